/** How fast text is read: sentences and megabytes a second beside other extractors, and the time of one long hostile line. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { extract } from "../../pipeline/normalize/extract.ts";

export interface Speed {
  "sentences/s": number;
  "MB/s": number;
}

/** Each extractor on the same texts, one thread, warm: the median of five runs, in seconds of the processor. Peers are taken from a folder where they are installed. */
export async function throughput(texts: readonly string[], peers: string | undefined): Promise<Record<string, Speed>> {
  const table: Record<string, Speed> = { quorum: measure(extract, texts, 20) };
  if (peers === undefined) return table;
  const load = createRequire(resolve(join(peers, "package.json")));
  for (const { name, module, reader, rounds } of others) {
    const there = existsSync(join(peers, "node_modules", ...module.split("/")));
    if (there) table[name] = measure(reader(load), texts, rounds);
    else console.log(`${name} is not installed under ${peers}: not measured`);
  }
  return table;
}

type Read = (text: string) => unknown;
interface Peer {
  name: string;
  module: string;
  rounds: number;
  reader(load: NodeJS.Require): Read;
}

/** Each peer's own way to the numbers of a text with what they are of. */
const others: readonly Peer[] = [
  {
    name: "wink-nlp",
    module: "wink-nlp",
    rounds: 5,
    reader: (load) => {
      const nlp = load("wink-nlp")(load("wink-eng-lite-web-model"));
      return (text) => nlp.readDoc(text).entities().out(nlp.its.detail);
    },
  },
  {
    name: "compromise",
    module: "compromise",
    rounds: 1,
    reader: (load) => (text) => load("compromise")(text).numbers().json(),
  },
  {
    name: "Recognizers-Text",
    module: "@microsoft/recognizers-text-number-with-unit",
    rounds: 1,
    reader: (load) => {
      const { NumberRecognizer } = load("@microsoft/recognizers-text-number");
      const { NumberWithUnitRecognizer } = load("@microsoft/recognizers-text-number-with-unit");
      const numbers = new NumberRecognizer("en-us");
      const units = new NumberWithUnitRecognizer("en-us");
      const models = [
        units.getCurrencyModel(),
        units.getDimensionModel(),
        units.getTemperatureModel(),
        units.getAgeModel(),
        numbers.getPercentageModel(),
        numbers.getNumberModel(),
      ];
      return (text) => models.map((model) => model.parse(text));
    },
  },
];

function measure(read: Read, texts: readonly string[], rounds: number): Speed {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const run = (): number => {
    const start = process.cpuUsage();
    for (let round = 0; round < rounds; round += 1) for (const text of texts) read(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  run();
  const median = [1, 2, 3, 4, 5].map(run).sort((a, b) => a - b)[2] ?? 0;
  return {
    "sentences/s": Math.round((texts.length * rounds) / median),
    "MB/s": Number(((bytes * rounds) / median / 1e6).toFixed(3)),
  };
}

const hostile = {
  "with spaces": "1,234,567 $ ( ) [ ] 12,34,567 \u00a399 ((( 7 ,,, $$$ 1.2.3 ",
  "without spaces": "1,234,$([9)]\u20ac12,34,56(7",
};

/** Milliseconds for one line of digits, commas, currency signs and brackets of 1 kB, 100 kB and 10 MB. */
export function growth(): Record<string, Record<string, number>> {
  const sizes = { "1 kB": 1e3, "100 kB": 1e5, "10 MB": 1e7 };
  return Object.fromEntries(
    Object.entries(hostile).map(([name, pattern]) => [
      name,
      Object.fromEntries(Object.entries(sizes).map(([size, length]) => [size, timeOf(pattern, length)])),
    ]),
  );
}

function timeOf(pattern: string, length: number): number {
  const line = pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);
  const start = performance.now();
  extract(line);
  return Number((performance.now() - start).toFixed(1));
}
