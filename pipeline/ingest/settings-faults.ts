/** What is wrong in the settings: each key and value with its line, what can stand there, and the nearest name. */
import { closestMatch } from "leven";
import { isMap, isScalar, isSeq, type Node } from "yaml";
import type * as z from "zod/mini";
import { allowedKeys, allowedValue, settingsSchema, type WrittenSettings } from "./settings-schema.ts";
import { kindOf, type Reading, type Tell, textOf } from "./yaml-nodes.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const corrections = ["aliases", "same", "apart"];
/** More messages about one file help nobody. */
const mostMessages = 50;
/** Letters that may be wrong in a name that is meant as another. */
const mostWrong = 3;

/** The settings as far as they are right. Every fault is told. */
export function checkSettings(contents: Node, plain: unknown, reading: Reading): WrittenSettings {
  tellHalves(contents, plain, reading);
  const first = settingsSchema.safeParse(plain);
  if (first.success) return first.data;
  let left = without(plain, tellFaults(contents, first.error.issues, reading));
  // What is left out can leave a list too short, and that list its own: no deeper than the definition is.
  for (let depth = 0; depth < 4; depth += 1) {
    const again = settingsSchema.safeParse(left);
    if (again.success) return again.data;
    left = without(
      left,
      again.error.issues.map(({ path }) => path),
    );
  }
  return {};
}

/** Keys that do nothing without another. */
const partners = { currency: "rates", rates: "currency", "rates-as-of": "rates" };

function tellHalves(contents: Node, plain: unknown, { tell, lineOf }: Reading): void {
  const given = new Set(Object.keys(Object(plain)));
  for (const [key, partner] of Object.entries(partners)) {
    if (!given.has(key) || given.has(partner)) continue;
    const expected = `${partner} as well: ${allowedValue(partner)}`;
    tell("settings/wrong-value", lineOf(placeOf(contents, [key]).key), `${key} without ${partner}`, expected);
  }
}

/** The values without those at some paths. */
function without(value: unknown, paths: readonly Path[]): unknown {
  const gone = new Set(paths.map((path) => JSON.stringify(path)));
  const copy = (part: unknown, path: Path): unknown => {
    const kept = (key: PropertyKey): boolean => !gone.has(JSON.stringify([...path, key]));
    if (Array.isArray(part)) return part.flatMap((item, at) => (kept(at) ? [copy(item, [...path, at])] : []));
    if (typeof part !== "object" || part === null) return part;
    const entries = Object.entries(part).filter(([key]) => kept(key));
    return Object.fromEntries(entries.map(([key, item]) => [key, copy(item, [...path, key])]));
  };
  return copy(value, []);
}

/** Tells every fault, and gives the paths of what cannot be used. */
function tellFaults(contents: Node, issues: readonly Issue[], { tell, lineOf }: Reading): Path[] {
  const faults = issues.flatMap((issue) => faultsOf(contents, issue));
  for (const { id, node, found, expected } of faults.slice(0, mostMessages)) tell(id, lineOf(node), found, expected);
  if (faults.length > mostMessages)
    tell("settings/wrong-value", 1, `${faults.length - mostMessages} more keys and values that are wrong`);
  return faults.map(({ path }) => path);
}

interface Fault {
  id: Parameters<Tell>[0];
  path: Path;
  node: Node | null;
  found: string;
  expected?: string | undefined;
}

function faultsOf(contents: Node, issue: Issue): Fault[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    const allowed = allowedKeys(path);
    return issue.keys.map((key) => ({
      id: "settings/unknown-key",
      path: [...path, key],
      node: placeOf(contents, [...path, key]).key,
      found: `the key ${shown(key)}${meant(key, allowed)}`,
      expected: `one of ${allowed.join(", ")}`,
    }));
  }
  const node = placeOf(contents, path).value;
  const [top] = path;
  if (corrections.includes(String(top)))
    return [{ id: "settings/wrong-correction", path, node, found: inWords(issue, node) }];
  const allowed = issue.code === "invalid_value" ? issue.values.map(String) : null;
  const nearest = allowed === null ? "" : meant(textOf(node) ?? "", allowed);
  const expected = allowed === null ? allowedValue(String(top)) : oneOf(allowed);
  return [{ id: "settings/wrong-value", path, node, found: inWords(issue, node) + nearest, expected }];
}

/** "ignore: a list with the value 7" */
function inWords(issue: Issue, node: Node | null): string {
  if (issue.code === "invalid_key")
    return `${issue.path.slice(0, -1).join(": ")}: the key ${shown(String(issue.path.at(-1)))}`;
  const names = issue.path.filter((part) => typeof part === "string").join(": ");
  if (issue.code === "custom" && issue.message !== "Invalid input") return `${names}: ${issue.message}`;
  if (isSeq(node) && (issue.code === "too_small" || issue.code === "too_big"))
    return `${names}: a list of ${node.items.length}`;
  return `${names}: ${typeof issue.path.at(-1) === "number" ? "a list with " : ""}${kindOf(node)}`;
}

/** Values in which something stands that parts them, or that YAML reads as numbers, are shown in the quotation marks they need. */
const oneOf = (values: readonly string[]): string =>
  `one of ${values.map((value) => (/[,.%]/.test(value) ? JSON.stringify(value) : value)).join(", ")}`;

/** What is wrong with the value of a key by itself: what can stand there, and the nearest name. Null when it is right. */
export function faultOf(key: keyof WrittenSettings, value: string): string | null {
  const read = settingsSchema.safeParse({ [key]: value });
  if (read.success) return null;
  const [issue] = read.error.issues;
  const allowed = issue?.code === "invalid_value" ? issue.values.map(String) : null;
  return allowed === null ? (allowedValue(key) ?? "another value") : `${oneOf(allowed)}${meant(value, allowed)}`;
}

/** ", perhaps meant as title", where a name is near. */
function meant(written: string, names: readonly string[]): string {
  const limit = Math.min(mostWrong, Math.ceil(written.length / 3));
  const nearest = closestMatch(written.slice(0, 60).toLowerCase(), names, { maxDistance: limit });
  return nearest === undefined ? "" : `, perhaps meant as ${nearest}`;
}

const shown = (key: string): string => JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key);

/** The key and the value at a path. */
function placeOf(contents: Node, path: Path): { key: Node | null; value: Node | null } {
  let place: { key: Node | null; value: Node | null } = { key: null, value: contents };
  for (const part of path) {
    const { value } = place;
    if (isMap<Node, Node | null>(value)) {
      const pair = value.items.find(({ key }) => isScalar(key) && String(key.value) === part);
      place = { key: pair?.key ?? null, value: pair?.value ?? pair?.key ?? null };
    } else if (isSeq<Node | null>(value)) place = { key: null, value: value.items[Number(part)] ?? value };
  }
  return place;
}
