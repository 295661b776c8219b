/** Section: the best of what is said in quotation marks, and by whom. */
import { isRole } from "../../lexicon/speech.ts";
import type { Line, QuotationItem, Section } from "../../model/briefing.ts";
import type { Quote } from "../../model/finding.ts";
import type { Material } from "../material.ts";
import { cite, shownQuotes } from "../material.ts";
import { capitalised, listed, named, plain, text } from "../phrases.ts";

/** The quotes in whole, each with its speaker and with who prints it. */
export function voices(material: Material): Section | null {
  const items = shownQuotes(material.findings.quotes).map((quote) => item(material, quote));
  if (items.length === 0) return null;
  return { id: "voices", title: "Voices", blocks: [{ kind: "quotations", items }] };
}

function item(material: Material, quote: Quote): QuotationItem {
  const title: Line = quote.title === null ? [] : [text(", "), named(titleInWords(quote.title))];
  const documents = new Map(quote.places.map((place) => [place.document, place.id]));
  const sources = [...documents].map(
    ([document, place]): Line => [named(material.sourceNames.get(document) ?? ""), cite(material, [place])],
  );
  return {
    quote: [text("“"), { kind: "quote", pieces: [{ text: whole(quote.words) }] }, text("”")],
    speaker: [named(capitalised(quote.speaker ?? "")), ...title],
    sources: listed(sources),
  };
}

/** A role as it stands after a name: "Director" began its sentence, "Prime Minister" and "CEO" are written so. */
function titleInWords(title: string): string {
  const [first = "", second = ""] = title.split(" ");
  const began = /^\p{Lu}\p{Ll}+$/u.test(first) && isRole(first.toLowerCase()) && !/^\p{Lu}/u.test(second);
  return began ? first.toLowerCase() + title.slice(first.length) : title;
}

/** Half a sentence says so. */
const whole = (words: string): string => (/^\p{Ll}/u.test(words) ? `… ${plain(words)}` : plain(words));
