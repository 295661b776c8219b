/** Roles: what a word or a sign can be beside a number, as bits, looked up once for each: a rule asks for its bit before it looks closer. */
import hedges from "../../lexicon/en/hedges.json" with { type: "json" };
import numbers from "../../lexicon/en/numbers.json" with { type: "json" };
import { moneyLetters, scaleLetters, scales } from "../../lexicon/numbers.ts";
import { singular } from "../../lexicon/words.ts";
import { nameLengths, signLengths } from "./unit-forms.ts";

export const role = {
  /** A number of nothing but digits. */
  digits: 1,
  /** The name of a unit can begin with it. */
  unitName: 2,
  /** A scale, a letter for one, or what is none that is certain. */
  scale: 4,
  /** Ends a hedge before a figure, or stands between the two. */
  hedgeBefore: 8,
  /** Begins a hedge after a figure. */
  hedgeAfter: 16,
  /** Joins two numbers: "to", a dash. */
  joint: 32,
  /** "only", "the": says nothing of the number after it. */
  emphasis: 64,
  /** Digits with nothing but commas and full stops between them. */
  plain: 128,
  /** After digits, part of another way to write a number: "10s of", "2 and a half", "1 in 5", "2 1/2". */
  goesOn: 256,
  /** What may make the reading of a number beside it doubtful. */
  doubtful: 512,
  /** Opens what a unit is per. */
  rate: 1024,
  /** Its first letter is a capital. */
  upper: 2048,
  /** A capital, then a small letter. */
  titled: 4096,
  /** A capital alone or after a small letter: "X", "iPhone". */
  brand: 8192,
  /** The sign of a unit can begin with it. */
  unitSign: 16384,
} as const;

/** Words that may stand between a hedge and its figure: "over the 10,000 mark", "more than a third". */
export const afterHedge: ReadonlySet<string> = new Set([
  "the",
  "a",
  "an",
  "only",
  "just",
  "some",
  "of",
  "another",
  "additional",
  "age",
]);

const wordsOf = (side: string): string[][] =>
  hedges.filter((hedge) => hedge.side === side).map(({ words }) => words.split(" "));

/** A word that begins with one of these may be the rest of a fraction. */
const continuing = new Set(["s", "and", "in", "out", "of"]);
const joints = ["-", "\u2013", ",", "to", "and", "or"];
/** Measures that come in pairs: "6 feet 4". */
const joinedMeasures = ["ft", "foot", "feet", "lb", "lbs", "st", "stone", "figure", "figures"];

const sets: readonly (readonly [number, ReadonlySet<string>])[] = [
  [role.scale, new Set([...scales.keys(), ...scaleLetters.keys(), ...moneyLetters.keys(), ...numbers.unreadScales])],
  [role.hedgeBefore, new Set(["~", ...afterHedge, ...wordsOf("before").map((words) => words.at(-1) ?? "")])],
  [role.hedgeAfter, new Set(["+", ...wordsOf("after").map(([first]) => first ?? "")])],
  [role.joint, new Set(joints)],
  [role.emphasis, new Set(["just", "only", "exactly", "a", "an", "the", "another", "even"])],
  [
    role.doubtful,
    new Set([...joints, ..."+/\u00b1x\u00d7", "minus", "negative", "out", "of", "digits", ...joinedMeasures]),
  ],
  [role.rate, new Set(["in", "-", "per", "a", "an", "/"])],
];

/** All roles of a word or a sign, as printed and in lower case. */
export function rolesOf(text: string, lower: string): number {
  const first = lower.split("-", 1)[0] ?? "";
  const named = nameLengths.has(singular(first)) ? role.unitName : 0;
  const opensUnit = named | (signLengths.has(text) ? role.unitSign : 0);
  const part = lower === "-" || continuing.has(first) ? role.goesOn : 0;
  return sets.reduce(
    (bits, [bit, words]) => (words.has(lower) ? bits | bit : bits),
    opensUnit | part | lettersOf(text),
  );
}

const [comma = 0, stop = 0, zero = 0, nine = 0] = [...",.09"].map((character) => character.charCodeAt(0));

function lettersOf(text: string): number {
  if (!/\p{Lu}/u.test(text)) return 0;
  const upper = /^\p{Lu}/u.test(text) ? role.upper : 0;
  const titled = /^\p{Lu}\p{Ll}/u.test(text) ? role.titled : 0;
  return upper | titled | (/\p{Ll}\p{Lu}|^\p{Lu}$/u.test(text) ? role.brand : 0);
}

/** The roles of a number as printed. */
export function rolesOfNumber(text: string): number {
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === comma || code === stop) marks += 1;
    else if (code < zero || code > nine) return role.goesOn | role.doubtful;
  }
  return role.goesOn | role.doubtful | role.plain | (marks === 0 ? role.digits : 0);
}
