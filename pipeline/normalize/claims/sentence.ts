/** The claims of one sentence, as far as that sentence and what came before it tell. */
import { createHash } from "node:crypto";
import { unitEntry } from "../../lexicon/units.ts";
import { type Bound, type Claim, type Modality, pointOf, type Value } from "../../model/claim.ts";
import type { Article, Sentence } from "../../model/document.ts";
import { type Span, sourceSpan } from "../../model/span.ts";
import { type Scene, sceneOf } from "../grammar/scene.ts";
import { isAcronym } from "../grammar/words.ts";
import { boundValue } from "../quantities/bounds.ts";
import { type Elided, elidedUnit } from "../quantities/elided.ts";
import { findQuantities, type Quantity, type Reading } from "../quantities/index.ts";
import { exactly } from "../quantities/numerals.ts";
import { backgroundRule } from "./background.ts";
import { isBaseline } from "./compared.ts";
import { type Context, enter, remember } from "./context.ts";
import { isAlone, isOfThem, partState, standsForCount } from "./counted.ts";
import type { Figures, Material } from "./material.ts";
import { pastIn } from "./mentions.ts";
import { type Described, describe } from "./metric/index.ts";
import { isLater, readModality } from "./modality.ts";
import { nameOf } from "./names.ts";
import { namingPhrases, phrasesOf, suffixOf } from "./naming.ts";
import { findTimes } from "./periods/index.ts";
import { findPlaces, type PlaceMention } from "./places.ts";
import { type Speech, speakerFor } from "./speakers.ts";
import { subjectAfter, subjectsOf } from "./subjects.ts";
import { canonicalUnit, countedUnit, currencyAt, unknownUnit } from "./units.ts";
import { isAsReported, periodFor } from "./when.ts";
import { openingPlace, placeFor } from "./where.ts";
import { entityFor } from "./whom.ts";

/** The claims of a sentence, and the context for the next one. A unit may still be unknown. */
export function claimsOf(
  { article, sentence, speech }: Spoken,
  context: Context,
): { claims: Claim[]; context: Context } {
  const read = readFigures(sentence.text, context);
  const { places } = read;
  const here = enter(context, sentence.paragraph, openingPlace(read.scene.words, places));
  const { periods } = read;
  const next = {
    ...remember(
      here,
      places.filter(({ aside }) => !aside).map(({ place }) => place),
    ),
    past: sentence.role === "title" ? null : pastIn(read.scene.words, periods, context.published),
    ...(sentence.role === "title"
      ? subjectsOf(here)
      : subjectAfter(read, here, sentence.paragraph !== context.paragraph)),
  };
  if (read.reading.quantities.length === 0) return { claims: [], context: next };
  const known = { ...next, recent: context.recent, past: context.past, ...subjectsOf(context) };
  const material = { ...read, sentence, article, speech, context: known };
  const claims = read.reading.quantities.map((_, at) => claimOf(at, material));
  const counted = claims.findLast(({ unit, value }) => isCounted(unit) && value.bound !== "range") ?? null;
  return { claims: link(spreadBounds(claims, material), read.described), context: { ...next, counted } };
}

const isCounted = (unit: string): boolean => unit !== unknownUnit && unitEntry(unit).kind === "count";

/** What a sentence says by itself: its quantities and what each measures, its places and times. */
export function readFigures(
  text: string,
  { localPlaces, published, earliest, style }: Pick<Context, "localPlaces" | "published" | "earliest" | "style">,
): Figures {
  const reading = findQuantities(text, style);
  const { tokens, quantities } = reading;
  const elided = quantities.map((_, at) => elidedUnit(tokens, quantities, at));
  const nouns = elided.map(({ noun }) => noun);
  const places = findPlaces(tokens, localPlaces);
  const scene = sceneOf(reading, nouns);
  const described = describeAll(reading, scene, places);
  return { reading, elided, scene, places, periods: findTimes(tokens, published, earliest), described };
}

/** A sentence of an article, with whoever is quoted in it. */
export interface Spoken {
  article: Article;
  sentence: Sentence;
  speech: readonly Speech[];
}

/** "as much as 55 percent in Peru, 52 percent in Chile": the hedge of a list's first share holds for the rest of it. */
function spreadBounds(claims: readonly Claim[], { scene, described }: Material): Claim[] {
  const spread: Claim[] = [];
  claims.forEach((claim, at) => {
    const base = described[at]?.base ?? null;
    const first = base === null ? undefined : spread[base];
    const listed = isListed(scene, base ?? 0, at) && !isBaseline(scene.words, scene.quantities[at]?.from ?? 0);
    const bare = described[at]?.aspect === "share" && claim.value.bound === "exact";
    if (first === undefined || !listed || !bare || first.unit !== claim.unit || first.value.bound === "range")
      spread.push(claim);
    else spread.push({ ...claim, value: bounded(claim.value, first.value.bound) });
  });
  return spread;
}

const bounded = (value: Value, bound: Bound): Value =>
  boundValue({ low: pointOf(value), high: pointOf(value), precision: value.precision }, bound);

/** Only a list's commas, "and" and places stand between two figures, and no verb. */
function isListed({ words, quantities }: Scene, first: number, second: number): boolean {
  const [from, to] = [quantities[first]?.to ?? 0, quantities[second]?.from ?? 0];
  const joined = words.tokens.slice(from, to).some(({ text }) => text === "," || text === "and");
  return joined && !words.verb.slice(from, to).includes(true);
}

/** What each quantity of a sentence measures, in their order. */
function describeAll(reading: Reading, scene: Scene, places: PlaceMention[]): Described[] {
  const earlier: Described[] = [];
  for (let at = 0; at < reading.quantities.length; at += 1)
    earlier.push(describe({ reading, scene, at, places, earlier }));
  return earlier;
}

function claimOf(at: number, material: Material): Claim {
  const { reading, scene, places, described, context } = material;
  const { quantities } = reading;
  const quantity = quantities[at] as Quantity;
  const own = described[at] as Described;
  const elided = material.elided[at] as Elided;
  const phrases = namingPhrases(at, material);
  const again = countedAgain(at, material);
  const unit = again?.unit ?? unitAt(at, material);
  const words = relatedTo(
    topicBefore(material, at),
    nameOf(scene.words, { prefix: own.prefix, phrases, suffix: suffixOf(described, at) }, places, context),
  );
  const when = periodFor(at, material);
  const { modality, unreal } = modalityOf(at, material, when.period);
  const open = when.carried === true && modality !== "actual";
  const { period, periodBasis } = open ? { period: null, periodBasis: null } : when;
  const speaker = speakerFor(material.speech, reading, quantity);
  const { name: entity, own: other } = entityFor({ material, quantity, phrases, described: own, period, speaker });
  const place = placeFor({
    words: scene.words,
    quantity,
    quantities,
    phrases,
    places,
    context,
    share: own.aspect === "share",
    named: other,
  });
  const local = currencyAt(quantity.bare, place, context.currencies);
  const asReported = period === null && modality === "actual" && isAsReported(material, quantity);
  const name = again?.metric ?? (isOwner(words, entity, own.aspect) ? shareOrNothing(unit) : words);
  return {
    ...standingOf(quantity.span, material),
    value: timesFactor(quantity.value, elided.factor),
    unit: local ?? canonicalUnit(unit),
    aspect: own.aspect,
    direction: own.direction,
    metric: own.ofPhrases && name !== "" ? `share of ${name}` : name || unitEntry(unit).word,
    entity,
    place,
    period,
    periodBasis,
    modality,
    attribution: speaker,
    conversionOf: null,
    partOf: null,
    ...flagsOf(at, material, {
      unitInferred: (elided.inferred && elided.unit !== null) || local !== null || again !== null,
      asReported,
      name,
      unreal,
    }),
  };
}

/** Where a figure stands in its document. */
function standingOf(
  mark: Span,
  { article, sentence }: Material,
): Pick<Claim, "id" | "document" | "line" | "start" | "end" | "surface" | "sentence" | "mark"> {
  const { start, end } = sourceSpan(sentence, mark);
  return {
    id: claimId(article, start, mark),
    document: article.id,
    line: lineOf(article.text, start, sentence),
    start,
    end,
    surface: article.text.slice(start, end),
    sentence: sentence.text,
    mark,
  };
}

/** "finance chief Ann Lee", where Ann Lee is whom the figure is about: a name says whose a level is, and not what is measured. */
const isOwner = (name: string, entity: string | null, aspect: Claim["aspect"]): boolean =>
  entity !== null && (aspect === "level" || aspect === "share") && (name === entity || name.endsWith(` ${entity}`));

/** "The Greens are on 12 percent": a share, as far as the sentence tells. */
const shareOrNothing = (unit: string): string => (unitEntry(unit).kind === "share" ? "share" : "");

/** "Some 650 of them", "The number fell to 380,000": what the sentence before counted, where nothing of the sentence itself is counted; else null. */
function countedAgain(at: number, material: Material): Pick<Claim, "unit" | "metric"> | null {
  const { reading, scene, described, context } = material;
  const [quantity, own] = [reading.quantities[at], described[at]];
  if (context.counted === null || quantity === undefined || own === undefined || unitAt(at, material) !== unknownUnit)
    return null;
  const { unit, metric, value } = context.counted;
  const ratio = pointOf(quantity.value) / pointOf(value);
  if (isOfThem(scene.words, quantity) || isAlone(scene.words, quantity))
    return ratio <= 1 ? { unit, metric: [metric, partState(scene.words, quantity)].filter(Boolean).join(" ") } : null;
  return standsForCount(scene.words, own.phrases) && ratio < likeness && ratio > 1 / likeness ? { unit, metric } : null;
}

/** How many times one number may be the other for both to be the same number at two times. */
const likeness = 10;

/** Its own unit, else that of the quantity whose metric it shares. */
function unitAt(at: number, material: Material): string {
  const { reading, scene, described } = material;
  const [quantity, own, elided] = [reading.quantities[at], described[at], material.elided[at]];
  if (quantity === undefined || own === undefined || elided === undefined) return unknownUnit;
  const phrases = phrasesOf(described, at);
  const unit = elided.unit ?? countedUnit(scene.words, phrases, own, quantity);
  return unit === unknownUnit && own.base !== null ? unitAt(own.base, material) : unit;
}

/** What is absent when it does not hold. */
function flagsOf(
  at: number,
  { reading, periods, described }: Material,
  { unitInferred, asReported, ...said }: { unitInferred: boolean; asReported: boolean; name: string; unreal: boolean },
): Pick<Claim, "unitInferred" | "asReported" | "background"> {
  const quantity = reading.quantities[at] as Quantity;
  const passing = { tokens: reading.tokens, periods, quantity, described: described[at] as Described, ...said };
  return {
    ...(unitInferred ? { unitInferred: true as const } : {}),
    ...(asReported ? { asReported: true as const } : {}),
    ...(backgroundRule(passing) === null ? {} : { background: true as const }),
  };
}

/**
 * As the words say; but a figure for a time after the report is no fact, and the whole of a share is not what the share's verb is said of.
 * What did not happen is no fact either, and the nearest to it that there is a name for is a forecast.
 */
function modalityOf(
  at: number,
  { scene, reading, described, context }: Material,
  period: string | null,
): { modality: Modality; unreal: boolean } {
  const { from = 0, to = 0 } = reading.quantities[at] ?? {};
  const whole = described.some((other) => other.whole === at);
  const share = described[at]?.aspect === "share";
  const said = readModality(scene.words, { from, to: whole ? scene.words.tokens.length : to }, share);
  const later = context.published !== null && isLater(period, context.published);
  if (said === "unreal" || (said === "actual" && later))
    return { modality: "forecast", unreal: said === "unreal" && !later };
  return { modality: said, unreal: false };
}

/** "84.75 cents, while the lowest is 74.07": the second is in cents too. */
const timesFactor = ({ low, high, bound, precision }: Value, factor: number): Value => ({
  low: low === null ? null : exactly(low * factor),
  high: high === null ? null : exactly(high * factor),
  bound,
  precision: exactly(precision * factor),
});

/** From the document's content and the place in it. */
const claimId = (article: Article, start: number, { end }: Span): string =>
  `c-${createHash("sha256").update(`${article.id} ${start} ${end}`).digest("hex").slice(0, 12)}`;

/** Counted from the start of the sentence, so that no line is counted twice. */
function lineOf(text: string, start: number, sentence: Sentence): number {
  const from = sentence.segments[0]?.source ?? 0;
  return sentence.line + (text.slice(from, start).match(/\r\n|\n|\r/g)?.length ?? 0);
}

/** "the number of related firms": related to what the figure before it in the sentence is about, as far as an acronym tells. */
function topicBefore({ reading, described }: Material, at: number): string | null {
  const phrases = described.slice(0, at).flatMap((earlier) => earlier.phrases);
  const tokens = phrases.flatMap(({ from, to }) => reading.tokens.slice(from, to));
  return tokens.find((token) => isAcronym(token))?.text ?? null;
}

const relatedTo = (topic: string | null, name: string): string =>
  topic !== null && name.startsWith("related ") ? `${topic} ${name}` : name;

/** Shares point at the claim that is their whole; a parenthesised amount is the one before it, and says all that that one says. */
function link(claims: readonly Claim[], described: readonly Described[]): Claim[] {
  return claims.map((claim, at) => {
    const { whole = null, base = null, restates = false } = described[at] ?? {};
    const partOf = (whole === null ? null : claims[whole]?.id) ?? null;
    const stated = restates && base !== null ? claims[base] : undefined;
    if (stated === undefined) return { ...claim, partOf };
    const { id, document, line, start, end, surface, mark, value, unit } = claim;
    return { ...stated, id, document, line, start, end, surface, mark, value, unit, conversionOf: stated.id };
  });
}
