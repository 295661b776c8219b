/** The claims of one sentence, as far as that sentence and what came before it tell. */
import { createHash } from "node:crypto";
import { unitEntry } from "../../lexicon/units.ts";
import type { Claim } from "../../model/claim.ts";
import type { Article, Sentence } from "../../model/document.ts";
import { type Span, sourceSpan } from "../../model/span.ts";
import { findQuantities, type Quantity, type Reading } from "../quantities/index.ts";
import type { Token } from "../quantities/tokens.ts";
import { findSpeaker } from "./attribution.ts";
import { isBackground } from "./background.ts";
import { type Context, enter, fullName, remember } from "./context.ts";
import { findEntity } from "./entities.ts";
import type { Material } from "./material.ts";
import { type Described, describe } from "./metric/index.ts";
import { readModality } from "./modality.ts";
import { nameOf } from "./names.ts";
import { findPeriods } from "./periods.ts";
import { isName, type Range } from "./phrases.ts";
import { findPlaces, type PlaceMention, placeFor } from "./places.ts";
import { canonicalUnit, countedUnit } from "./units.ts";
import { periodFor } from "./when.ts";

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

function describeAll(reading: Reading, places: PlaceMention[]): Described[] {
  const earlier: Described[] = [];
  for (let at = 0; at < reading.quantities.length; at += 1) earlier.push(describe({ reading, at, places, earlier }));
  return earlier;
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
    entity:
      (sentence.role === "title" ? null : findEntity(tokens, phrases, places, context.abbreviations)) ??
      context.mainEntity,
    place: placeFor({ tokens, quantity, quantities, phrases, places, context, share: own.aspect === "share" }),
    period,
    periodBasis,
    modality: readModality(tokens, quantity.from),
    attribution: material.speaker,
    conversionOf: null,
    partOf: null,
    ...(isBackground({ tokens, quantity, described: own, name }) ? { background: true as const } : {}),
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

function speakerOf(tokens: readonly Token[], context: Context): string | null {
  const found = findSpeaker(tokens);
  if (found === "pronoun") return context.speaker;
  return found === null ? null : fullName(context, found.name);
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
