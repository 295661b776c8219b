/** People: which of the names that a document quotes are persons and no firms. */
import lists from "../../lexicon/en/names.json" with { type: "json" };
import { isCapital, withoutPossessive } from "../grammar/words.ts";
import type { Token } from "../quantities/tokens.ts";
import { hasRole, isRole } from "./name-runs.ts";

const pronouns = new Set(lists.personal);

/** Those of the quoted names that a role, an age or "who" stands beside, or whose surname stands alone elsewhere ("Lee said"). */
export function findPeople(quoted: readonly string[], sentences: readonly (readonly Token[])[]): string[] {
  const bySurname = new Map(quoted.map((name) => [name.split(" ").at(-1) ?? "", name] as const));
  const people = new Set(quoted.filter(hasRole));
  for (const tokens of sentences)
    tokens.forEach((token, at) => {
      const name = bySurname.get(withoutPossessive(token.text));
      if (name !== undefined && !people.has(name) && isPersonAt(tokens, at, name.split(" "))) people.add(name);
    });
  return [...people];
}

/** Whether a surname at a place is told of as a person's. */
function isPersonAt(tokens: readonly Token[], at: number, name: readonly string[]): boolean {
  const from = at - name.length + 1;
  const whole = name.every((word, index) => tokens[from + index]?.text.startsWith(word));
  if (!whole) return name.length > 1 && !isCapital(tokens[at - 1]);
  return isRole(tokens[from - 1]?.lower ?? "") || isExplained(tokens, at + 1);
}

/** "Ann Lee, 34", "Ann Lee, who", "Ann Lee, the group's chief executive"; "Ann Lee said he". */
function isExplained(tokens: readonly Token[], comma: number): boolean {
  if (tokens.slice(comma, comma + 3).some(({ lower }) => pronouns.has(lower))) return true;
  if (tokens[comma]?.text !== ",") return false;
  const next = tokens.slice(comma + 1, comma + explained);
  const end = next.findIndex(({ text }) => text === ",");
  const words = end < 0 ? next : next.slice(0, end);
  return words[0]?.lower === "who" || /^\d\d$/.test(words[0]?.text ?? "") || words.some(({ lower }) => isRole(lower));
}

/** How far an explanation after a name is read. */
const explained = 8;
