/** Subject: what a table's figures measure and of whom, as its heads, the labels of its rows and its title share it among them. */
import measures from "../../lexicon/en/measures.json" with { type: "json" };
import { placeOf } from "../../lexicon/places.ts";
import { isChangeWord, isGenericTitle, isMissing, isShareWord, isTableNote, isTotal } from "../../lexicon/tables.ts";
import { isFunctionWord } from "../../lexicon/words.ts";
import type { Aspect } from "../../model/claim.ts";
import type { Table } from "../../model/source.ts";
import { type Head, metricName, readHead } from "./heads.ts";
import type { Column, DataRow, Layout } from "./layout.ts";

/** What holds for all cells of a table. */
export interface Frame {
  /** As printed, or null. */
  title: string | null;
  /** The title and the lines below it, surest first. */
  titles: Head[];
  /** What the title says is measured; empty when it says nothing. */
  topic: string;
  /** The labels of the rows say what is measured, not of whom. */
  rowsMeasure: boolean;
  /** Reads a label; each only once. */
  read(text: string): Head;
}

/** Who or what a cell is about. */
export interface Subject {
  metric: string;
  entity: string | null;
  place: string | null;
}

/** Reads what stands above a table, and whether its rows are things that are measured. */
export function frameOf(table: Table, { preamble, columns, rows }: Layout): Frame {
  const lines = [table.title, ...preamble].filter(
    (line): line is string => line !== null && !isGenericTitle(line) && !isTableNote(line),
  );
  const titles = lines.map(readHead);
  const topic = titles.map(({ words }) => topicOf(words)).find((words) => words !== "") ?? "";
  const known = new Map<string, Head>();
  const read = (text: string): Head => {
    const head = known.get(text) ?? readHead(text);
    known.set(text, head);
    return head;
  };
  return { title: lines[0] ?? null, titles, topic, rowsMeasure: areMeasures(columns, rows, { topic, read }), read };
}

/** "Table 3: Exports of kelp by county" is about exports of kelp; a sentence is no name. */
const topicOf = (words: string): string => {
  const topic = words.replace(/^(?:table|figure)\s+[\w.]+\s*[:.\u2013-]\s*/i, "").replace(/,?\s+by\s+.*$/i, "");
  return topic.length > 100 || /[.!?]\s/.test(topic) ? "" : topic;
};

const levels = new Set([...measures.money, ...measures.levels, ...Object.keys(measures.units)]);
/** Rows that tell, and the share of them that must name a measure. */
const sample = 50;
const enough = 0.3;

function areMeasures(
  columns: readonly Column[],
  rows: readonly DataRow[],
  { topic, read }: Pick<Frame, "topic" | "read">,
): boolean {
  const label = columns.find(({ kind }) => kind === "labels");
  if (label === undefined || columns.some(({ kind }) => kind === "metrics")) return false;
  if (label.heads.some(({ role }) => role === "entity")) return false;
  const figures = columns.filter(({ kind }) => kind === "numbers");
  const labels = rows.slice(0, sample).flatMap(({ cells }) => cells.get(label.column)?.text ?? []);
  const share = (test: (text: string) => boolean): number => labels.filter(test).length / Math.max(1, labels.length);
  if (share((text) => placeOf(text) !== null) >= enough) return false;
  const named = share(
    (text) =>
      read(text).unit !== null ||
      read(text)
        .words.toLowerCase()
        .split(" ")
        .some((word) => levels.has(word)),
  );
  if (named >= enough) return figures.every(({ heads }) => heads.every(({ unit }) => unit === null));
  return topic === "" && figures.every(({ heads }) => wordsOf(heads) === "");
}

/** What the heads of a column say is measured; empty for "Value" and for years. */
export const wordsOf = (heads: readonly Head[]): string =>
  heads
    .filter(({ role }) => role === null || role === "entity")
    .map(({ words }) => words)
    .filter((words) => words !== "")
    .join(" ");

/** A longer label is a remark. Characters. */
const longestLabel = 60;

/** Shares what a row, a column and the title say out: what is measured, of whom, where. */
export function subjectOf(frame: Frame, columns: readonly Column[], row: DataRow, column: Column): Subject {
  const texts = (kind: Column["kind"]): Head[] =>
    columns.flatMap((other) => {
      const text = other.kind === kind ? row.cells.get(other.column)?.text : undefined;
      return text === undefined || isMissing(text) ? [] : [frame.read(text)];
    });
  const head = wordsOf(column.heads);
  // A column of "%" under the name of a team or a place is of nothing that is named; with a time the title names it.
  const timed = columns.some(({ kind }) => kind === "times") || column.heads.some(({ time }) => time !== null);
  const titled = timed || column.heads.every(({ unit }) => unit === null);
  const [measured] = texts("metrics");
  const labels = texts("labels").filter(({ words }) => words !== "" && words.length <= longestLabel);
  const rowMetric = measured ?? (frame.rowsMeasure ? labels.shift() : undefined);
  const owners = [
    ...labels.map(({ words }) => words),
    ...(rowMetric !== undefined || placeOf(head) !== null ? [head] : []),
  ];
  const metric = rowMetric?.words ?? (placeOf(head) === null && head !== "" ? head : titled ? frame.topic : "");
  const named = owners.filter((words) => words !== "" && !isTotal(words));
  if (owners.some(isTotal) && row.section !== null) named.push(row.section);
  const place = named.map(placeOf).find((found) => found !== null) ?? null;
  const [entity = null, ...rest] = named.filter((words) => placeOf(words) === null);
  return { metric: metric === "" ? "" : [metric, ...rest].join(", "), entity, place: place?.name ?? null };
}

/** The name of what is measured: "Growth" under the title "Kelp exports" is the growth of kelp exports. */
export function nameOf({ metric }: Subject, topic: string, aspect: Aspect): string {
  if (!isBare(metric) || topic === "" || topic === metric)
    return metricName(metric || (aspect === "share" ? "share" : ""));
  return aspect === "share"
    ? `share of ${metricName(topic)}`
    : `${metricName(topic)} ${metricName(metric) || "growth"}`;
}

/** "Growth", "Change on year", "Share": nothing says of what. */
export const isBare = (metric: string): boolean =>
  metric.split(" ").every((word) => {
    const lower = word.toLowerCase();
    const told = isChangeWord(word) || isShareWord(word) || isFunctionWord(lower);
    return lower === "" || told || /^(?:annual|year|quarter|month)(?:ly)?$/.test(lower);
  });
