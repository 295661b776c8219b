/** Background: figures that are kept but not shown as ones of their own, each by a named rule. */
import asides from "../../lexicon/en/asides.json" with { type: "json" };
import attribution from "../../lexicon/en/attribution.json" with { type: "json" };
import outcomes from "../../lexicon/en/outcomes.json" with { type: "json" };
import plans from "../../lexicon/en/plans.json" with { type: "json" };
import { unitEntry } from "../../lexicon/units.ts";
import { isAuxiliary, isPlural, singular } from "../../lexicon/words.ts";
import type { Range } from "../grammar/words.ts";
import type { Quantity } from "../quantities/index.ts";
import type { Token } from "../quantities/tokens.ts";
import { type Described, isOutcome } from "./metric/index.ts";

export interface Passing {
  /** The times that the sentence names. */
  periods: readonly Range[];
  tokens: readonly Token[];
  quantity: Quantity;
  described: Described;
  /** The metric's name as far as the sentence tells; empty when it tells nothing. */
  name: string;
  /** Said of what did not happen: "would have been 4 boats". */
  unreal: boolean;
}

/** The name of the rule by which a figure stands only in passing, or null. */
export const backgroundRule = (passing: Passing): string | null =>
  rules.find((rule) => rule.applies(passing))?.name ?? null;

const rules: { name: string; applies(passing: Passing): boolean }[] = [
  { name: "nothing says what it measures", applies: ({ name }) => name === "" },
  { name: "what did not happen", applies: ({ unreal }) => unreal },
  { name: "an age or a time ago", applies: isAge },
  {
    name: "part of a time",
    applies: ({ periods, quantity }) => periods.some(({ from, to }) => quantity.from >= from && quantity.to <= to),
  },
  { name: "part of a definition", applies: isDefinition },
  { name: "a kind of thing", applies: isKind },
  { name: "a stretch of time in passing", applies: isWhile },
  { name: "what somebody denies", applies: isDenied },
  { name: "those that are left out", applies: isLeftOut },
  { name: "one of a thing", applies: isSingle },
  { name: "how many told it", applies: isTelling },
  { name: "points of talk", applies: isTalk },
  { name: "how sure another figure is", applies: isConfidence },
  {
    name: "a vague number",
    applies: ({ quantity }) => quantity.form === "vague",
  },
  {
    name: "a multiple of nothing named",
    applies: ({ described }) => described.suffix === "multiple" && described.base === null,
  },
];

/** "a 22-year-old", "three years ago", "two days later". */
function isAge({ tokens, quantity }: Passing): boolean {
  if (quantity.unit === null || unitEntry(quantity.unit).dimension !== "time") return false;
  const next = tokens[quantity.to]?.lower ?? "";
  return /^(ago|later|earlier|old|-)$/.test(next) || /-old$/.test(tokens[quantity.to - 1]?.lower ?? "");
}

/** "a 12-inch pan", "the 180-day cruise", "a 4-digit code": a hyphen makes an adjective of the measure. */
function isKind({ tokens, quantity, described }: Passing): boolean {
  const compound = tokens[quantity.to]?.text === "-" && tokens[quantity.to]?.glued === true;
  if (quantity.noun === null && quantity.unit === null) return compound && tokens[quantity.to + 1]?.glued === true;
  if (quantity.unit === null || !kinds.has(unitEntry(quantity.unit).dimension) || described.suffix === "magnitude")
    return false;
  const inside = tokens.slice(quantity.from, quantity.to);
  const hyphen = inside.some(({ text, glued }) => glued && (text === "-" || /^-/.test(text)));
  return hyphen && tokens[quantity.to]?.kind === "word" && quantity.value.bound === "exact";
}

const lasting = /^(last|lasts|lasted|lasting|continue|continued|run|runs|ran|take|takes|took|taken)$/;

const kinds = new Set(["length", "time", "volume", "mass"]);

/** "for 15 years", "in three days", "over five years", "less than three months before": unless it is what took or lasted so long. */
function isWhile({ tokens, quantity }: Passing): boolean {
  if (quantity.unit === null || unitEntry(quantity.unit).dimension !== "time") return false;
  const skipped = /^(the|a|another|next|last|past|first|coming|these|those)$/;
  let at = quantity.from - 1;
  while (skipped.test(tokens[at]?.lower ?? "")) at -= 1;
  const [before, verb] = [tokens[at]?.lower ?? "", tokens[at - 1]?.lower ?? ""];
  if (lasting.test(verb) || lasting.test(before)) return false;
  if (tokens[quantity.from]?.lower === "over") return true;
  const after = tokens[quantity.to]?.lower ?? "";
  return (
    /^(for|in|after|over|during|by|at|until|through|every)$/.test(before) || /^(before|after|away|into)$/.test(after)
  );
}

/** "ferries with more than 200 cabins": says what kind of ferries. */
function isDefinition({ tokens, quantity }: Passing): boolean {
  const counted = quantity.noun !== null && isPlural(tokens[quantity.from - 2]?.text ?? "");
  return tokens[quantity.from - 1]?.lower === "with" && counted;
}

/** "a 95 percent confidence interval of 6 to 48 percent". */
function isConfidence({ tokens, quantity }: Passing): boolean {
  const level = /^(confidence|credible)$/.test(tokens[quantity.to]?.lower ?? "");
  return level || [1, 2].some((back) => tokens[quantity.from - back]?.lower === "interval");
}

/** "denied reports that 300 had died", "it is not true that 40 boats sank"; not "was denied a berth", "denied the claim and paid $4". */
function isDenied({ tokens, quantity: { from } }: Passing): boolean {
  for (let at = from - 1; at >= Math.max(0, from - denialReach); at -= 1) {
    const word = tokens[at]?.lower ?? "";
    if (/^(?:[.;:,"\u201c\u201d]|and|but|after|while)$/.test(word)) return false;
    const said = denying.has(word) && !/^(?:is|are|was|were|been|be)$/.test(tokens[at - 1]?.lower ?? "");
    if (said || (word === "true" && tokens[at - 1]?.lower === "not")) return true;
  }
  return false;
}

const denying = new Set(plans.denying);
/** How many words behind a denial what is denied may stand. */
const denialReach = 12;

/** "all but three of the 67 sailors were rescued": what is said holds for the others. */
function isLeftOut({ tokens, quantity: { from } }: Passing): boolean {
  return /^(but|except)$/.test(tokens[from - 1]?.lower ?? "") && tokens[from - 2]?.lower === "all";
}

/** "one boat", but not "one person was killed". */
function isSingle({ quantity }: Passing): boolean {
  return (
    quantity.form === "words" && quantity.value.low === 1 && quantity.noun !== null && quantity.noun.head !== "person"
  );
}

const tellers = new Set(asides.tellers);
const saying = new Set(attribution.saying);

/** "three people briefed on the plan", "two sources told", "according to two sources": not "two sources of income", "three people ... were killed". */
function isTelling({ tokens, quantity, described }: Passing): boolean {
  const head = tokens[quantity.to - 1]?.lower ?? "";
  if (quantity.noun === null || !tellers.has(singular(head)) || isOutcome(described)) return false;
  const reads = (words: string, from: number): boolean =>
    words.split(" ").every((word, at) => tokens[from + at]?.lower === word);
  if (asides.knowing.some((words) => reads(words, quantity.to))) return !isHarmed(tokens, quantity.to);
  const led = attribution.lead.some((words) => reads(words, quantity.from - words.split(" ").length));
  return singular(head) === "source" && (led || saying.has(tokens[quantity.to]?.lower ?? ""));
}

/** "three people familiar with the bay were killed": what happened to them follows, within a few words. */
function isHarmed(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 12 && !saying.has(tokens[at]?.lower ?? ""); at += 1)
    if (isAuxiliary(tokens[at]?.lower ?? "") && harm.has(tokens[at + 1]?.lower ?? "")) return true;
  return false;
}

const harm = new Set(outcomes.flatMap(({ forms }) => forms));

const talk = new Set(asides.talk);
const plainly = new Set(asides.plainly);
const handled = new Set(asides.handled);
/** How many points a speaker or a writer makes at most. */
const mostPoints = 20;

/** "There are two big problems", "15 tips for sailors"; not "received 12 questions", "12 questions they sent", "three questions were answered", "12 safety problems". */
function isTalk({ tokens, quantity, described }: Passing): boolean {
  const { noun, unit, from, to, value } = quantity;
  if (noun === null || unit !== noun.head || !talk.has(noun.head) || described.suffix !== "") return false;
  const plain = tokens.slice(noun.from, to - 1).every(({ lower }) => plainly.has(lower));
  const done = [from - 1, to, to + 1].some((at) => handled.has(tokens[at]?.lower ?? ""));
  return plain && (value.high ?? value.low ?? 0) <= mostPoints && !done;
}
