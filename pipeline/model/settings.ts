/** Settings of a briefing, as briefing.yml beside the sources, the environment and the flags say them: what it is called and what it shows. */
import type { SectionId } from "./briefing.ts";
import { defaultTheme, type Theme } from "./theme.ts";

export const languages = ["en", "en-GB", "en-US"] as const;
export const paperSizes = ["a4", "letter"] as const;

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
  theme: Theme;
}

export const defaultSettings: Settings = {
  title: null,
  subtitle: null,
  audience: null,
  language: "en",
  asOf: null,
  without: [],
  theme: defaultTheme,
};
