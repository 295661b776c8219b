/** The styles of a Word document: what kind of paragraph each makes. Their ids are in the language of the program, their names in English. */
import { walkXml } from "./xml.ts";

/** "out" is what a document prints without saying it: a table of contents, notes, what stands at the edge of each page. */
export type Role = "title" | "author" | "heading" | "item" | "caption" | "paragraph" | "out";

interface Style {
  name: string;
  basedOn: string | null;
  isHeading: boolean;
  isItem: boolean;
}

/** A style may be based on another, and that on another, in a ring if the file is broken. */
const chainLimit = 20;

/** The role of a paragraph with a certain style. */
export function readStyles(xml: string): (styleId: string) => Role {
  const styles = new Map<string, Style>();
  let open: Style | null = null;
  walkXml(xml, {
    open(name, { styleId, val = "" }, path) {
      if (name === "style" && styleId !== undefined) {
        open = { name: "", basedOn: null, isHeading: false, isItem: false };
        styles.set(styleId, open);
      }
      if (open === null) return;
      if (name === "name" && path.at(-1) === "style") open.name = val.toLowerCase();
      if (name === "basedOn") open.basedOn = val;
      if (name === "outlineLvl") open.isHeading = Number(val) < 9;
      if (name === "numId") open.isItem = val !== "0";
    },
    close(name) {
      if (name === "style") open = null;
    },
  });
  return (styleId) => {
    let id: string | null = styleId;
    for (let steps = 0; id !== null && steps < chainLimit; steps += 1) {
      const style = styles.get(id);
      // A document without its styles still names the common ones by their id.
      const role = style === undefined ? roleOf(named(id.toLowerCase())) : roleOf(style);
      if (role !== null) return role;
      id = style?.basedOn ?? null;
    }
    return "paragraph";
  };
}

const named = (name: string): Style => ({ name, basedOn: null, isHeading: false, isItem: false });

function roleOf({ name, isHeading, isItem }: Style): Role | null {
  if (name === "title") return "title";
  if (name === "author") return "author";
  if (name === "caption") return "caption";
  if (/^(?:toc|index|table of|footnote|endnote|annotation|header|footer)\b/.test(name)) return "out";
  if (isHeading || /^heading ?[1-9]$/.test(name)) return "heading";
  return isItem || /^list\b/.test(name) ? "item" : null;
}
