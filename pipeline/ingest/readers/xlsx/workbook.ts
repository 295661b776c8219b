/** What a workbook says for all its sheets: their names, which are hidden, the texts they share and how their numbers are shown. */
import { readXml } from "./xml.ts";

export interface Sheet {
  name: string;
  hidden: boolean;
  /** Path of its part in the file. */
  part: string;
}

export interface Workbook {
  sheets: Sheet[];
  strings: string[];
  /** By the number of a cell's style: a format code, or the number of one that every program has built in. */
  formats: (string | number)[];
  /** Days are counted from 1904, as old programs for the Macintosh did. */
  from1904: boolean;
}

/** Reads the parts that every sheet refers to; a part that is missing counts as empty. */
export function readWorkbook(part: (path: string) => string): Workbook {
  const targets = new Map<string, string>();
  readXml(part("xl/_rels/workbook.xml.rels"), {
    open: (name, attribute) => {
      if (name === "Relationship") targets.set(attribute("Id"), pathOf(attribute("Target")));
    },
  });
  const sheets: Sheet[] = [];
  let from1904 = false;
  readXml(part("xl/workbook.xml"), {
    open: (name, attribute) => {
      if (name === "workbookPr") from1904 = isTrue(attribute("date1904"));
      const path = name === "sheet" ? targets.get(attribute("r:id")) : undefined;
      if (path !== undefined)
        sheets.push({ name: attribute("name"), hidden: /^(?:very)?hidden$/i.test(attribute("state")), part: path });
    },
  });
  return {
    sheets,
    from1904,
    strings: readStrings(part("xl/sharedStrings.xml")),
    formats: readFormats(part("xl/styles.xml")),
  };
}

/** Targets are relative to the folder of the workbook, or begin at the root. */
const pathOf = (target: string): string => (target.startsWith("/") ? target.slice(1) : `xl/${target}`);

export const isTrue = (value: string): boolean => value === "1" || value === "true";

/** The shared texts; readings of Japanese words are no part of them. */
function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let open = false;
  let aside = false;
  readXml(xml, {
    open: (name) => {
      if (name === "si") strings.push("");
      if (name === "t") open = true;
      if (name === "rPh") aside = true;
    },
    text: (text) => {
      if (open && !aside) strings[strings.length - 1] += text;
    },
    close: (name) => {
      if (name === "t") open = false;
      if (name === "rPh") aside = false;
    },
  });
  return strings;
}

function readFormats(xml: string): (string | number)[] {
  const codes = new Map<number, string>();
  const formats: (string | number)[] = [];
  let inCells = false;
  readXml(xml, {
    open: (name, attribute) => {
      if (name === "numFmt") codes.set(Number(attribute("numFmtId")), attribute("formatCode"));
      if (name === "cellXfs") inCells = true;
      if (name === "xf" && inCells) {
        const id = Number(attribute("numFmtId"));
        formats.push(codes.get(id) ?? id);
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return formats;
}
