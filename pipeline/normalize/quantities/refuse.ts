/** Numerals that are no figures: dates, labels, names, scores, set phrases. Each rule has a name and is one general pattern of news prose. */
import type { Numeral } from "./numerals.ts";
import { ageRules } from "./refuse/ages.ts";
import { dateRules } from "./refuse/dates.ts";
import { nameRules } from "./refuse/names.ts";
import { proseRules } from "./refuse/prose.ts";
import { referenceRules } from "./refuse/references.ts";
import type { Rule } from "./refuse/rule.ts";
import { scoreRules } from "./refuse/scores.ts";
import type { Token } from "./tokens.ts";

/** In this order; the first that refuses gives its name. */
const rules: readonly Rule[] = [
  ...dateRules,
  ...referenceRules,
  ...nameRules,
  ...scoreRules,
  ...ageRules,
  ...proseRules,
];

const ofDigits = rules.filter((rule) => rule.of !== "words");
const ofWords = rules.filter((rule) => rule.of !== "digits");

/** Why a numeral is no figure, by the name of the rule, or null when it is one. */
export function refusal(tokens: readonly Token[], numeral: Numeral): string | null {
  for (const rule of tokens[numeral.from]?.kind === "number" ? ofDigits : ofWords)
    if (rule.refuses(tokens, numeral)) return rule.name;
  return null;
}
