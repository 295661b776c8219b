/** The corrections in the settings: other spellings of names, figures that are of one thing, figures that never are. */
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import { type Alias, type Corrections, figurePlace, mostFigures, type Ruling } from "../model/correction.ts";
import { kindOf, type Reading, textOf } from "./yaml-nodes.ts";

/**
 * Reads `aliases`, `same` and `apart`. What is of another shape is left out, and the settings' definition has told it; what is wrong
 * beyond that is told here, and the others count.
 */
export function readCorrections(settings: YAMLMap<unknown, Node | null>, reading: Reading): Corrections {
  const nodeOf = (key: string): Node | null => settings.get(key, true) ?? null;
  return {
    aliases: readAliases(nodeOf("aliases"), reading),
    rulings: (["same", "apart"] as const).flatMap((kind) => readRulings(kind, nodeOf(kind), reading)),
  };
}

function readAliases(value: Node | null, { tell, lineOf }: Reading): Alias[] {
  if (!isMap<Node, Node | null>(value)) return [];
  const wrong = (node: Node | null, found: string): [] => {
    tell("settings/wrong-correction", lineOf(node ?? value), `aliases: ${found}`);
    return [];
  };
  const names = new Set(value.items.flatMap(({ key }) => textOf(key)?.toLowerCase() ?? []));
  const nameOf = new Map<string, string>();
  return value.items.flatMap(({ key, value: list }) => {
    const name = textOf(key);
    if (name === null) return wrong(key, `the name ${isScalar(key) ? kindOf(key) : "of another kind"}`);
    if (!isSeq<Node | null>(list)) return [];
    const spellings = list.items.flatMap((item) => {
      const spelling = textOf(item);
      if (spelling === null) return [];
      const other = nameOf.get(spelling.toLowerCase()) ?? (names.has(spelling.toLowerCase()) ? spelling : null);
      if (other !== null) return wrong(item, `${name}: "${spelling}", which belongs to ${other} as well`);
      nameOf.set(spelling.toLowerCase(), name);
      return [spelling];
    });
    return spellings.length > 0 ? [{ name, spellings }] : [];
  });
}

function readRulings(kind: Ruling["kind"], value: Node | null, { lineOf }: Reading): Ruling[] {
  if (!isSeq<Node | null>(value)) return [];
  return value.items.flatMap((list) => {
    if (!isSeq<Node | null>(list) || list.items.length > mostFigures) return [];
    const figures = list.items.flatMap((item): Ruling["figures"] => {
      const place = figurePlace(textOf(item) ?? "");
      return place === null ? [] : [{ place, line: lineOf(item) }];
    });
    return figures.length < 2 ? [] : [{ kind, line: lineOf(list), figures }];
  });
}
