/** The claims of one sentence, as far as that sentence and what came before it tell. */
import { createHash } from "node:crypto";
import measures from "../../lexicon/en/measures.json" with { type: "json" };
import { unitEntry } from "../../lexicon/units.ts";
import { countsPeople, isNounToo, isPlural, isPreposition, isVerb, singular } from "../../lexicon/words.ts";
import type { Claim } from "../../model/claim.ts";
import type { Article, Sentence } from "../../model/document.ts";
import { type Span, sourceSpan } from "../../model/span.ts";
import { findQuantities, type Quantity, type Reading } from "../quantities/index.ts";
import type { Token } from "../quantities/tokens.ts";
import { findSpeaker } from "./attribution.ts";
import { type Context, enter, fullName, remember } from "./context.ts";
import { findEntity } from "./entities.ts";
import { type Described, describe } from "./metric/index.ts";
import { readModality } from "./modality.ts";
import { nameOf } from "./names.ts";
import { findPeriods, type PeriodMention } from "./periods.ts";
import { isName, type Range } from "./phrases.ts";
import { findPlaces, placeFor } from "./places.ts";

/** A unit that is not printed and not certain from the sentence: of an amount of money, or of nothing that can be told. */
export const unknownMoney = "?";
export const unknownUnit = "";

/** The claims of a sentence, and the context for the next one. A unit may still be unknown. */
export function claimsOf(
  sentence: Sentence,
  article: Article,
  context: Context,
): { claims: Claim[]; context: Context } {
  const reading = findQuantities(sentence.text);
  const { tokens } = reading;
  const places = findPlaces(tokens, context.localPlaces);
  const speaker = speakerOf(tokens, context);
  const local = places.map((mention) => mention.place);
  const here = enter(context, sentence.paragraph, places[0]?.from === 0 ? places[0].place : null);
  const next = remember(here, local, speaker);
  if (reading.quantities.length === 0) return { claims: [], context: next };
  const periods = findPeriods(tokens, context.published);
  const described = describeAll(reading, places);
  const material = {
    sentence,
    article,
    reading,
    places,
    periods,
    described,
    speaker,
    context: { ...next, recent: context.recent },
  };
  const claims = reading.quantities.map((_, at) => claimOf(at, material));
  return { claims: link(claims, described), context: next };
}

function describeAll(reading: Reading, places: Material["places"]): Described[] {
  const earlier: Described[] = [];
  for (let at = 0; at < reading.quantities.length; at += 1) earlier.push(describe({ reading, at, places, earlier }));
  return earlier;
}

interface Material {
  sentence: Sentence;
  article: Article;
  reading: Reading;
  places: ReturnType<typeof findPlaces>;
  periods: PeriodMention[];
  described: readonly Described[];
  speaker: string | null;
  context: Context;
}

function claimOf(at: number, material: Material): Claim {
  const { sentence, article, reading, places, described, context } = material;
  const { tokens, quantities } = reading;
  const quantity = quantities[at] as Quantity;
  const own = described[at] as Described;
  const phrases = phrasesOf(described, at);
  const unit = quantity.unit ?? countedUnit(tokens, phrases, own, quantity.form);
  const name = relatedTo(
    topicBefore(material, at),
    nameOf(tokens, phrases, suffixOf(described, at), places, context.abbreviations),
  );
  const { period, periodBasis } = periodFor(at, material);
  const { start, end } = sourceSpan(sentence, quantity.span);
  return {
    id: claimId(article, start, quantity.span),
    document: article.id,
    line: lineOf(article.text, start, sentence),
    start,
    end,
    surface: article.text.slice(start, end),
    sentence: sentence.text,
    mark: quantity.span,
    value: quantity.value,
    unit: canonicalUnit(unit),
    aspect: own.aspect,
    direction: own.direction,
    metric: own.ofPhrases ? `share of ${name}` : name || unitEntry(unit).word,
    entity: sentence.role === "title" ? null : findEntity(tokens, phrases, places, context.abbreviations),
    place: placeFor({ tokens, quantity, quantities, phrases, places, context, share: own.aspect === "share" }),
    period,
    periodBasis,
    modality: readModality(tokens, quantity.from),
    attribution: material.speaker,
    conversionOf: null,
    partOf: null,
    ...(isBackground(tokens, quantity) ? { background: true as const } : {}),
  };
}

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
  return tokens.find((token) => isName(token))?.text ?? null;
}

const relatedTo = (topic: string | null, name: string): string =>
  topic !== null && name.startsWith("related ") ? `${topic} ${name}` : name;

/** Its own phrases, or those of the quantity whose metric it shares. */
function phrasesOf(described: readonly Described[], at: number): Range[] {
  const own = described[at];
  if (own === undefined) return [];
  return own.base === null ? own.phrases : phrasesOf(described, own.base);
}

function suffixOf(described: readonly Described[], at: number): string {
  const own = described[at];
  const base = own?.base === null || own === undefined ? "" : suffixOf(described, own.base);
  return [base, own?.suffix ?? ""].filter(Boolean).join(" ");
}

const levels = new Set(measures.levels);
const money = new Set(measures.money);

/** The unit of a bare number from its metric: "the number of boats reached 71" counts boats. The unknown unit when nothing is certain. */
function countedUnit(
  tokens: readonly Token[],
  phrases: readonly Range[],
  described: Described,
  form: Quantity["form"],
): string {
  if (/^people /.test(described.suffix)) return "person";
  if (form === "vague") return unknownUnit;
  const [phrase] = phrases;
  if (phrase === undefined) return unknownUnit;
  const words = tokens.slice(phrase.from, phrase.to);
  const of = words.findIndex((token, at) => token.lower === "of" && words[at - 1]?.lower === "number");
  const counted = of >= 0 ? words.slice(of + 1) : words;
  if (of < 0 && words.some((token) => money.has(singular(token.lower)) || levels.has(singular(token.lower))))
    return unknownMoney;
  const stop = counted.findIndex((token, at) => at > 0 && isPreposition(token.lower));
  const head = counted.slice(0, stop < 0 ? undefined : stop).findLast((token) => isPlural(token.text));
  return head === undefined ? unknownUnit : singular(head.text).toLowerCase();
}

const canonicalUnit = (unit: string): string => (countsPeople(unit) ? "person" : unit);

function speakerOf(tokens: readonly Token[], context: Context): string | null {
  const found = findSpeaker(tokens);
  if (found === "pronoun") return context.speaker;
  return found === null ? null : fullName(context, found.name);
}

/**
 * The period of a figure: the nearest one named after it before the next figure, else one named before the first figure of the
 * sentence, else the nearest before it. A change has that of the level it changes.
 */
function periodFor(at: number, material: Material): Pick<Claim, "period" | "periodBasis"> {
  const { reading, periods, described } = material;
  const { quantities } = reading;
  const quantity = quantities[at] as Quantity;
  const next = quantities.find((_, index) => index > at && described[index]?.restates !== true);
  const listed =
    next !== undefined &&
    reading.tokens.slice(quantity.to, next.from).some((token) => /^([,;]|and|or|but)$/.test(token.lower));
  const nextFrom = next !== undefined && listed ? next.from : Number.POSITIVE_INFINITY;
  const after = periods.find(
    (mention) =>
      mention.from >= quantity.to && mention.from < nextFrom && within(reading.tokens, quantity.to, mention.from),
  );
  const base = described[at]?.base ?? null;
  const inherited = base === null || after !== undefined ? null : periodFor(base, material);
  if (inherited?.period) return inherited;
  const before = periods.findLast((mention) => mention.to <= quantity.from && leads(mention, quantities));
  const mention = after ?? before ?? null;
  return { period: mention?.period ?? null, periodBasis: mention?.basis ?? null };
}

/** Few words and no further statement between: "reached 5 million at the end of 2023", not "12 boats in a port destroyed by the storm of 2004". */
const within = (tokens: readonly Token[], from: number, to: number): boolean =>
  to - from <= 14 &&
  !tokens
    .slice(from, to)
    .some(
      (token) =>
        token.text === ";" || (isVerb(token.lower) && !isNounToo(token.lower)) || /[a-z]{3}(ed|ing)$/.test(token.lower),
    );

/** A period named before the first figure holds for all of the sentence. */
const leads = (mention: PeriodMention, quantities: readonly Quantity[]): boolean =>
  mention.to <= (quantities[0]?.from ?? 0) || quantities.some((quantity) => quantity.to <= mention.from);

/** A definition ("models with more than a billion parameters"), an age ("a 22-year-old"), a time ago. */
function isBackground(tokens: readonly Token[], quantity: Quantity): boolean {
  const next = tokens[quantity.to]?.lower ?? "";
  const last = tokens[quantity.to - 1]?.lower ?? "";
  const before = tokens[quantity.from - 1]?.lower ?? "";
  const time = quantity.unit !== null && unitEntry(quantity.unit).dimension === "time";
  if (time && (/^(ago|later|earlier|old)$/.test(next) || next === "-" || /-old$/.test(last))) return true;
  if (before === "with" && quantity.noun !== null && isPlural(tokens[quantity.from - 2]?.text ?? "")) return true;
  return (
    quantity.form === "words" &&
    quantity.value.low === 1 &&
    quantity.noun?.head !== "person" &&
    quantity.unit !== null &&
    unitEntry(quantity.unit).kind === "count"
  );
}

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
