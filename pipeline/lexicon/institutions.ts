/** Institutions that the news names by their letters alone. */
import institutions from "./en/institutions.json" with { type: "json" };

const names = new Map(institutions.map(({ acronym, name }) => [acronym, name] as const));

/** The full name behind the letters of a well-known institution, or null. */
export const institutionOf = (acronym: string): string | null => names.get(acronym) ?? null;

const fullNames = new Set(institutions.map(({ name }) => name.replace(/^(?:US|UN|UK) /, "")));

/** Whether a name is that of a well-known institution, with or without its country. */
export const isInstitution = (name: string): boolean => fullNames.has(name.replace(/^(?:US|U\.S\.|UN|UK|U\.K\.) /, ""));
