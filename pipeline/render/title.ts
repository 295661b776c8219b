/** The title of a briefing whose user gives none. */
import { namesEvent } from "../lexicon/comparison.ts";
import { isNamedBy } from "../lexicon/themes.ts";
import { isUnnamed } from "../lexicon/wording.ts";
import { conceptsOf, countsPeople } from "../lexicon/words.ts";
import { titlesOf } from "../model/document.ts";
import type { Name } from "../model/finding.ts";
import { claimsWith, documentsOf, type Material, shownClusters } from "./material.ts";
import { capitalised } from "./phrases.ts";

/** A title has so many topics at most, and a measured one so many words. */
const most = 2;
const longest = 4;

/**
 * "Norway: ferries and passengers": the name that the articles' titles share, else one that nearly all articles have, and what they are about: the
 * themes that several titles have, then the first theme, then what most articles measure.
 */
export function titleOf(material: Material): string {
  const subject = subjectOf(material);
  const topics = topicsOf(material, subject ?? "").join(" and ");
  if (topics === "") return subject ?? "Briefing";
  return subject === null ? capitalised(topics) : `${capitalised(subject)}: ${topics}`;
}

function subjectOf(material: Material): string | null {
  const titles = titlesOf(material.documents);
  const counted = material.findings.names.map((name) => ({ name, titled: titledBy(name, titles) }));
  const titled = best(counted.filter((one) => isShared(one.titled, titles.length)));
  const articles = material.documents.length;
  const everywhere = best(counted.filter(({ name }) => name.places.length > 1 && name.places.length > 0.6 * articles));
  const short = titled ?? everywhere;
  return short === null ? sceneOf(material) : longFormOf(short, material.findings.names);
}

/** "Hurricane Ada" for "Ada", where as many articles name it so. */
function longFormOf(short: Name, names: readonly Name[]): string {
  const long = names.find(
    ({ name, places }) => name.endsWith(` ${short.name}`) && places.length >= short.places.length,
  );
  return (long ?? short).name;
}

/** The first by how many titles have it, then by how many articles and sentences do. */
const best = (counted: readonly { name: Name; titled: number }[]): Name | null =>
  counted.toSorted(
    (a, b) => b.titled - a.titled || b.name.places.length - a.name.places.length || b.name.sentences - a.name.sentences,
  )[0]?.name ?? null;

/** Two titles of a few, a third of many. */
const isShared = (titled: number, titles: number): boolean => titled > 1 && titled * 3 >= titles;

const titledBy = ({ name, variants }: Name, titles: readonly string[]): number =>
  titles.filter((title) => [name, ...variants].some((form) => isNamedBy(title, form))).length;

/** Where or whom most articles measure. */
function sceneOf(material: Material): string | null {
  const scenes = shownClusters(material).map(({ entity, place, claims }) => [entity ?? place, claims] as const);
  return rank(material, scenes)[0] ?? null;
}

function topicsOf(material: Material, subject: string): string[] {
  const titles = titlesOf(material.documents);
  // A "storm" is no news of "Hurricane Ada".
  const isNews = (phrase: string): boolean => !namesEvent(subject) || !namesEvent(phrase);
  const themes = material.findings.themes.map(({ phrase }) => phrase).filter(isNews);
  const titled = themes.filter((phrase) =>
    isShared(titles.filter((title) => isNamedBy(title, phrase)).length, titles.length),
  );
  const metrics = shownClusters(material)
    .filter(({ metric }) => !countsPeople(metric) && !isUnnamed(metric) && metric.split(" ").length <= longest)
    .map(({ metric, claims }) => [metric, claims] as const);
  const told = new Set(conceptsOf(subject.toLowerCase()));
  const topics: string[] = [];
  for (const topic of [...titled, ...themes.slice(0, 1), ...rank(material, metrics)]) {
    const concepts = conceptsOf(topic.toLowerCase());
    if (topics.length === most) break;
    if (concepts.some((concept) => told.has(concept))) continue;
    for (const concept of concepts) told.add(concept);
    topics.push(topic);
  }
  return topics;
}

/** Names by how many articles have them, then by how many claims, then by first mention. */
function rank(material: Material, named: readonly (readonly [string | null, readonly string[]])[]): string[] {
  const claims = new Map<string, string[]>();
  for (const [name, ids] of named) if (name !== null) claims.set(name, [...(claims.get(name) ?? []), ...ids]);
  const articles = (ids: readonly string[]): number => documentsOf(claimsWith(material, ids)).length;
  return [...claims].sort(([, a], [, b]) => articles(b) - articles(a) || b.length - a.length).map(([name]) => name);
}
