/** XML as a stream of tags and text, without the prefixes: no entity is defined, nothing is fetched, and no tree is built. */
import { Parser } from "htmlparser2";

/** Deeper than any document nests its tables and fields. */
const depthLimit = 500;

export interface Handler {
  /** `name` and the attributes without their prefixes; `path` has the names of the elements around it, innermost last. */
  open?(name: string, attributes: Readonly<Record<string, string>>, path: readonly string[]): void;
  text?(text: string, path: readonly string[]): void;
  close?(name: string, path: readonly string[]): void;
}

/**
 * Walks a part of the document. Only elements with the prefix of the root are given (other vocabularies, of formulas and drawings, have a "t" and
 * a "p" too), and those of compatibility, which say which of two forms to take. Throws for a part that is nested too deep.
 */
export function walkXml(xml: string, handler: Handler): void {
  const path: string[] = [];
  let prefix: string | null = null;
  const localName = (name: string): string => {
    const colon = name.indexOf(":");
    const own = name.slice(0, colon + 1);
    prefix ??= own;
    return own === prefix || own === "mc:" ? name.slice(colon + 1) : name;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (path.length === depthLimit) throw new Error(`elements nested more than ${depthLimit} deep`);
        const local = localName(name);
        handler.open?.(local, plain(attributes), path);
        path.push(local);
      },
      ontext: (text) => handler.text?.(text, path),
      onclosetag(name) {
        path.pop();
        handler.close?.(localName(name), path);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
}

const plain = (attributes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.slice(name.indexOf(":") + 1), value]));
