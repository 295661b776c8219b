/** The timeline of an article: sentences that name a day or a month, with the words that name it. */
import { createHash } from "node:crypto";
import { speechKind } from "../lexicon/speech.ts";
import type { Article, DatedStatement, Sentence } from "../model/document.ts";
import { sourceSpan } from "../model/span.ts";
import { findPeriods, type PeriodMention } from "./claims/periods/index.ts";
import { tokenize } from "./quantities/tokens.ts";

/** One statement for each day, month or stretch of them that a sentence of the body names; the day on which somebody said something is none. */
export function readTimeline(article: Article): DatedStatement[] {
  return article.sentences
    .filter(({ role }) => role === "body")
    .flatMap((sentence) => {
      const tokens = tokenize(sentence.text);
      const spans = findPeriods(tokens, article.published)
        .filter((mention) => /^\d{4}-\d\d/.test(mention.period) && !isSaid(tokens, mention))
        .map((mention) => ({
          mention,
          span: { start: tokens[mention.from]?.start ?? 0, end: tokens[mention.to - 1]?.end ?? 0 },
        }));
      return spans.map(({ mention, span }) => statementOf(article, sentence, mention, span));
    });
}

/** "said on Monday", "told reporters late Monday". */
const isSaid = (tokens: readonly { lower: string }[], { from }: PeriodMention): boolean =>
  tokens.slice(Math.max(0, from - 4), from).some(({ lower }) => speechKind(lower) !== null);

function statementOf(
  article: Article,
  sentence: Sentence,
  { period, basis }: PeriodMention,
  span: { start: number; end: number },
): DatedStatement {
  const { start, end } = sourceSpan(sentence, span);
  const first = sentence.segments[0]?.source ?? 0;
  return {
    id: `t-${createHash("sha256").update(`${article.id} ${start} ${end}`).digest("hex").slice(0, 12)}`,
    document: article.id,
    line: sentence.line + (article.text.slice(first, start).match(/\r\n|\n|\r/g)?.length ?? 0),
    start,
    end,
    surface: article.text.slice(start, end),
    sentence: sentence.text,
    period,
    periodBasis: basis,
  };
}
