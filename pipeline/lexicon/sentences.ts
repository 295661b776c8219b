/** Which full stops belong to an abbreviation, as English prints them. */
import abbreviations from "./en/abbreviations.json" with { type: "json" };

/**
 * What a full stop after a word may mean: `never` ends a sentence ("Dr."), ends it unless a number follows ("No."), never before a small
 * letter or a number ("Jan."), or may well end it ("Inc.", "a.m.").
 */
export type AbbreviationKind = "title" | "beforeNumber" | "inside" | "either";

const kinds = new Map<string, AbbreviationKind>([
  ...abbreviations.either.map((word): [string, AbbreviationKind] => [word, "either"]),
  ...abbreviations.inside.map((word): [string, AbbreviationKind] => [word, "inside"]),
  ...abbreviations.beforeNumber.map((word): [string, AbbreviationKind] => [word, "beforeNumber"]),
  ...abbreviations.title.map((word): [string, AbbreviationKind] => [word, "title"]),
]);

/** The kind of an abbreviation, without its last full stop; null for an ordinary word. */
export const abbreviationKind = (word: string): AbbreviationKind | null => kinds.get(word) ?? null;
