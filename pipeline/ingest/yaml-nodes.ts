/** Nodes of the settings: how each is called in a message, and where it stands. */
import { isMap, isScalar, isSeq, type Node } from "yaml";

export type SettingsMessage = "settings/bad-yaml" | "settings/wrong-value" | "settings/wrong-correction";

/** Gives a message about a line of the settings. */
export type Tell = (id: SettingsMessage, line: number, found: string) => void;

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
    : `${typeof node.value === "string" ? "the text" : "the value"} ${JSON.stringify(node.value)}`;
}
