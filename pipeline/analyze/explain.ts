/** explain: whether two figures are in one cluster and why, for people who wonder. */
import { periodInWords } from "../lexicon/wording.ts";
import type { Claim, Modality } from "../model/claim.ts";
import { type Correction, figurePlace } from "../model/correction.ts";
import type { Document } from "../model/document.ts";
import { type Case, figureName, gatherCase, whyApart, whyTogether } from "./case.ts";
import { claimsByPlace, figuresAt } from "./corrections.ts";
import { type Clue, cluesBetween, scoreOf } from "./likeness.ts";
import { neededFor } from "./linking.ts";

export interface Comparison {
  /** Whether both places have a figure. */
  found: boolean;
  lines: string[];
}

/** Two lines of many figures have more pairs than anybody reads. */
const mostPairs = 40;

/**
 * Compares each figure of one place with each of another. A place is "FILE:LINE", "FILE:LINE WORDS OF THE FIGURE" or the id of a claim; files
 * are named as in the folder of the documents.
 */
export function compareFigures(
  documents: readonly Document[],
  corrections: readonly Correction[],
  places: readonly [string, string],
): Comparison {
  const [first, second] = places.map((place) => claimsAt(documents, place));
  const missing = places.filter((_, at) => [first, second][at]?.length === 0);
  if (first === undefined || second === undefined || missing.length > 0)
    return { found: false, lines: missing.map((place) => `no figure stands at ${place}`) };
  const pairs = new Map<string, [Claim, Claim]>();
  for (const a of first)
    for (const b of second) if (a.id !== b.id && !pairs.has(`${b.id} ${a.id}`)) pairs.set(`${a.id} ${b.id}`, [a, b]);
  if (pairs.size === 0) return { found: true, lines: ["both are the same figure"] };
  const known = gatherCase(documents, corrections);
  const lines = [...pairs.values()].slice(0, mostPairs).flatMap(([a, b]) => comparePair(known, a, b));
  const more = pairs.size - mostPairs;
  const rest = `${more} more pairs; name one figure of a line, as in "notes/ports.txt:12 3,700 boats", to see them`;
  return { found: true, lines: more > 0 ? [...lines, rest] : lines };
}

function claimsAt(documents: readonly Document[], written: string): Claim[] {
  const named = documents.flatMap(({ claims }) => claims.filter(({ id }) => id === written)).slice(0, 1);
  const place = figurePlace(written);
  return named.length > 0 || place === null ? named : figuresAt(claimsByPlace(documents), place);
}

function comparePair(known: Case, a: Claim, b: Claim): string[] {
  const shared = known.clusterOf.get(a.id);
  const together = shared !== undefined && shared === known.clusterOf.get(b.id);
  const why = together ? whyTogether(known, a, b) : whyApart(known, a, b);
  const verdict = together ? ["together", `${shared.verdict}: ${shared.reason}`] : ["apart"];
  const [answer = "", ...judged] = verdict;
  return [
    `${figureName(known, a)} and ${figureName(known, b)}: ${answer}`,
    `  the first   ${described(a)}`,
    `  the second  ${described(b)}`,
    ...why.map((line, at) => `  ${at === 0 ? "because     " : "            "}${line}`),
    ...weighed(known, a, b),
    ...judged.map((line) => `  verdict     ${line}`),
  ];
}

const modalities: Record<Modality, string> = { actual: "a fact", target: "a target", forecast: "an outlook" };

function described({ metric, entity, place, period, asReported, modality }: Claim): string {
  return [
    metric,
    ...(entity === null ? [] : [`about ${entity}`]),
    ...(place === null ? [] : [`where: ${place}`]),
    ...(period === null ? [] : [`when: ${periodInWords(period)}`]),
    ...(asReported ? ["when: the day of its article"] : []),
    modalities[modality],
  ].join("; ");
}

/** What each kind of clue is called. */
const clueNames: Record<Clue["what"], string> = {
  number: "the figure itself",
  subject: "what is measured",
  words: "the words around",
  place: "the place",
  entity: "whom it is about",
  period: "the time",
  thing: "what is counted",
  wording: "how the figure is put",
  modality: "fact, target or outlook",
};

/** What speaks for one thing and what against it, the heaviest first, and whether it is enough; nothing where no evidence counts. */
function weighed({ portraits }: Case, a: Claim, b: Claim): string[] {
  const [first, second] = [portraits.get(a.id), portraits.get(b.id)];
  if (first === undefined || second === undefined || first.dimension !== second.dimension) return [];
  const clues = cluesBetween(first, second);
  const weights = new Map<Clue["what"], number>();
  for (const { what, weight } of clues) weights.set(what, (weights.get(what) ?? 0) + weight);
  const told = [...weights].toSorted(([, x], [, y]) => Math.abs(y) - Math.abs(x));
  const speaking = (label: string, some: readonly [Clue["what"], number][]): string[] =>
    some.length === 0
      ? []
      : [`  ${label}${some.map(([what, weight]) => `${clueNames[what]}${force(weight)}`).join(", ")}`];
  const [score, needed] = [scoreOf(clues), neededFor(first, second)];
  return [
    ...speaking(
      "for it      ",
      told.filter(([, weight]) => weight >= noticed),
    ),
    ...speaking(
      "against it  ",
      told.filter(([, weight]) => weight <= -noticed),
    ),
    `  in all      ${score.toFixed(1)}, and ${needed.toFixed(1)} is enough where the words differ`,
  ];
}

/** Less weighs nothing when it is printed. */
const noticed = 0.05;

const force = (weight: number): string =>
  Math.abs(weight) >= 1 ? " (strongly)" : Math.abs(weight) < 0.4 ? " (a little)" : "";
