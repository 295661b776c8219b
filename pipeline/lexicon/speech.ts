/** Words of speech: which verbs quote somebody and what must follow them, who can speak, and which nouns only pass on what others say. */
import lists from "./en/attribution.json" with { type: "json" };
import { inflected, singular } from "./words.ts";

/**
 * What a verb asks for before it quotes somebody: `say` nothing; `that` a clause ("claims that", never "claimed 40 lives"); `figure` a figure as its
 * object ("expects 40 boats"); `at` a figure behind "at" ("puts the cost at"); `see` an outlook ("sees losses of"); `demand` what somebody wants;
 * `quote` a quotation; `colon` a colon.
 */
export type SpeechKind = "say" | "that" | "figure" | "at" | "see" | "demand" | "quote" | "colon";

const finite = (bases: readonly string[]): string[] =>
  bases.flatMap((base) => inflected(base).filter((form) => !form.endsWith("ing") || form === base));

const kinds = new Map<string, SpeechKind>([
  ...lists.demand.map((form) => [form, "demand"] as const),
  ...[...finite(lists.quoteOnly), ...lists.quoteForms].map((form) => [form, "quote"] as const),
  ...finite(lists.colonOnly).map((form) => [form, "colon"] as const),
  ...lists.foreseeing.map((form) => [form, "see"] as const),
  ...lists.at.map((form) => [form, "at"] as const),
  ...[...finite(lists.figure), ...lists.figureForms].map((form) => [form, "figure"] as const),
  ...[...finite(lists.that), ...lists.thatForms].map((form) => [form, "that"] as const),
  ...[...finite(lists.say), ...lists.sayForms].map((form) => [form, "say"] as const),
]);

/** How a finite form quotes, or null for a word that quotes nobody. */
export const speechKind = (word: string): SpeechKind | null => kinds.get(word) ?? null;

const roles = new Set(lists.roles);
const bodies = new Set(lists.bodies);
const marks = new Set(lists.companyMarks);
const peoples = new Set(lists.peoples);
const masculine = new Set(lists.masculine);
const feminine = new Set(lists.feminine);
const honorifics = new Set(lists.honorifics);
const owned = new Set([...lists.sources, ...lists.publications]);
const commercial = new Set(lists.commercial);

const bare = (word: string): string => word.toLowerCase().replace(/\.$/, "");

export const isHonorific = (word: string): boolean => honorifics.has(bare(word));
/** "spokesman", "mayor": a person in singular. */
export const isRole = (word: string): boolean => roles.has(bare(word));
/** "officials", "police": several people. */
export const isPeople = (word: string): boolean => peoples.has(bare(word)) || roles.has(pluralOf(bare(word)) ?? "");
/** "ministry", "company": a body in singular. */
export const isBody = (word: string): boolean => bodies.has(bare(word));
/** A body that does business: "the firm" can be any company. */
export const isCommercial = (word: string): boolean => commercial.has(bare(word));
/** A word in the names of bodies: "Bank", "Inc". */
export const isBodyMark = (word: string): boolean => marks.has(bare(word)) || bodies.has(bare(word));
/** "report", "figures": what somebody published. */
export const isSource = (word: string): boolean => owned.has(bare(word)) || owned.has(singular(bare(word)));

const pluralOf = (word: string): string | null => (singular(word) === word ? null : singular(word));

/** The pronoun of a word that tells the sex of a person: "Mrs", "spokesman". */
export function pronounOf(word: string): "he" | "she" | null {
  if (masculine.has(bare(word))) return "he";
  return feminine.has(bare(word)) ? "she" : null;
}
