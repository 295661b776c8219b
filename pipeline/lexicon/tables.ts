/** Words of tables: what the head of a column says of it, and how units, missing values and totals are written there. */
import type { Modality } from "../model/claim.ts";
import tables from "./en/tables.json" with { type: "json" };

export type HeadRole = "identifier" | "period" | "unit" | "metric" | "value" | "entity";

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[.:*_]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();

const roles = tables.roles.map(({ role, whole, endings }) => ({
  role: role as HeadRole,
  whole: new Set(whole),
  endings: new Set(endings),
}));

/** What kind of column a head names; null for one that says what is measured. */
export function headRole(head: string): HeadRole | null {
  const words = plain(head);
  const last = words.split(" ").at(-1) ?? "";
  const found = roles.find(({ whole, endings }) => whole.has(words) || (words !== last && endings.has(last)));
  return found?.role ?? null;
}

const totals = new Set(tables.totals);
const missing = new Set(tables.missing);
const scales = new Map(Object.entries(tables.scales));
const moneyScales = new Map(Object.entries(tables.moneyScales));
const fillers = new Set(tables.unitFillers);
const changes = new Set(tables.changes);
const shares = new Set(tables.shares);
const notCounted = new Set(tables.notCounted);
const generic = new RegExp(tables.genericTitles, "i");
const notes = new RegExp(tables.notes, "i");

/** A row that sums up the others. */
export const isTotal = (label: string): boolean => totals.has(plain(label));
/** A cell that says there is no value. */
export const isMissing = (cell: string): boolean => missing.has(cell.toLowerCase());
/** "million", "'000"; null for any other word. */
export const scaleWord = (word: string): number | null => scales.get(word.toLowerCase()) ?? null;
/** "m" beside a currency. */
export const moneyScale = (word: string): number | null => moneyScales.get(word.toLowerCase()) ?? null;
/** Words beside a unit that change nothing: "in", "current". */
export const isUnitFiller = (word: string): boolean => fillers.has(word.toLowerCase());
export const isChangeWord = (word: string): boolean => changes.has(word.toLowerCase());
export const isShareWord = (word: string): boolean => shares.has(word.toLowerCase());
/** Plurals that are paid or measured rather than counted; lower case. */
export const isNotCounted = (word: string): boolean => notCounted.has(word);
/** A name that a program gives to a sheet. */
export const isGenericTitle = (title: string): boolean => generic.test(title);
/** A line below a table that says where it is from. */
export const isTableNote = (line: string): boolean => notes.test(line);

/** What a word ("forecast") or a mark behind a year ("2027F") says of a figure; null when it says nothing. */
export function tableModality(word: string, glued: boolean): Modality | null {
  const lower = word.toLowerCase().replace(/\.$/, "");
  const entry = tables.modalities.find(({ words, marks }) => (glued ? marks : words).includes(lower));
  return (entry?.modality as Modality | undefined) ?? null;
}

/** For the tests. */
export const tableRoles = tables.roles;
export const tableModalities = tables.modalities;
