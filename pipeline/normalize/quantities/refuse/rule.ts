/** What the rules by which a numeral is no figure have in common. */
import type { Numeral } from "../numerals.ts";
import { role } from "../roles.ts";
import { can, type Token } from "../tokens.ts";

/** A rule: its name, as `explain` prints it, and whether a numeral is no figure by it. */
export interface Rule {
  name: string;
  /** Which numerals it is asked about: those that begin with digits, or with a word; both without it. */
  of?: "digits" | "words";
  refuses(tokens: readonly Token[], numeral: Numeral): boolean;
}

/** The digits of a numeral that is one whole number without grouping or scale, or null. */
export const plainInteger = (tokens: readonly Token[], { from, to }: Numeral): string | null => {
  const token = tokens[from];
  return to === from + 1 && token !== undefined && can(token, role.digits) ? token.text : null;
};

export const hasCurrency = (tokens: readonly Token[], at: number): boolean => tokens[at]?.kind === "currency";

/** A hyphen, a dash, "and" or "to" between two numbers of one kind. */
export const joins = (token: Token | undefined): boolean => can(token, role.joint);
