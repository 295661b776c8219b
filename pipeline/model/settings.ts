/** Settings of a briefing, as briefing.yml beside the sources, the environment and the flags say them: what it is called and what it shows. */
import type { Address } from "./address.ts";
import type { SectionId } from "./briefing.ts";
import { defaultTheme, type Theme } from "./theme.ts";

export const languages = ["en", "en-GB", "en-US"] as const;
export const paperSizes = ["a4", "letter"] as const;

/** How numbers are written, told by an example: the mark between thousands and the one before decimals. */
export const numberMarks = ["1,234.5", "1 234.5", "1 234,5", "1.234,5", "1234.5", "1234,5"] as const;
/** Millions and more as "5.3 billion", "5.3bn" or "5,300,000,000". */
export const largeNumbers = ["words", "letters", "digits"] as const;
export const percentForms = ["percent", "per cent", "%"] as const;

/** The house style of the briefing's numbers. Quoted words keep their own. */
export interface NumberStyle {
  marks: (typeof numberMarks)[number];
  large: (typeof largeNumbers)[number];
  percent: (typeof percentForms)[number];
}

/** What amounts of money are worth in one currency, by rates that the user gives: nothing is looked up. */
export interface Conversion {
  /** ISO 4217. */
  currency: string;
  /** How many units of it one unit of another currency is, by the code of that. */
  rates: Readonly<Record<string, number>>;
  /** The day of the rates, `YYYY-MM-DD`; null when it is not said. */
  asOf: string | null;
}

/** What can be set for one run as well, by a flag or the environment, by its key in briefing.yml. */
export const overrideKeys = [
  "title",
  "subtitle",
  "organisation",
  "audience",
  "classification",
  "language",
  "paper",
  "as-of",
] as const;

/** Settings of one run, which beat those of the folder. Each is right by itself, as a setting of briefing.yml is. */
export type Overrides = {
  [Key in (typeof overrideKeys)[number]]?: Key extends "language"
    ? Settings["language"]
    : Key extends "paper"
      ? (typeof paperSizes)[number]
      : string;
};

export interface Settings {
  /** Null: taken from what the articles report most. */
  title: string | null;
  subtitle: string | null;
  /** Whom the briefing is for. */
  audience: string | null;
  /** The English it is written in, for readers aloud and hyphenation. */
  language: (typeof languages)[number];
  /** The day that the briefing bears, `YYYY-MM-DD`; null for that of the newest article. */
  asOf: string | null;
  /** Sections that are left out. */
  without: readonly SectionId[];
  numbers: NumberStyle;
  /** Null: amounts are given as the sources give them, and only so. */
  conversion: Conversion | null;
  theme: Theme;
  /** Who gets the briefing by mail. */
  recipients: readonly Address[];
  /** Who the mail is from. */
  sender: Address | null;
  /** Where the briefing lies for those who get it. */
  link: string | null;
}

export const defaultSettings: Settings = {
  title: null,
  subtitle: null,
  audience: null,
  language: "en",
  asOf: null,
  without: [],
  numbers: { marks: "1,234.5", large: "words", percent: "percent" },
  conversion: null,
  theme: defaultTheme,
  recipients: [],
  sender: null,
  link: null,
};
