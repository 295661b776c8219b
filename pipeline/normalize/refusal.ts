/** Sources of which nothing is read: a list of headlines, a cookie notice, the first lines of a story for subscribers, another language. */
import type { Diagnostic } from "../model/diagnostic.ts";
import { diagnostic } from "../model/diagnostic.ts";
import type { Article } from "../model/document.ts";
import type { SourceText } from "../model/source.ts";

/** A sentence shorter than this is as well a label or a headline. Characters. */
const shortest = 40;
/** Less prose than this is a remark beside a list of links. Characters. */
const remark = 150;
/** The opening of a story is no longer than this. Characters. */
const opening = 450;
/** An index has at least this many lines, and at most a quarter of them were kept. */
const indexLines = 20;
/** A notice that closes a story stands this near below it. Lines. */
const near = 6;

/** What is left out of a page that only asks for something. */
const notices = new Set(["cookie or privacy notice", "technical notice", "paywall notice"]);

/**
 * Why no figure is read from an article; null when it is read. In doubt it is read: what is refused by mistake is lost, what is read by
 * mistake can be seen in the briefing.
 */
export function refusal(source: SourceText, article: Article): Diagnostic | null {
  const { file, excluded } = article;
  const body = article.sentences.filter(({ role, text }) => role === "body" && text.length >= shortest);
  const prose = body.reduce((sum, { text }) => sum + text.length, 0);
  const last = body.at(-1)?.line ?? 0;
  const wall = excluded.find(
    ({ startLine, reason }) => reason === "paywall notice" && startLine > last && startLine <= last + near,
  );
  if (prose > 0 && prose <= opening && wall !== undefined)
    return diagnostic("normalize/paywalled", {
      file,
      line: wall.startLine,
      found: "the first lines of a story and a notice for subscribers",
    });
  if (
    prose === 0 &&
    article.sentences.every(({ role }) => role !== "body") &&
    excluded.some(({ reason }) => notices.has(reason))
  )
    return diagnostic("normalize/no-article", { file, found: "a notice and no article" });
  if (prose < remark && source.blocks.length >= indexLines && article.sentences.length <= source.blocks.length / 4)
    return diagnostic("normalize/no-article", {
      file,
      found: `${source.blocks.length} lines, hardly one of them a sentence`,
    });
  if (article.language === null || article.language === "en") return null;
  return diagnostic("normalize/not-english", { file, found: `an article in another language (${article.language})` });
}
