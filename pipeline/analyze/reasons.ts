/** Reasons: why the figures of a cluster agree, fit or conflict, as one sentence that names values and sources. */
import { saysFormer, saysRevision } from "../lexicon/comparison.ts";
import { periodInWords, valueInWords } from "../lexicon/wording.ts";
import type { Claim } from "../model/claim.ts";
import { documentOf, type Evidence, sourceName } from "./evidence.ts";
import { groupBy } from "./identity.ts";
import { countOrigins } from "./origins.ts";
import { dayOf, dayOfFigure } from "./periods.ts";
import { baseAmount, isPlain, sameNumber } from "./values.ts";

/** Why a verdict is what it is. */
export type Cause =
  | "alone"
  | "equal"
  | "rounding"
  | "bound"
  | "hedge"
  | "units"
  | "time"
  | "moving"
  | "former"
  | "bearing"
  | "none";

/** Figures named in one reason at most: the outermost ones. */
const most = 4;

/** One sentence, with the sources by name and the figures as their sources printed them. */
export function reasonFor(evidence: Evidence, all: readonly Claim[], cause: Cause, toll: boolean): string {
  const claims = told(all);
  const sources = listed(sourcesOf(evidence, claims), 4);
  const ordered = figures(claims);
  switch (cause) {
    case "alone":
      return `Only ${sources} gives this figure.`;
    case "equal":
      return `${agreement(evidence, claims)} ${valueInWords(plainest(ordered))}${shared(evidence, claims)}.`;
    case "rounding":
      return `${capital(figureList(ordered))} are the same number, rounded differently${shared(evidence, claims)}.`;
    case "units":
      return `${capital(statements(evidence, claims, false))}: the same within the rounding of the two units.`;
    case "hedge":
      return `${capital(statements(evidence, claims, false))}: the same within what “about” leaves open.`;
    case "bound":
      return boundReason(evidence, claims);
    case "time":
      return timeReason(evidence, claims, toll);
    case "moving":
      return `${capital(statements(evidence, claims))}: such a count moves from day to day, and not every article says its day.`;
    case "former":
      return formerReason(evidence, claims);
    case "bearing":
      return "One distance, in directions that cannot both be true.";
    case "none":
      return capital(`${statedTimes(claims)}nothing in the texts explains the difference.`);
  }
}

/** Without the figures that an article gives in passing and again in full: "3,700 firms" in a title, "more than 3,700" in the text. */
function told(claims: readonly Claim[]): Claim[] {
  const shown = new Set(claims.filter(({ background }) => background !== true).map(({ document }) => document));
  return claims.filter(({ background, document }) => background !== true || !shown.has(document));
}

function agreement(evidence: Evidence, claims: readonly Claim[]): string {
  const names = sourcesOf(evidence, claims);
  const documents = new Set(claims.map(({ document }) => document)).size;
  if (documents === 1) {
    const times = claims.length === 1 ? "" : claims.length === 2 ? ", twice" : `, ${claims.length} times`;
    return `${names[0] ?? "One article"} alone gives the figure${times}:`;
  }
  return `${listed(names, 4)} ${names.length === 1 ? "gives" : "give"}`;
}

/** ", all from one origin" when several documents rest on one. */
function shared(evidence: Evidence, claims: readonly Claim[]): string {
  const documents = new Set(claims.map(({ document }) => document)).size;
  return documents > 1 && countOrigins(evidence, claims) === 1 ? ", all from one origin" : "";
}

function boundReason(evidence: Evidence, claims: readonly Claim[]): string {
  const ordered = figures(claims);
  const plain = ordered.filter(isPlain);
  const [first] = plain;
  if (first !== undefined && new Set(plain.map(baseAmount)).size === 1) {
    const others = ordered.filter((figure) => !isPlain(figure));
    return `${capital(valueInWords(first))} (${listed(sourcesOf(evidence, sharing(claims, first)), 2)}) fits ${cited(evidence, claims, others)}.`;
  }
  return `${capital(statements(evidence, claims))}: one number can be all of these.`;
}

function timeReason(evidence: Evidence, claims: readonly Claim[], toll: boolean): string {
  const dated = claims.flatMap((claim) => {
    const day = dayOfFigure(claim, documentOf(evidence, claim).published, toll);
    return day === null ? [] : [{ claim, day }];
  });
  dated.sort((a, b) => a.day - b.day || baseAmount(a.claim) - baseAmount(b.claim));
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined) return `${capital(statements(evidence, claims))}.`;
  if (first.day === last.day)
    return `${capital(statements(evidence, claims))}: on ${periodInWords(dayOf(first.day))} the count was still going on.`;
  const end = ({ claim, day }: DatedFigure): string => `${valueInWords(claim)} (${periodInWords(dayOf(day))})`;
  const sourceOf = ({ claim }: DatedFigure): string => sourceName(documentOf(evidence, claim));
  if (sourceOf(first) === sourceOf(last)) {
    const moves = first.claim.document === last.claim.document ? "itself tells both" : "changes its own figure";
    return `${capital(sourceOf(first))} ${moves}, from ${end(first)} to ${end(last)}.`;
  }
  const verb = baseAmount(last.claim) >= baseAmount(first.claim) ? "rises" : "falls";
  const cited = (figure: DatedFigure): string =>
    `${valueInWords(figure.claim)} (${sourceOf(figure)}, ${periodInWords(dayOf(figure.day))})`;
  return `The figure ${verb} from ${cited(first)} to ${cited(last)}${revisionTold(evidence, dated)}.`;
}

interface DatedFigure {
  claim: Claim;
  day: number;
}

/** "; Harbour Times changes its own figure from 120 to 135", else "; Port News speaks of a revision"; nothing when no source does either. */
function revisionTold(evidence: Evidence, dated: readonly DatedFigure[]): string {
  const nameOf = ({ claim }: DatedFigure): string => sourceName(documentOf(evidence, claim));
  for (const [name, own] of groupBy(
    dated.filter(({ claim }) => isPlain(claim)),
    nameOf,
  )) {
    const [from, to] = [own[0], own.at(-1)];
    if (from && to && from.claim.document !== to.claim.document && !sameNumber(from.claim, to.claim))
      return `; ${name} changes its own figure from ${valueInWords(from.claim)} to ${valueInWords(to.claim)}`;
  }
  const revised = dated.find(
    ({ claim }) => saysRevision(claim.sentence) && dated[0] !== undefined && !sameNumber(claim, dated[0].claim),
  );
  return revised === undefined ? "" : `; ${nameOf(revised)} speaks of a revision`;
}

/** "Harbour Times gives 120 now; Port News tells 135 as a former figure". */
function formerReason(evidence: Evidence, claims: readonly Claim[]): string {
  const now = claims.filter((claim) => !saysFormer(claim));
  const former = claims.filter(saysFormer);
  const told = amounts(former).map(
    (figure) => `${valueInWords(figure)} (${listed(sourcesOf(evidence, sharing(former, figure)), 2)})`,
  );
  const one = told.length === 1;
  return `${capital(statements(evidence, now))}; ${listed(told, most)} ${one ? "is" : "are"} told as ${one ? "a former figure" : "former figures"}.`;
}

/**
 * The times of figures that conflict, where not all have the same: "the figures are for April 2012 (120 berths) and May 2012 (135 berths); ". The
 * figures themselves stand beside the reason.
 */
function statedTimes(claims: readonly Claim[]): string {
  const shown = outermost(amounts(claims));
  if (!periodsDiffer(shown)) return "";
  const dated = [...groupBy(shown, ({ period }) => period ?? "")].filter(([period]) => period !== "");
  const times = dated.map(([period, same]) => `${periodInWords(period)} (${listed(same.map(valueInWords), most)})`);
  const all = shown.every(({ period }) => period !== null);
  return `${all ? "the figures are for" : "a time is stated only for the figure of"} ${listed(times, most)}; `;
}

/**
 * "Harbour Times gives 120 and Port News 135", with their times where these differ; an only source is named once: "Harbour Times gives 120 and 135", "120 in one
 * article and 135 in another".
 */
function statements(evidence: Evidence, claims: readonly Claim[], dated = true): string {
  const shown = outermost(amounts(claims));
  const told = dated && periodsDiffer(shown);
  const figure = (claim: Claim): string =>
    told && claim.period !== null ? `${valueInWords(claim)} for ${periodInWords(claim.period)}` : valueInWords(claim);
  const [only, ...others] = sourcesOf(
    evidence,
    shown.flatMap((claim) => sharing(claims, claim)),
  );
  if (only !== undefined && others.length === 0 && shown.length > 1) {
    const files = shown.flatMap((claim) => [...new Set(sharing(claims, claim).map(({ document }) => document))]);
    const apart = new Set(files).size === files.length;
    const where = (at: number): string => (!apart ? "" : at === 0 ? " in one article" : " in another");
    return `${only} gives ${listed(
      shown.map((claim, at) => `${figure(claim)}${where(at)}`),
      most,
    )}`;
  }
  const parts = shown.map((claim, at) => {
    const names = sourcesOf(evidence, sharing(claims, claim));
    const verb = at > 0 ? " " : names.length === 1 ? " gives " : " give ";
    return `${listed(names, 2)}${verb}${figure(claim)}`;
  });
  return listed(parts, most);
}

const periodsDiffer = (claims: readonly Claim[]): boolean => new Set(claims.map(({ period }) => period)).size > 1;

function cited(evidence: Evidence, claims: readonly Claim[], figuresToName: readonly Claim[]): string {
  const parts = outermost(figuresToName).map(
    (figure) => `${valueInWords(figure)} (${listed(sourcesOf(evidence, sharing(claims, figure)), 2)})`,
  );
  return listed(parts, most);
}

/** One claim for each figure as it reads, from the smallest. */
function figures(claims: readonly Claim[]): Claim[] {
  const first = [...groupBy(claims, valueInWords).values()].flatMap((group) => group.slice(0, 1));
  return first.toSorted((a, b) => baseAmount(a) - baseAmount(b));
}

/** One claim for each amount, plainly given if possible, from the smallest. */
function amounts(claims: readonly Claim[]): Claim[] {
  const byAmount = groupBy(figures(claims), (figure) => String(baseAmount(figure)));
  return [...byAmount.values()].flatMap((same) => same.find(isPlain) ?? same.slice(0, 1));
}

const sharing = (claims: readonly Claim[], figure: Claim): Claim[] =>
  claims.filter((claim) => valueInWords(claim) === valueInWords(figure));

/** The smallest and the largest ones, when there are too many to name. */
const outermost = (ordered: readonly Claim[]): readonly Claim[] =>
  ordered.length <= most ? ordered : [...ordered.slice(0, most / 2), ...ordered.slice(-most / 2)];

const plainest = (ordered: readonly Claim[]): Claim => {
  const figure = ordered.find(isPlain) ?? ordered[0];
  if (figure === undefined) throw new Error("a cluster has at least one claim");
  return figure;
};

const figureList = (ordered: readonly Claim[]): string => listed(outermost(ordered).map(valueInWords), most);

const sourcesOf = (evidence: Evidence, claims: readonly Claim[]): string[] => [
  ...new Set(claims.map((claim) => sourceName(documentOf(evidence, claim)))),
];

/** "A", "A and B", "A, B and C", "A, B and 3 others". */
export function listed(items: readonly string[], limit: number): string {
  const shown = items.length > limit ? [...items.slice(0, limit - 1), `${items.length - limit + 1} others`] : items;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
