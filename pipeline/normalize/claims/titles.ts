/** Titles: what a document calls somebody, before the name ("harbour board spokesman Jo Prado") or after it ("Jo Prado, the board's chief"). */
import { isBody, isHonorific, isRole } from "../../lexicon/speech.ts";
import { isDeterminer } from "../../lexicon/words.ts";
import { isCapital, lowerAt, type Range, textOf, type Words } from "../grammar/words.ts";

/** Somebody by name alone, with the title apart. */
export interface Titled {
  speaker: string;
  title: string | null;
}

/** How many words a title has at most. */
const longest = 14;

/** Where a capitalised word stands. */
interface Spot {
  words: Words;
  at: number;
}

/** How many mentions of a name are looked at, so that a document of any length takes time linear in it. */
const mostMentions = 100;

/** For a speaker as quoted, the name alone and the first title that the document gives it. */
export function titlesIn(sentences: readonly Words[]): (speaker: string) => Titled {
  const spots = new Map<string, Spot[]>();
  for (const words of sentences)
    words.tokens.forEach((token, at) => {
      if (!isCapital(token)) return;
      const own = spots.get(token.text);
      if (own === undefined) spots.set(token.text, [{ words, at }]);
      else if (own.length < mostMentions) own.push({ words, at });
    });
  const known = new Map<string, Titled>();
  return (speaker) => {
    const found = known.get(speaker) ?? titled(speaker, spots);
    known.set(speaker, found);
    return found;
  };
}

function titled(printed: string, spots: ReadonlyMap<string, readonly Spot[]>): Titled {
  const { speaker, title } = apart(printed);
  if (title !== null || !/^\p{Lu}/u.test(speaker)) return { speaker, title };
  const name = speaker.split(" ");
  for (const { words, at } of spots.get(name[0] ?? "") ?? []) {
    const to = at + nameLength(words, at, name);
    const own = to > at ? (titleAfter(words, to) ?? titleBefore(words, at)) : null;
    if (own !== null) return { speaker, title: textOf(words.tokens, own) };
  }
  return { speaker, title: null };
}

/** How many tokens a name takes from a token on ("Rusli M. Saleh" is four); 0 when it does not stand there. */
function nameLength({ tokens }: Words, at: number, name: readonly string[]): number {
  let to = at;
  for (const word of name) {
    let text = tokens[to]?.text ?? "";
    to += 1;
    while (text.length < word.length && tokens[to]?.glued && word.startsWith(text + (tokens[to]?.text ?? " "))) {
      text += tokens[to]?.text;
      to += 1;
    }
    if (text !== word) return 0;
  }
  return to - at;
}

/** "board spokesman Jo Prado", "Jo Prado of the board": the name, and what stands before or behind it. */
function apart(quoted: string): Titled {
  const printed = withoutHeading(quoted);
  const words = printed.split(" ");
  const role = words.findLastIndex((word, at) => at < words.length - 1 && isTitleBefore(word, words.length - 1 - at));
  const named = words.slice(role + 1);
  if (role >= 0 && named.every((word) => /^\p{Lu}/u.test(word)) && !(role === 0 && isHonorific(words[0] ?? "")))
    return { speaker: named.join(" "), title: words.slice(0, role + 1).join(" ") };
  const behind = /^((?:\p{Lu}\S*)(?: \p{Lu}\S*)+) (?:of|at|from|with) (?:the )?(\p{Lu}.*)$/u.exec(printed);
  const body = /^(?:bank|university|ministry|department|institute|board|port|city|house)\b/i.test(printed);
  if (behind?.[1] !== undefined && behind[2] !== undefined && !body && !isRole(behind[1].split(" ").at(-1) ?? ""))
    return { speaker: behind[1], title: behind[2] };
  return { speaker: printed, title: null };
}

/** "spokesman Jo Prado", "novelist Jo Prado": a role, or any noun in small letters before two words or more. */
const isTitleBefore = (word: string, rest: number): boolean =>
  isRole(word) || (rest > 1 && /^\p{Ll}{4,}$/u.test(word) && !isBody(word));

/** "READ MORE Acme" is Acme. */
const withoutHeading = (name: string): string => name.replace(/^(?:\p{Lu}{2,} ){2,}(?=\p{Lu}\p{Ll})/u, "");

/** ", a spokesman of the harbour board": the phrase between a comma and the next mark or verb, when it says a role. */
export function titleAfter(words: Words, comma: number): Range | null {
  const { tokens } = words;
  if (tokens[comma]?.text !== ",") return null;
  const from = isDeterminer(lowerAt(words, comma + 1)) ? comma + 2 : comma + 1;
  let to = from;
  while (to - from < longest && tokens[to] !== undefined && !endsTitle(words, to)) to += 1;
  const whole = tokens[to] === undefined || to - from < longest;
  const role = tokens.slice(from, to).some(({ lower }) => isRole(lower));
  return whole && role ? { from, to } : null;
}

function endsTitle(words: Words, at: number): boolean {
  const { lower = "" } = words.tokens[at] ?? {};
  if (/^(?:[,.;:()"\u201c\u201d\u2014\u2013-]|who|whose|whom|which|that|where|when|told|said|says)$/.test(lower))
    return true;
  return words.verb[at] === true && !isRole(lower);
}

/** The words before a name that end in a role. */
function titleBefore(words: Words, name: number): Range | null {
  if (!isRole(lowerAt(words, name - 1)) || isHonorific(lowerAt(words, name - 1))) return null;
  let from = name - 1;
  while (from > 0 && name - from < longest && words.content[from - 1] === true && isPlain(words, from - 1)) from -= 1;
  return { from, to: name };
}

const isPlain = (words: Words, at: number): boolean =>
  words.tokens[at]?.kind === "word" && (words.verb[at] !== true || isCapital(words.tokens[at]));
