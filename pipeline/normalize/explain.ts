/** explain: what became of each number of a line, and by which rule, for people who wonder. */
import { valueInWords } from "../lexicon/wording.ts";
import type { Claim } from "../model/claim.ts";
import type { Article, Sentence } from "../model/document.ts";
import type { SourceText } from "../model/source.ts";
import type { Span } from "../model/span.ts";
import { readArticle } from "./article.ts";
import { backgroundRule } from "./claims/background.ts";
import { extractClaims } from "./claims/index.ts";
import type { Figures } from "./claims/material.ts";
import { type Described, describingRule } from "./claims/metric/index.ts";
import { readModality } from "./claims/modality.ts";
import { readFigures } from "./claims/sentence.ts";
import { withinLimits } from "./limits.ts";
import type { Quantity } from "./quantities/index.ts";
import { numberStyle } from "./quantities/style.ts";

/** The explanation of one 1-based line of a source, as lines of text. Total: a line without a number or outside the text is said to be so. */
export function explain(source: SourceText, line: number): string[] {
  const { article } = withinLimits(readArticle(source));
  const excluded = article.excluded.find(({ startLine, endLine }) => line >= startLine && line <= endLine);
  if (excluded !== undefined) return [`left out of the analysis: ${excluded.reason}`];
  const sentences = article.sentences.filter((sentence) => linesOf(article, sentence).includes(line));
  if (sentences.length === 0) return ["no sentence stands on this line"];
  const claims = extractClaims(article);
  return sentences.flatMap((sentence) => explainSentence(sentence, claims, article));
}

/** The lines of the source text that a sentence stands on. */
function linesOf(article: Article, sentence: Sentence): number[] {
  const from = sentence.segments[0]?.source ?? 0;
  const last = sentence.segments.at(-1);
  const to = last ? last.source + sentence.text.length - last.at : from;
  const breaks = article.text.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0;
  return Array.from({ length: breaks + 1 }, (_, at) => sentence.line + at);
}

function explainSentence(sentence: Sentence, claims: readonly Claim[], article: Article): string[] {
  const style = numberStyle(article.sentences.map(({ text }) => text).join("\n"));
  const figures = readFigures(sentence.text, {
    localPlaces: new Map(),
    published: article.published,
    earliest: null,
    style,
  });
  const { reading } = figures;
  const own = claims.filter((claim) => claim.sentence === sentence.text);
  const candidates = [
    ...reading.refused.map(({ span, rule }) => ({ span, lines: [`no figure: ${rule}`] })),
    ...reading.quantities.map(({ span }, at) => ({ span, lines: explainQuantity(figures, at, own) })),
  ].sort((a, b) => a.span.start - b.span.start);
  const told = candidates.flatMap(({ span, lines }) => [
    `  ${quoted(sentence, span)}`,
    ...lines.map((text) => `    ${text}`),
  ]);
  return [sentence.text, ...(told.length > 0 ? told : ["  no number"])];
}

const quoted = ({ text }: Sentence, { start, end }: Span): string => `"${text.slice(start, end)}"`;

/** How each form of a number is called. */
const forms: Record<Quantity["form"], string> = {
  digits: "a number in digits",
  words: "a number in words",
  fraction: "a fraction",
  multiple: "a multiple",
  vague: "a vague number",
};

function explainQuantity(figures: Figures, at: number, claims: readonly Claim[]): string[] {
  const { reading, scene, places, described } = figures;
  const quantity = reading.quantities[at] as Quantity;
  const rule = describingRule({ reading, scene, at, places, earlier: described.slice(0, at) });
  const claim = claims.find(({ mark }) => mark.start === quantity.span.start && mark.end === quantity.span.end);
  const form = `read as  ${forms[quantity.form]}${quantity.value.bound === "range" ? ", two of them joined to a range" : ""}`;
  if (claim === undefined) return [form, "no claim: nothing is certain of its unit"];
  const { entity, place, period, periodBasis, attribution } = claim;
  return [
    form,
    `value    ${valueInWords(claim)}${claim.unitInferred ? " (the unit is inferred)" : ""}`,
    `measures ${claim.metric}, by the rule: ${rule}`,
    ...(entity === null ? [] : [`about    ${entity}`]),
    ...(place === null ? [] : [`where    ${place}`]),
    ...(period === null ? [] : [`when     ${period}, ${periodBasis}`]),
    ...(claim.asReported ? ["when     as of the day of the article"] : []),
    `meant as ${claim.modality}`,
    ...(attribution === null ? [] : [`said by  ${attribution}`]),
    ...(claim.conversionOf === null ? [] : ["the same amount as the figure before it"]),
    ...(claim.background
      ? [`kept as background, not shown as a figure of its own: ${whyBackground(figures, at, claim)}`]
      : []),
  ];
}

function whyBackground({ reading, scene, periods, described }: Figures, at: number, { metric, aspect }: Claim): string {
  const quantity = reading.quantities[at] as Quantity;
  const unreal = readModality(scene.words, quantity, aspect === "share") === "unreal";
  const passing = { tokens: reading.tokens, periods, quantity, described: described[at] as Described, name: metric };
  return backgroundRule({ ...passing, unreal }) ?? "given elsewhere in the document, or nothing says what it measures";
}
