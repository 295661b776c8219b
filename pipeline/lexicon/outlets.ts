/** Outlets: who a host is, which names are news agencies, and the phrases in which an article names the outlet it appeared in. */
import entries from "./en/outlets.json" with { type: "json" };

type Entry = { name: string; hosts: string[]; aliases?: string[] };
const outlets: readonly Entry[] = entries.outlets;
const agencies: readonly Entry[] = entries.agencies;

const byHost = new Map(
  [...outlets, ...agencies].flatMap(({ name, hosts }) => hosts.map((host) => [host, name] as const)),
);
const byName = new Map(
  [...outlets, ...agencies].flatMap(({ name, aliases = [] }) =>
    [name, ...aliases].map((alias) => [key(alias), name] as const),
  ),
);
const agencyNames = new Set(agencies.map(({ name }) => name));
const phrases = entries.phrases.map(({ pattern }) => new RegExp(pattern, "u"));

function key(name: string): string {
  return name.toLowerCase().replace(/^the /, "");
}

/** The name of an outlet in its usual form, or null for a name that is not in the lexicon. The article "the" does not matter. */
export const knownOutlet = (name: string): string | null => byName.get(key(name)) ?? null;

/** Whether an outlet is a news agency: others print its reports, so being quoted there says little about where an article appeared. */
export const isAgency = (name: string): boolean => agencyNames.has(name);

/** Who publishes at an address: the known outlet of its host or of a host above it, else the host itself. Null for no address. */
export function outletOfAddress(address: string): string | null {
  const host = /^https?:\/\/(?:www\d?\.)?([^/:?#\s]+)/i.exec(address)?.[1]?.toLowerCase();
  if (host === undefined) return null;
  const labels = host.split(".");
  const above = labels.map((_label, index) => labels.slice(index).join("."));
  return above.map((name) => byHost.get(name)).find((name) => name !== undefined) ?? host;
}

/** The outlet that a line names as the one it appeared in ("Stay tuned to ...", "(Reuters) -"), or null. */
export function outletInPhrase(line: string): string | null {
  const start = line.slice(0, 300);
  for (const phrase of phrases) {
    const outlet = phrase.exec(start)?.groups?.["outlet"];
    if (outlet !== undefined) return knownOutlet(outlet) ?? outlet;
  }
  return null;
}
