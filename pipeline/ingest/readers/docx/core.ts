/** The properties of a Word document (docProps/core.xml): who made it and what it is called, as far as that can be believed. */
import { isProgramWord } from "../../../lexicon/authors.ts";
import { walkXml } from "./xml.ts";

/** The texts of the properties, by their names without prefix. */
export function readCore(xml: string): Map<string, string> {
  const properties = new Map<string, string>();
  walkXml(xml, {
    text(text, path) {
      const name = path.at(-1) ?? "";
      if (path.length === 2) properties.set(plain(name), `${properties.get(plain(name)) ?? ""}${text}`.trim());
    },
  });
  return properties;
}

/** These names come from vocabularies other than that of the root ("dc:title"). */
const plain = (name: string): string => name.slice(name.indexOf(":") + 1);

/** The person who made the file, when it is a person: two to five names with a capital, none of them a word for an account or a program. */
export function readAuthor(creator: string): string | undefined {
  const people = creator.split(/\s*[;,]\s*/).filter((name) => name !== "");
  return people.length > 0 && people.every(isPerson) ? people.join(", ") : undefined;
}

function isPerson(name: string): boolean {
  const words = name.split(/\s+/);
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    /^\p{Lu}/u.test(name) &&
    words.every((word) => /^[\p{L}\p{M}.'’-]+$/u.test(word) && !isProgramWord(word))
  );
}
