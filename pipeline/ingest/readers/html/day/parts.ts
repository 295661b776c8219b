/** What the names of elements say: that they hold a date, or that they are a part beside the article. */

/** Class names, ids and item properties of elements that hold the day of an article. */
const namesDay =
  /date|datum|fecha|time(?!line)|tstamp|publi|posted|post-?_?(?:meta|info)|(?:entry|article)-?(?:meta|info)|meta-?info|byline|submitted|created|authored|calendar|clock|zeit/i;

/** Names that say that the day is the one of publication, and names that say that it is of a later change. */
const namesPublication = /published|pubdate|publish-?(?:date|time)|publication|date-?created/i;
const namesChange = /modified|updated|lastmod|last-?change|revis/i;

const namesComment = /comment|repl(?:y|ies)|respond|disqus|kommentar/i;
const namesOther =
  /related|recommend|side-?bar|widget|popular|trending|recent|latest|similar|ticker|archive|most-?read|more-|teaser|promo|newsletter|upcoming|event|breadcrumb|menu|nav(?![a-z])|navigation|read-?also|carousel|slider/i;

/** What the names of an element say. */
export interface Named {
  day: boolean;
  publication: boolean;
  change: boolean;
  comment: boolean;
  other: boolean;
  footer: boolean;
}

/** Reads the class, the id and the item property of an element, with spaces between them. */
export const readNames = (names: string): Named => ({
  day: namesDay.test(names),
  publication: namesPublication.test(names),
  change: namesChange.test(names),
  comment: namesComment.test(names),
  other: namesOther.test(names),
  footer: /footer/i.test(names),
});

/** Which kind of part beside the article an element may be; `inside` is true within an article or section, whose footer is its own. */
export function partBeside(tag: string, named: Named, inside: boolean): "comment" | "other" | null {
  if (tag === "BODY" || tag === "HTML") return null;
  if (named.comment) return "comment";
  const other =
    tag === "ASIDE" ||
    tag === "NAV" ||
    tag === "BLOCKQUOTE" ||
    (!inside && (tag === "FOOTER" || named.footer)) ||
    named.other;
  return other ? "other" : null;
}

/** Elements that do not end a line. */
export const inline: ReadonlySet<string> = new Set(
  "A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR".split(
    " ",
  ),
);
/** Elements whose text a reader of the page does not see. */
export const silent: ReadonlySet<string> = new Set(
  "HEAD STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT SELECT TEXTAREA OPTION".split(" "),
);
export const sections: ReadonlySet<string> = new Set(["ARTICLE", "SECTION", "MAIN"]);
