/** Kinds: whether a name is that of a person, of several, or of a body, as far as its words tell; and which pronouns fit it. */
import { isBody, isBodyMark, isHonorific, isPeople, isRole, pronounOf } from "../../../lexicon/speech.ts";
import { isPlural } from "../../../lexicon/words.ts";
import type { Pronoun } from "./who.ts";

export type Kind = "person" | "people" | "body" | "unknown";

export function kindOf(name: string): Kind {
  const words = name.split(" ");
  const head = words.at(-1) ?? "";
  const capital = /\p{Lu}/u.test(head);
  const of = words.findIndex((word) => /^(?:of|at|for|from|with|familiar)$/.test(word));
  const noun = (of > 0 ? words[of - 1] : head) ?? "";
  if (isHonorific(words[0] ?? "") && words.length > 1) return "person";
  if (isPeople(noun)) return "people";
  if (!capital || of > 0) {
    if (isRole(noun)) return "person";
    if (isBody(noun) || isBodyMark(noun)) return "body";
    return isPlural(noun) ? "people" : "unknown";
  }
  if (isBodyMark(head) || /^\p{Lu}{2,}$/u.test(name)) return "body";
  return words.length > 1 && words.slice(0, -1).some((word) => isRole(word) || isHonorific(word))
    ? "person"
    : "unknown";
}

/** The pronoun that the words of a name tell: "Ms Prado", "a spokesman". */
export function toldPronoun(name: string): "he" | "she" | null {
  return name.split(" ").reduce<"he" | "she" | null>((found, word) => found ?? pronounOf(word), null);
}

/** Whether a pronoun can stand for something of a kind. */
export function fits(pronoun: Pronoun, kind: Kind): boolean {
  if (pronoun === "they") return kind !== "person";
  return pronoun === "it" ? kind === "body" || kind === "unknown" : kind === "person" || kind === "unknown";
}
