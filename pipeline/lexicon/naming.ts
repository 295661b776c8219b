/** Naming: what the last word of a firm's name adds to it, and which roles firms have as well as people. */
import lists from "./en/naming.json" with { type: "json" };

const legalForms = new Set(lists.legalForms);
const rolesOfFirms = new Set(lists.rolesOfFirms);

const rolesInFirms = new Set(lists.rolesInFirms);

const bare = (word: string): string => word.toLowerCase().replace(/[.,]+$/, "");

/** "Acme Holdings, Inc." without the words for its legal form. */
export function withoutLegalForm(name: string): string {
  const words = name.split(" ");
  while (words.length > 1 && legalForms.has(bare(words.at(-1) ?? ""))) words.pop();
  return words.join(" ").replace(/,$/, "");
}

/** "Acme chief executive", "Acme's director": a role that makes the name before it that of a firm or another body. */
export const isRoleInFirms = (word: string): boolean => rolesInFirms.has(bare(word));

/** "the market leader Acme": a role that says nothing about who has it. */
export const isRoleOfFirms = (word: string): boolean => rolesOfFirms.has(bare(word));
