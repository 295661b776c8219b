/** One walk over a page for the days that it prints: each with what is printed or marked up beside it. */
import type { DayLabel, WholeDay } from "../../../../lexicon/whole-days.ts";
import { dayLabel, findWholeDays } from "../../../../lexicon/whole-days.ts";
import type { PageElement, PageNode } from "../dom.ts";
import { tidy } from "../dom.ts";
import type { Named } from "./parts.ts";
import { inline, partBeside, readNames, sections, silent } from "./parts.ts";

/** A day that a page prints. */
export interface Printed {
  /** `YYYY-MM-DD` */
  day: string;
  /** What it was read from. */
  surface: string;
  /** How it is marked up: as the day of publication, as a time, as a date by the name of its element, or not at all. */
  mark: "published" | "time" | "named" | "none";
  label: DayLabel | null;
  /** True for the text of the page, false for an attribute or a script. */
  shown: boolean;
  /** True when hardly anything but the day stands in its line. */
  alone: boolean;
  /** How many characters of the page's text stand before it. */
  at: number;
  beside: readonly Beside[];
}

/** An element that may be a part beside the article: comments, other stories, menus. */
export interface Beside {
  element: PageElement;
  kind: "comment" | "other";
}

export interface Heading {
  element: PageElement;
  level: number;
  text: string;
  /** How many characters of the page's text stand before its end. */
  at: number;
  beside: readonly Beside[];
}

export interface PrintedDays {
  days: Printed[];
  headings: Heading[];
  scripts: string[];
}

/** Deeper elements are not looked into, nor are there more days or headings, parts around a day and texts of marked elements at once than this. */
const depthLimit = 400;
const dayLimit = 400;
const besideLimit = 20;
const openLimit = 6;
/** A longer text is prose: only a day with which it opens counts. A longer line, or script, holds no day for a reader. Characters. */
const shortText = 160;
const opening = 60;
const aloneLimit = 60;

/** A marked element whose text is being gathered. */
interface Open extends Pick<Printed, "mark" | "at" | "beside"> {
  text: string;
  /** What stands before it. */
  before: string;
  changed: boolean;
}

/** Walks the page once. Linear in its size: every text is looked at as often as marked elements are open, at most six times. */
export function readPrintedDays(root: PageElement, language: string): PrintedDays {
  return new Walk(language).over(root);
}

class Walk {
  readonly #language: string;
  readonly #found: PrintedDays = { days: [], headings: [], scripts: [] };
  readonly #open: Open[] = [];
  /** Most elements of a page are named like others. */
  readonly #named = new Map<string, Named>();
  #line = "";
  #lineBefore = "";
  #lastRead: { text: string; days: readonly WholeDay[] } = { text: "", days: [] };
  #at = 0;
  #sections = 0;

  constructor(language: string) {
    this.#language = language;
  }

  over(root: PageElement): PrintedDays {
    this.#visit(root, [], 0);
    this.#endLine([]);
    return this.#found;
  }

  #visit(node: PageNode, beside: readonly Beside[], depth: number): void {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) this.#add(child.textContent ?? "");
      else if (isElement(child) && depth < depthLimit) this.#enter(child, beside, depth + 1);
    }
  }

  #enter(element: PageElement, outer: readonly Beside[], depth: number): void {
    const tag = element.nodeName.toUpperCase();
    if (tag === "BR") this.#endLine(outer);
    if (tag === "SCRIPT") this.#script(element.textContent ?? "", outer);
    if (tag === "BR" || tag === "SCRIPT" || silent.has(tag)) return;
    const named = this.#names(`${element.className} ${element.id} ${element.getAttribute("itemprop") ?? ""}`);
    const kind = partBeside(tag, named, this.#sections > 0);
    const beside = kind === null || outer.length >= besideLimit ? outer : [...outer, { element, kind }];
    const block = !inline.has(tag);
    if (block) this.#endLine(outer);
    const mark = this.#mark(element, tag, named, beside);
    const section = sections.has(tag) ? 1 : 0;
    this.#sections += section;
    this.#visit(element, beside, depth);
    this.#sections -= section;
    if (mark !== null) this.#close(mark);
    if (/^H[1-6]$/.test(tag)) this.#heading(element, Number(tag[1]), beside);
    if (block) this.#endLine(beside);
    else this.#add(" ");
  }

  #names(names: string): Named {
    const known = this.#named.get(names) ?? readNames(names);
    this.#named.set(names, known);
    return known;
  }

  /** Notes what the attributes of a marked element say, and lets its text be gathered. */
  #mark(element: PageElement, tag: string, named: Named, beside: readonly Beside[]): Open | null {
    const time = tag === "TIME" || tag === "ABBR";
    if (!time && !named.day) return null;
    const published = named.publication || element.getAttribute("pubdate") !== null;
    const open: Open = {
      text: "",
      before: this.#line.trim() === "" ? this.#lineBefore : this.#line.slice(-opening),
      at: this.#at,
      mark: published ? "published" : time ? "time" : "named",
      changed: named.change,
      beside,
    };
    const stated =
      element.getAttribute("datetime") ??
      element.getAttribute("content") ??
      element.getAttribute("data-date") ??
      element.getAttribute("data-datetime") ??
      (tag === "ABBR" || published ? element.getAttribute("title") : null);
    if (stated !== null) this.#marked(tidy(stated.slice(0, shortText)), open, false);
    if (this.#open.length >= openLimit) return null;
    this.#open.push(open);
    return open;
  }

  #close(open: Open): void {
    this.#open.splice(this.#open.indexOf(open), 1);
    if (open.text.length <= shortText) this.#marked(tidy(open.text), open, true);
  }

  #marked(text: string, { before, changed, ...place }: Open, shown: boolean): void {
    for (const { day, start, end } of this.#read(text)) {
      const label = changed ? "updated" : dayLabel(`${before} ${text.slice(0, start)}`.slice(-opening));
      const { mark, at, beside } = place;
      this.#note({ day, surface: text, mark, label, shown, alone: standsAlone(text, start, end), at, beside });
    }
  }

  /** Elements in one another often hold the same text. */
  #read(text: string): readonly WholeDay[] {
    if (text !== this.#lastRead.text) this.#lastRead = { text, days: findWholeDays(text, this.#language) };
    return this.#lastRead.days;
  }

  #note(day: Printed): void {
    if (this.#found.days.length < dayLimit) this.#found.days.push(day);
  }

  #add(text: string): void {
    this.#at += text.length;
    if (this.#line.length <= 2 * shortText) this.#line += text;
    for (const open of this.#open) if (open.text.length <= 2 * shortText) open.text += text;
  }

  #heading(element: PageElement, level: number, beside: readonly Beside[]): void {
    const text = tidy(this.#line);
    if (text !== "" && this.#found.headings.length < dayLimit)
      this.#found.headings.push({ element, level, text, at: this.#at, beside });
  }

  #endLine(beside: readonly Beside[]): void {
    const text = tidy(this.#line);
    this.#line = "";
    for (const open of this.#open) open.text += " ";
    if (text === "") return;
    const read = text.length <= shortText ? text : text.slice(0, opening);
    for (const { day, start, end } of this.#read(read)) {
      const label = dayLabel(`${start === 0 ? this.#lineBefore : ""} ${text.slice(0, start)}`.slice(-opening));
      const at = this.#at - text.length;
      const alone = standsAlone(text, start, end);
      this.#note({ day, surface: text, mark: "none", label, shown: true, alone, at, beside });
    }
    this.#lineBefore = text.length <= 30 ? text : "";
  }

  /** A short script in the middle of the text writes what it holds at its place. */
  #script(code: string, beside: readonly Beside[]): void {
    this.#found.scripts.push(code);
    if (code.length > shortText) return;
    for (const { day } of this.#read(code)) {
      this.#note({ day, surface: code, mark: "none", label: null, shown: false, alone: true, at: this.#at, beside });
    }
  }
}

/** Nothing but names, labels and a time of day; or a paragraph that opens with the day, as a report does. */
function standsAlone(text: string, start: number, end: number): boolean {
  const after = text.slice(end);
  if (start === 0 && /^[ ,|]{0,3}(?:--?|[–—:])\s/.test(after)) return true;
  const rest = text.slice(0, start) + after;
  if (rest.length >= aloneLimit) return false;
  const timed = /^,?\s(?:\p{L}{1,3}\s)?\d{1,2}[:.]\d\d(?!\d)/u.test(after);
  return timed || !/\d/.test(rest.replace(/\d{1,2}(?:[:.h]\d{2}){1,2}/g, ""));
}

const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;
