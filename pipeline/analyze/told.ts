/** Told: between which days an article without one was written, as its own words or the dated articles that tell the same story say. */
import words from "../lexicon/en/periods.json" with { type: "json" };
import { unitEntry } from "../lexicon/units.ts";
import { type Claim, pointOf } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import { byCodeUnit } from "./identity.ts";
import { daysOf } from "./periods.ts";

/** The part of an article's figures that its subject has at least. */
const many = 0.4;

/** How many dated articles must tell the same story for its time to be certain; one is enough that shares so many figures, or says its year itself. */
const enough = 2;
const plainly = 3;

/** How many days before and after them an article may be of. */
const around = 21;

/**
 * By document id, the first and the last day on which each undated article may have been written, `a/b`: the days of the dated articles that share its
 * subject, its figures or the names of its opening, or else the year that it says it is of. Good for a year, not for a day. Left out is what
 * nothing ties to others, what looks back on its story after a year, and what would have two years to choose from.
 */
export function toldDays(documents: readonly Document[]): ReadonlyMap<string, string> {
  const stories = documents.map(storyOf);
  const dated = stories.flatMap((story) => ({ story, span: story.document.published })).filter(isDated);
  const stated = stories.flatMap((story): Dated[] => {
    const span = story.document.published === null ? ownYear(story.document) : null;
    return span === null ? [] : [{ story, span, own: true }];
  });
  const told = (others: readonly Dated[]): Dated[] =>
    stories
      .filter(({ document }) => document.published === null && !looksBack(document))
      .map((story) => ({ story, span: spanOf(story, others) }))
      .filter(isDated);
  const onDay = told(dated).filter(({ story }) => story.document.dateline !== undefined);
  const ofYear = untilAllTold(stated, told);
  const all = [...ofYear, ...told([...dated, ...onDay]), ...stated];
  return new Map(all.map(({ story, span }) => [story.document.id, span]));
}

interface Dated {
  story: Story;
  /** A day, or the first and the last of a year. */
  span: string;
  /** It is the year that the article itself says it is of. */
  own?: boolean;
}

/** Those that others tell the year of, and those that these tell it of in turn. */
function untilAllTold(stated: readonly Dated[], told: (others: readonly Dated[]) => Dated[]): Dated[] {
  let found: Dated[] = [];
  for (let more = told(stated); more.length > found.length; more = told([...stated, ...found])) found = more;
  return found;
}

const isDated = (entry: { story: Story; span: string | null }): entry is Dated => entry.span !== null;

/** From the first to the last day of the articles that tell the same story; null unless they are certain and of one year. */
function spanOf(story: Story, others: readonly Dated[]): string | null {
  const same = others.filter((other) => other.story !== story && tie(story, other.story) >= 1);
  const certain =
    same.length >= enough ||
    same.some(
      (other) => other.own || figuresIn(story, other.story) >= plainly || isNear(story.document.dateline, other.span),
    );
  const days = same.flatMap(({ span }) => span.split("/")).toSorted(byCodeUnit);
  const [first, last] = [days[0], days.at(-1)];
  if (!certain || first === undefined || last === undefined) return null;
  if (isYear(`${first}/${last}`)) return first.slice(0, 4) === last.slice(0, 4) ? `${first}/${last}` : null;
  const certainYear = shifted(first, -around).slice(0, 4) === shifted(last, around).slice(0, 4);
  return certainYear ? `${shifted(first, -near)}/${shifted(last, near)}` : null;
}

/** The year that an article says it is of: "the second time in 2008". */
const isYear = (span: string): boolean => /^\d{4}-01-01\/\d{4}-12-31$/.test(span);

/** "KIEL, Sept 3": days from another article of the same story. */
const isNear = (dateline: string | undefined, day: string): boolean =>
  dateline !== undefined && Math.abs(daysApart(`${day.slice(0, 4)}-${dateline}`, day.slice(0, 10))) <= near * 2;

const daysApart = (a: string, b: string): number => (daysOf(a)?.from ?? 0) - (daysOf(b)?.from ?? 0);

/** An article of the same story is hardly ever of the very days of the others. */
const near = 3;

const shifted = (day: string, shift: number): string =>
  new Date(((daysOf(day)?.from ?? 0) + shift) * 86_400_000).toISOString().slice(0, 10);

interface Story {
  document: Document;
  /** The names that many of its figures are about. */
  subjects: ReadonlySet<string>;
  places: ReadonlySet<string>;
  /** Names in its title and opening. */
  names: ReadonlySet<string>;
  /** Its figures with three digits of their own or more, whatever they count: two articles do not share one by chance. */
  figures: ReadonlySet<string>;
  /** Its measures and sums of two digits: they do not share two by chance. */
  measures: ReadonlySet<string>;
}

function storyOf(document: Document): Story {
  const shown = document.claims.filter(({ background }) => background !== true);
  return {
    document,
    subjects: mostNamed(shown.map(({ entity }) => entity)),
    places: mostNamed(shown.map(({ place }) => place)),
    names: openingNames(document),
    figures: new Set(document.claims.filter(isOwn).map(figureOf)),
    measures: new Set(document.claims.filter((claim) => digitsOf(claim) === 2 && !isCount(claim)).map(figureOf)),
  };
}

function mostNamed(names: readonly (string | null)[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null && /\p{Lu}/u.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= many * names.length).map(([name]) => name));
}

/** How many sentences open an article. */
const opening = 3;

/** Words with a capital that stand behind another word, in the title and the first sentences. */
const openingNames = ({ sentences }: Document): ReadonlySet<string> =>
  new Set(
    sentences
      .slice(0, opening)
      .flatMap(({ text }) =>
        [...text.matchAll(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{3,}/gu)].map(([name]) => name.toLowerCase()),
      )
      .filter((name) => !calendar.has(name)),
  );

const calendar = new Set(words.weekdays);

/** "145.5 million people", not "40 boats" and not "100 percent". */
const isOwn = (claim: Claim): boolean => unitEntry(claim.unit).kind !== "share" && digitsOf(claim) >= 3;
const isCount = ({ unit }: Claim): boolean => ["share", "count"].includes(unitEntry(unit).kind);

/** A count goes by many nouns: "131 schemes" are "131 projects". */
const figureOf = (claim: Claim): string => `${pointOf(claim.value)} ${isCount(claim) ? "" : claim.unit}`;

/** How many digits a figure has without the zeros that only scale it. */
const digitsOf = ({ value }: Claim): number =>
  pointOf(value)
    .toPrecision(12)
    .replace(/e.*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+|0+$/g, "").length;

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((entry) => b.has(entry)).length;
const figuresIn = (a: Story, b: Story): number => shared(a.figures, b.figures) + shared(a.measures, b.measures) / 2;

/** How many names of the opening two articles share whose story is one, with the place of most figures in common and without. */
const alike = 2;
const alikeAnywhere = 4;

/** One or more where two articles tell the same story. */
const tie = (a: Story, b: Story): number =>
  shared(a.subjects, b.subjects) +
  figuresIn(a, b) +
  (shared(a.names, b.names) >= (shared(a.places, b.places) > 0 ? alike : alikeAnywhere) ? 1 : 0);

/** An article that opens with "Twelve months after the storm" or an anniversary is of another year than its story. */
const looksBack = ({ sentences }: Document): boolean =>
  sentences.slice(0, opening + 2).some(({ text }) => followUp.test(text));

const followUp = new RegExp(
  `\\b(?:${words.anniversaries.join("|")})\\b|(?:^|[-\u2013\u2014] )(?:${words.followUps.join("|")})\\b`,
  "i",
);
const ownYearPattern = new RegExp(`\\b(?:${words.ownYear.join("|")}),? ((?:19|20)\\d\\d)\\b`, "gi");

/** "so far in 2008", "as of January 1, 2017": the year that an article says it is of, where it names none after it but as one to come. */
function ownYear({ sentences }: Document): string | null {
  const texts = sentences.map(({ text }) => text);
  const said = new Set(texts.flatMap((text) => [...text.matchAll(ownYearPattern)].map(([, year]) => year ?? "")));
  const [year, ...others] = said;
  if (year === undefined || others.length > 0) return null;
  const later = texts
    .flatMap((text) => [...text.matchAll(/(?<!\b(?:by|until|to|through) )\b((?:19|20)\d\d)\b(?![,.]\d)/g)])
    .some(([, other]) => (other ?? "") > year);
  return later ? null : `${year}-01-01/${year}-12-31`;
}
