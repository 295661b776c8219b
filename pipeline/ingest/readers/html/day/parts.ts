/** What the names of elements say: that they hold a date, or that they are a part beside the article. */

/** Class names, ids and item properties of elements that hold the day of an article. */
export const namesDay =
  /date|datum|fecha|time(?!line)|tstamp|publi|posted|post-?_?(?:meta|info)|(?:entry|article)-?(?:meta|info)|meta-?info|byline|submitted|created|authored|calendar|clock|zeit/i;

/** Names that say that the day is the one of publication, and names that say that it is of a later change. */
export const namesPublication = /published|pubdate|publish-?(?:date|time)|publication|date-?created/i;
export const namesChange = /modified|updated|lastmod|last-?change|revis/i;

const namesComment = /comment|repl(?:y|ies)|respond|disqus|kommentar/i;
const namesOther =
  /related|recommend|side-?bar|widget|popular|trending|recent|latest|similar|ticker|archive|most-?read|more-|teaser|promo|newsletter|upcoming|event|breadcrumb|menu|nav(?![a-z])|navigation|read-?also|carousel|slider/i;

/** Which kind of part beside the article an element may be; `inside` is true within an article or section, whose footer is its own. */
export function partBeside(tag: string, names: string, inside: boolean): "comment" | "other" | null {
  if (tag === "BODY" || tag === "HTML") return null;
  if (namesComment.test(names)) return "comment";
  const other =
    tag === "ASIDE" ||
    tag === "NAV" ||
    tag === "BLOCKQUOTE" ||
    (!inside && (tag === "FOOTER" || /footer/i.test(names))) ||
    namesOther.test(names);
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
