/** Chart: the dated events in order, each at its distance in time from the others. */
import { periodInWords } from "../../lexicon/wording.ts";
import { type DatedEvent, datedEvents } from "../events.ts";
import type { Material } from "../material.ts";
import { capitalised, changing, countInWords, subject, text } from "../phrases.ts";
import type { Chart, Row, RowLayer } from "./chart.ts";
import { palette, rowChart, titleLines } from "./chart.ts";

/** Half a dot, as a part of the width: the first and the last are whole within the chart. */
const edge = 0.014;

/** Three dates are read faster in a table. */
const fewest = 4;

/** One chart, where at least four events lie apart. */
export function timeline(material: Material): Chart[] {
  const events = datedEvents(material);
  const last = events.at(-1);
  return last === undefined || events.length < fewest ? [] : [draw(events, last)];
}

function draw(events: readonly DatedEvent[], last: DatedEvent): Chart {
  const first = day(events[0]?.period ?? last.period);
  const span = Math.max(1, day(last.period) - first);
  const rows = events.map(
    (event, row): Row => ({
      row,
      words: subject(event.claims[0] === undefined ? event.cluster : changing(event.cluster, event.claims[0])),
      figure: capitalised(periodInWords(event.period)),
      amount: day(event.period) - first + span * edge,
    }),
  );
  const ends = [events[0]?.period ?? last.period, last.period].map(periodInWords).join(" to ");
  const each = rows.map((row) => `${row.figure}: ${row.words}`).join("; ");
  return {
    about: "timeline",
    section: "timeline",
    cluster: null,
    alternative: `${capitalised(countInWords(rows.length))} events from ${ends}. ${each}.`,
    caption: [text("The further to the right a dot, the later; the distances are those of the calendar.")],
    claims: events.flatMap(({ claims }) => claims.map(({ id }) => id)),
    spec: rowChart(titleLines("What happened when?"), rows, span * (1 + 2 * edge), dots),
  };
}

/** Days since 1970 at which a period begins. */
const day = (period: string): number => Date.parse((period.split("/")[0] ?? "").padEnd(10, "-01")) / 86_400_000;

const dots: RowLayer[] = [
  {
    mark: { type: "rule", yOffset: 9, strokeWidth: 2, color: palette.track },
    encoding: { x: { datum: 0 }, x2: { field: "amount" } },
  },
  { mark: { type: "point", yOffset: 9, shape: "circle", size: 90, filled: true, opacity: 1, color: palette.accent } },
];
