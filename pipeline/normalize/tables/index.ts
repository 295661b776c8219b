/** Tables: each figure in a cell becomes a claim, with what its heads, the labels of its row and the title of its table say of it. */
import { createHash } from "node:crypto";
import { unitEntry } from "../../lexicon/units.ts";
import type { Aspect, CellPlace, Claim, Value } from "../../model/claim.ts";
import { type Diagnostic, diagnostic } from "../../model/diagnostic.ts";
import type { Article } from "../../model/document.ts";
import type { Cell, Table } from "../../model/source.ts";
import { sourceSpan } from "../../model/span.ts";
import { isLater } from "../claims/modality.ts";
import { canonicalUnit, currencyAt } from "../claims/units.ts";
import { type CellNumber, timesFactor } from "./cells.ts";
import { countedIn, type Head, isPaid } from "./heads.ts";
import { type Column, type DataRow, type Layout, layOut } from "./layout.ts";
import { type Frame, frameOf, isBare, nameOf, type Subject, subjectOf, wordsOf } from "./subject.ts";
import { joinTimes, readTime, type TableTime } from "./times.ts";
import { type PhraseUnit, readUnitPhrase } from "./unit-phrase.ts";

/**
 * A table of more figures than this is a collection: they are kept, and compared with what articles say, but are no figures of the
 * briefing by themselves, which a single long table would fill.
 */
const mostShown = 30;
/** Figures of one document, and messages about its columns, at most. */
const mostClaims = 20_000;
const mostMessages = 20;

/** The claims of the tables of a document, and a message for each column that has numbers and no unit. */
export function readTables(article: Article, tables: readonly Table[]): { claims: Claim[]; diagnostics: Diagnostic[] } {
  const claims: Claim[] = [];
  const diagnostics: Diagnostic[] = [];
  const { file } = article;
  for (const table of tables) {
    const read = readTable(article, table);
    claims.push(...(read.claims.length > mostShown ? read.claims.map(inBackground) : read.claims));
    for (const { line, name } of read.unitless)
      if (diagnostics.length < mostMessages)
        diagnostics.push(
          diagnostic("normalize/table-without-unit", { file, line, found: `no unit for column ${name}` }),
        );
    if (claims.length <= mostClaims) continue;
    const found = `more than ${mostClaims}`;
    diagnostics.push(diagnostic("normalize/many-figures", { file, found }));
    return { claims: claims.slice(0, mostClaims), diagnostics };
  }
  return { claims, diagnostics };
}

const inBackground = (claim: Claim): Claim => ({ ...claim, background: true });

interface Unitless {
  line: number;
  name: string;
}

function readTable(article: Article, table: Table): { claims: Claim[]; unitless: Unitless[] } {
  const layout = layOut(table);
  const frame = frameOf(table, layout);
  const claims: Claim[] = [];
  const unitless: Unitless[] = [];
  for (const column of layout.columns) {
    if (column.kind !== "numbers") continue;
    const before = claims.length;
    for (const row of layout.rows) {
      const claim = claims.length > mostClaims ? null : claimOf({ article, layout, frame, row, column });
      if (claim !== null) claims.push(claim);
    }
    const name = column.heads.map(({ text }) => text).join(" ");
    if (claims.length === before && name !== "" && !isBare(wordsOf(column.heads)))
      unitless.push({ line: table.rows[0]?.line ?? 1, name: `\u201c${name}\u201d` });
  }
  return { claims: claims.sort((a, b) => a.start - b.start), unitless };
}

/** One cell with all that is known of it. */
interface Place {
  article: Article;
  layout: Layout;
  frame: Frame;
  row: DataRow;
  column: Column;
}

function claimOf(at: Place): Claim | null {
  const { article, layout, frame, row, column } = at;
  const [cell, number] = [row.cells.get(column.column), row.numbers.get(column.column)];
  if (cell === undefined || number === undefined) return null;
  const subject = subjectOf(frame, layout.labels, row, column);
  const context = headsOf(at);
  const unit = unitOf(number, subject, at);
  if (unit === null || unit.unit === null || subject.metric === "" || (frame.topic === "" && isBare(subject.metric)))
    return null;
  const local = currencyAt(unit.bare, subject.place, new Map());
  const aspect = aspectOf(context, unit.unit);
  const { value, direction } = directed(timesFactor(number.value, unit.factor), aspect);
  const period = periodOf(at, context);
  const said = context.find(({ modality }) => modality !== null)?.modality ?? "actual";
  const later = article.published !== null && isLater(period, article.published);
  const metric = nameOf(subject, frame.topic, aspect);
  return {
    ...standingOf(cell, number, at),
    value,
    unit: local ?? canonicalUnit(unit.unit),
    aspect,
    direction,
    metric: metric === "" ? unitEntry(unit.unit).word : metric,
    entity: subject.entity,
    place: subject.place,
    period,
    periodBasis: period === null ? null : "stated",
    modality: said === "actual" && later ? "forecast" : said,
    attribution: null,
    conversionOf: null,
    partOf: null,
    cell: placeOf(cell, at),
    ...(local === null ? {} : { unitInferred: true as const }),
  };
}

/** What the column, then the row, then the title say. */
function headsOf({ layout, frame, row, column }: Place): Head[] {
  const labels = layout.labels.flatMap(({ kind, column: at }) => {
    const text = kind === "labels" || kind === "metrics" || kind === "times" ? row.cells.get(at)?.text : undefined;
    return text === undefined ? [] : [frame.read(text)];
  });
  return [...column.heads.toReversed(), ...labels, ...frame.titles];
}

/** The unit in the cell, else of the column, of the row, of what is counted, of the whole table; a scale alone holds for the unit that another names. */
function unitOf(number: CellNumber, subject: Subject, { layout, frame, row, column }: Place): PhraseUnit | null {
  if (number.unit !== null) {
    const letter = unitEntry(number.unit).kind === "physical" && isPaid(subject.metric);
    return letter ? null : { unit: number.unit, factor: 1, bare: number.bare };
  }
  const own = column.heads.flatMap(({ unit }) => unit ?? []);
  const inRow = layout.labels.flatMap(({ kind, column: at }) => {
    const text = row.cells.get(at)?.text;
    if (text === undefined) return [];
    if (kind === "units") return readUnitPhrase(text) ?? countedUnit(text) ?? [];
    return kind === "labels" || kind === "metrics" ? (frame.read(text).unit ?? []) : [];
  });
  const around = frame.titles.flatMap(({ unit }) => unit ?? []);
  const stated = [...own, ...inRow].find(({ unit }) => unit !== null);
  const scale = [...own, ...inRow].find(({ unit }) => unit === null)?.factor;
  if (stated !== undefined) return { ...stated, factor: stated.factor * (scale ?? 1) };
  const whole = around.find(({ unit }) => unit !== null);
  const bare = around.find(({ unit }) => unit === null)?.factor ?? 1;
  const counted = countedIn(subject.metric) ?? (whole === undefined ? countedIn(frame.topic) : null);
  const factor = scale ?? bare;
  if (counted !== null && (number.whole || factor > 1)) return { unit: counted, factor, bare: null };
  return whole === undefined ? null : { ...whole, factor: scale ?? whole.factor * bare };
}

/** "Boats" in a column of units. */
const countedUnit = (text: string): PhraseUnit | null => {
  const unit = countedIn(text);
  return unit === null ? null : { unit, factor: 1, bare: null };
};

function aspectOf(heads: readonly Head[], unit: string): Aspect {
  const said = heads.find(({ aspect }) => aspect !== null)?.aspect ?? "level";
  const share = unitEntry(unit).kind === "share";
  return said === "share" && !share ? "level" : said;
}

/** A change is as large as it is printed, and up or down by its sign. */
function directed(value: Value, aspect: Aspect): Pick<Claim, "value" | "direction"> {
  const { low, high } = value;
  if (aspect !== "change" || low === null || low !== high || low === 0) return { value, direction: null };
  return { value: { ...value, low: Math.abs(low), high: Math.abs(low) }, direction: low < 0 ? "down" : "up" };
}

/** The time that the head names, else the row, else the title: a year and its part may stand apart. */
function periodOf({ layout, row }: Place, heads: readonly Head[]): string | null {
  const inRow = layout.labels.flatMap(({ kind, column }): TableTime[] => {
    const text = kind === "times" ? row.cells.get(column)?.text : undefined;
    const time = text === undefined ? null : readTime(text);
    return time === null ? [] : [time];
  });
  return joinTimes([...heads.flatMap(({ time }) => time ?? []), ...inRow]);
}

/** Parts of the words around a cell are quoted no longer than this. Characters. */
const longestPart = 160;
const clipped = (text: string): string => (text.length > longestPart ? `${text.slice(0, longestPart)}\u2026` : text);

function placeOf({ reference }: Cell, { layout, frame, row, column }: Place): CellPlace {
  const labels = layout.labels.flatMap(({ column: at }) => row.cells.get(at)?.text ?? []);
  return {
    table: frame.title === null ? null : clipped(frame.title),
    row: clipped(labels.join(", ")),
    column: clipped(column.heads.map(({ text }) => text).join(", ")),
    ...(reference === undefined ? {} : { reference }),
  };
}

/** Where the figure stands, and the words around it in one fixed form: title, labels, heads, then the cell. */
function standingOf(
  cell: Cell,
  { mark }: CellNumber,
  at: Place,
): Pick<Claim, "id" | "document" | "line" | "start" | "end" | "surface" | "sentence" | "mark"> {
  const { article, row } = at;
  const { table, row: label, column } = placeOf(cell, at);
  const lead = [table, label, column].filter(Boolean).join(" \u2013 ");
  const shift = lead === "" ? 0 : lead.length + 2;
  const { start, end } = sourceSpan(cell, mark);
  const from = [...row.cells.values()][0]?.segments[0]?.source ?? start;
  return {
    id: `c-${createHash("sha256").update(`${article.id} cell ${start} ${end}`).digest("hex").slice(0, 12)}`,
    document: article.id,
    line: row.line + lineEnds(article.text, from, start),
    start,
    end,
    surface: article.text.slice(start, end),
    sentence: lead === "" ? cell.text : `${lead}: ${cell.text}`,
    mark: { start: mark.start + shift, end: mark.end + shift },
  };
}

/** A row goes on over several lines where a cell in quotation marks does. */
const lineEnds = (text: string, from: number, to: number): number =>
  to - from > longestRow ? 0 : (text.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0);

/** In longer rows the line of the row must do, so that no row is looked through for each of its cells. Characters. */
const longestRow = 20_000;
