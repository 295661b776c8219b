/** One paragraph of a Word document while it is read: its runs as text, with marks and hidden words left out. */
import type { Line } from "./body.ts";
import type { Role } from "./styles.ts";

export class Paragraph {
  role: Role = "paragraph";
  /** Whether the end of the paragraph was deleted, so that the next one goes on with it. */
  isOpenEnded = false;
  /** What stands in the text boxes that are anchored here. */
  readonly boxes: Line[] = [];
  private text = "";
  private isHidden = false;
  private isRaised = false;

  /** The role of its style; being in a list, which some programs write first, says more than a style without one. */
  setRole(role: Role): void {
    if (role !== "paragraph") this.role = role;
  }

  /** An element inside the paragraph, with its value and its type. */
  open(name: string, value: string, type: string | undefined, path: readonly string[]): void {
    const isMarkOfParagraph = path.at(-1) === "rPr" && path.at(-2) === "pPr";
    if (name === "r") {
      this.isHidden = false;
      this.isRaised = false;
    } else if (isMarkOfParagraph) {
      if (name === "del" || name === "moveFrom") this.isOpenEnded = true;
    } else if (name === "vanish") this.isHidden = isOn(value);
    else if (name === "vertAlign") this.isRaised = value === "superscript";
    else if (name === "numId") this.setListed(value);
    else if (name === "outlineLvl" && Number(value) < 9 && this.role === "paragraph") this.role = "heading";
    else this.writeSign(name, type);
  }

  write(text: string): void {
    if (!this.isHidden) this.text += this.isRaised ? raised(text, this.text) : text;
  }

  /** The paragraph's text, in several where empty lines divide it. */
  texts(): string[] {
    return this.text.split(/\n[^\S\n]*\n/).map((text) => text.replace(/\s+/g, " "));
  }

  private writeSign(name: string, type: string | undefined): void {
    if (this.isHidden) return;
    if (name === "tab" || name === "ptab") this.text += "\t";
    else if (name === "noBreakHyphen") this.text += "-";
    else if ((name === "br" || name === "cr") && type !== "page" && type !== "column") this.text += "\n";
  }

  private setListed(list: string): void {
    if (list === "0" && this.role === "item") this.role = "paragraph";
    if (list !== "0" && this.role === "paragraph") this.role = "item";
  }
}

const isOn = (value: string): boolean => !/^(?:0|false|off)$/.test(value);

const powers = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];

/**
 * Raised figures are marks of notes, which would make another number of the one before them, unless they are the power of a length or of ten.
 * Raised letters ("4th") are part of the word.
 */
function raised(text: string, before: string): string {
  if (!/^[\d\s,*†‡§()[\]-]+$/.test(text)) return text;
  const isPower = /(?:[\s\d/(]|^)(?:[kcm]?m|ft|mi|yd)$/.test(before) ? /^[23]$/.test(text) : /(?:^|\D)10$/.test(before);
  return isPower ? text.replace(/\d/g, (digit) => powers[Number(digit)] ?? digit).replace("-", "⁻") : "";
}
