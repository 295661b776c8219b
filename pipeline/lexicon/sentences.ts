/** Which full stops belong to an abbreviation, as English prints them. */
import abbreviations from "./en/abbreviations.json" with { type: "json" };

/**
 * What a full stop after a word may mean: `never` ends a sentence ("Dr."), goes on with a number or a name ("No.", "Jan."), or may end it: before a word that opens
 * sentences ("Inc."), or before any that does not say when ("a.m.").
 */
export type AbbreviationKind = "title" | "beforeNumber" | "inside" | "either" | "time";

const kinds = new Map<string, AbbreviationKind>([
  ...abbreviations.time.map((word): [string, AbbreviationKind] => [word, "time"]),
  ...abbreviations.either.map((word): [string, AbbreviationKind] => [word, "either"]),
  ...abbreviations.inside.map((word): [string, AbbreviationKind] => [word, "inside"]),
  ...abbreviations.beforeNumber.map((word): [string, AbbreviationKind] => [word, "beforeNumber"]),
  ...abbreviations.title.map((word): [string, AbbreviationKind] => [word, "title"]),
]);

/** The kind of an abbreviation, without its last full stop; null for an ordinary word. */
export const abbreviationKind = (word: string): AbbreviationKind | null => kinds.get(word) ?? null;
