/** Outcomes: what became of those counted: "12 people were killed", "injuring 12", "the number of people known to have died". */
import outcomes from "../../../lexicon/en/outcomes.json" with { type: "json" };
import { isAuxiliary, isPlural } from "../../../lexicon/words.ts";
import { leftOf } from "../../grammar/scene.ts";
import { lowerAt, type Range } from "../../grammar/words.ts";
import type { Token } from "../../quantities/tokens.ts";
import type { Question } from "./described.ts";
import { lacking, stateAfter } from "./predicate.ts";

/** "the deaths of three sailors", "the arrest of 12 looters": nouns that tell what happened. */
export const happenings = new Set(outcomes.flatMap(({ nouns = [] }: { nouns?: string[] }) => nouns));
/** What happens to people where nothing else is named: "12 were killed", but not "12 were damaged". */
export const harmful = new Set(outcomes.filter(({ harmsPeople }) => harmsPeople).map(({ outcome }) => outcome));
const outcomeOf = new Map(outcomes.flatMap(({ outcome, forms }) => forms.map((form) => [form, outcome] as const)));

/** What happened to the counted: a participle after them or the verb that governs them. */
export function outcomeNear(tokens: readonly Token[], quantity: Range): string | null {
  const words = tokens.slice(quantity.from, quantity.to).map((token) => outcomeOf.get(token.lower));
  const inside = words.find((outcome) => outcome !== undefined);
  if (inside !== undefined) return inside;
  const governed = governing(tokens, quantity.from);
  if (governed !== null) return governed;
  for (let at = quantity.to; at < quantity.to + 8; at += 1) {
    const word = tokens[at]?.lower ?? "";
    const outcome = outcomeOf.get(word);
    if (outcome !== undefined) return outcome;
    const passed = isAuxiliary(word) || isPlural(word) || /ly$/.test(word) || passing.test(word);
    if (!passed || (word === "and" && !isPlural(tokens[at + 1]?.text ?? ""))) break;
  }
  return null;
}

/** Words that may stand between the counted and what became of them. */
const passing =
  /^(?:also|still|now|confirmed|reported|listed|known|feared|believed|presumed|taken|held|as|to|of|them|more|and|who|that)$/;

function governing(tokens: readonly Token[], from: number): string | null {
  for (let at = from - 1; at >= Math.max(0, from - 3); at -= 1) {
    const word = tokens[at]?.lower ?? "";
    const outcome = outcomeOf.get(word);
    if (outcome !== undefined) return outcome;
    if (word === "of" && happenings.has(tokens[at - 1]?.lower ?? "")) continue;
    if (!/^(the|a|an|some|another|confirmed)$/.test(word)) return null;
  }
  return null;
}

/**
 * "damaged 304 huts, 28 boats and 3 piers": what happened to the first of a list happened to all; "including 17 sailors" as well; not in "killed 12 and
 * 30 were taken to hospital", where something else is said of the second.
 */
export function listedOutcome(question: Question): string | null {
  const { reading, scene, at, earlier } = question;
  const [last, own] = [reading.quantities[at - 1], reading.quantities[at]];
  const suffix = earlier[at - 1]?.suffix.replace("people ", "") ?? "";
  if (last === undefined || own === undefined || !outcomes.some(({ outcome }) => outcome === suffix)) return null;
  if (scene.words.verb[own.to] || lacking(scene.words, own.to) !== "") return null;
  const joint = reading.tokens.slice(last.to, own.from).map(({ lower }) => lower);
  return /^(?:,|and|,and|,?including)$/.test(joint.join("")) ? suffix : null;
}

/** "left 400 without power", "12 were taken hostage and 30 were taken to hospital": what is said of people that the sentence does not name; else nothing. */
export function stateOfPeople({ reading, scene, at, earlier }: Question): string {
  const { from = 0, to = 0 } = reading.quantities[at] ?? {};
  const before = reading.quantities.slice(0, at).findLastIndex(({ noun }) => noun !== null);
  if (before >= 0 && reading.quantities[before]?.noun?.head !== "person") return "";
  const leaves = /^(?:left|leaves?|leaving)$/.test(lowerAt(scene.words, leftOf(scene.words, from) - 1));
  const ofPeople =
    earlier[at - 1]?.suffix.startsWith("people ") === true && /^(?:,|and)$/.test(lowerAt(scene.words, from - 1));
  if (!leaves && !ofPeople) return "";
  return lacking(scene.words, to) || (ofPeople ? stateAfter(scene.words, to) : "");
}
