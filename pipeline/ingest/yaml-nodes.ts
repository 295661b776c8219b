/** Nodes of the settings: how each is called in a message, and where it stands. */
import { isMap, isScalar, isSeq, type Node } from "yaml";

export type SettingsMessage =
  | "settings/bad-yaml"
  | "settings/unknown-key"
  | "settings/wrong-value"
  | "settings/wrong-correction";

/** Gives a message about a line of the settings; `expected` where more is known than the message itself says. */
export type Tell = (id: SettingsMessage, line: number, found: string, expected?: string) => void;

/** What a reader of a part of the settings needs. */
export interface Reading {
  tell: Tell;
  /** 1-based line of a node. */
  lineOf(node: Node | null): number;
}

/** The text of a node that is one, or null. */
export const textOf = (node: Node | null): string | null =>
  isScalar(node) && typeof node.value === "string" ? node.value : null;

/** Whether a key has no value. */
export const isNothing = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null);

/** What a node is, in words. */
export function kindOf(node: Node | null): string {
  if (isMap(node)) return "keys with values";
  if (isSeq(node)) return "a list";
  if (!isScalar(node)) return "a reference";
  return node.value === null
    ? "nothing"
    : `${typeof node.value === "string" ? "the text" : "the value"} ${shortened(JSON.stringify(node.value))}`;
}

const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

/** Stands for what no setting can be: a reference to another node, which could make much of little. */
const reference = Symbol("reference");

/** A node as plain values, without keys that have no value; a reference is a value that fits nowhere. */
export function plainOf(node: Node | null): unknown {
  if (isSeq<Node | null>(node)) return node.items.map(plainOf);
  if (isScalar(node)) return node.value;
  if (!isMap<Node, Node | null>(node)) return node === null ? null : reference;
  // No prototype: a key named __proto__ is one like the others.
  const plain: Record<string, unknown> = Object.create(null);
  for (const { key, value } of node.items) {
    if (!isNothing(value)) plain[isScalar(key) ? String(key.value) : kindOf(key)] = plainOf(value);
  }
  return plain;
}
