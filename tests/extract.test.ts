/** extract: quantities of any text through the pure function, and the command that reads and writes lines. */
import { spawnSync } from "node:child_process";
import { Readable, Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { type ExtractedQuantity, extract } from "../pipeline/normalize/extract.ts";
import { linesOf, lineWriter } from "../pipeline/world/lines.ts";

/** A quantity in one line: value, unit, sign, concept. */
function notation({ value, unit, bound, change, concept }: ExtractedQuantity): string {
  const sign = bound === "exact" ? (change ?? "") : bound;
  return `${Array.isArray(value) ? value.join("..") : value} ${unit} ${sign} {${concept.join(" ")}}`;
}

describe("what is read", () => {
  test.each([
    ["The bakery sold 4,200 loaves in May.", ["4200 loaf  {bakery}"]],
    ["Rents rose 2.5 percent but wages fell by 1.", ["2.5 percent up {Rents}", "1 percent down {wages}"]],
    ["The toll was cut from 84.75 cents a kilometre.", ["0.8475 USD per kilometre  {toll}"]],
    [
      "The dearest ticket is 84.5 cents, while the cheapest is 74.07.",
      ["0.845 USD  {dearest ticket}", "0.7407 USD  {cheapest}"],
    ],
    [
      "She bought the orchard for $3 million (2.7 million euros).",
      ["3000000 USD  {orchard}", "2700000 EUR  {orchard}"],
    ],
    ["A 12 page leaflet describes two of the village's bridges.", ["12 page  {leaflet}", "2 bridge  {leaflet}"]],
    ["The ferry, which has room for about 30 to 40 cars, sails daily.", ["30..40 car about {ferry}"]],
    ["The index lost 64 points to 4,577.", ["64 point down {index}", "4577 point  {index}"]],
    ["The plant makes 3,000 bricks per day.", ["3000 brick per day  {plant}"]],
    ["It has been closed for one to two years.", ["1..2 a  {}"]],
    ["Sales came to $6 million a year earlier.", ["6000000 USD  {Sales}"]],
    ["The price climbed from $160 to $180 to $200.", ["160 USD  {price}", "180 USD  {price}", "200 USD  {price}"]],
  ])("%s", (text, expected) => expect(extract(text).quantities.map(notation)).toEqual(expected));

  test.each([
    ["One lengthy stretch of the pier was rebuilt.", "stretch"],
    ["One small, two-month study found that tea helps.", "study"],
    ["It is one common strategy present in ports.", "strategy"],
    ["One billionaire onstage laughed.", "billionaire"],
    ["One dose given in March was enough.", "dose"],
    ["One unmanned boat drifted ashore.", "boat"],
    ["One sports car and a crane sank.", "car"],
    ["One boat hit the pier.", "boat"],
    ["One police officer left.", "officer"],
    ["She gave a three-hour talk.", "h"],
    ["A mill or two closed.", "mill"],
  ])("what one counts: %s", (text, unit) => expect(extract(text).quantities[0]?.unit).toBe(unit));

  test("what is no figure is refused, by the name of the rule, at its place", () => {
    const text = "On 4 June 2019 the Model 7 and the 7 Plus came out.";
    const { quantities, refused } = extract(text);
    expect(quantities).toEqual([]);
    expect(refused.map(({ start, end, rule }) => [text.slice(start, end), rule])).toEqual([
      ["4", "day of a date"],
      ["2019", "year"],
      ["7", "numbered label"],
      ["7", "number in a name"],
    ]);
  });

  test("places are places in the text, over several sentences, lines and runs of space", () => {
    const text = "The  mill has\n40 looms. It sold 3\u00a0tonnes of wool, nearly 5% more.";
    const surfaces = extract(text).quantities.map(({ start, end }) => text.slice(start, end));
    expect(surfaces).toEqual(["40 looms", "3\u00a0tonnes", "nearly 5%"]);
  });

  test("a line that is no prose takes time in proportion to its length and yields no made-up figure", () => {
    const run = "1,234,$([9)]".repeat(2000);
    expect(extract(run).quantities).toEqual([]);
    expect(extract(run).refused).toEqual([{ start: 0, end: run.length, rule: "characters without a space" }]);
    expect(extract(`${"a ".repeat(3000)}40 looms`).quantities).toHaveLength(1);
  });
});

describe("lines", () => {
  test("are found in chunks cut anywhere, characters and line ends included", async () => {
    const bytes = new TextEncoder().encode("über\r\n\nzwölf");
    const chunks = Array.from(bytes, (byte) => Uint8Array.of(byte));
    const lines: string[] = [];
    for await (const line of linesOf(Readable.from(chunks))) lines.push(line);
    expect(lines).toEqual(["über", "", "zwölf"]);
  });

  test("are written until nobody reads", async () => {
    const closed = new Writable({ write: (_chunk, _encoding, done) => done(new Error("closed")) });
    const write = lineWriter(closed);
    await write("one");
    expect(await write("two")).toBe(false);
  });
});

describe("the command", () => {
  const cli = new URL("../.build/pipeline/cli.js", import.meta.url).pathname;
  const run = (input: string, ...flags: string[]) =>
    spawnSync(process.execPath, [cli, "extract", ...flags], { input, encoding: "utf8" });

  test("writes one object a line and goes on after a bad line, with exit code 1", () => {
    const { stdout, stderr, status } = run(
      '{"text":"The mill has 40 looms."}\n{"text":7}\nnot json\n{"text":"None."}\n',
    );
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ text, quantities }) => [text, quantities.length])).toEqual([
      ["The mill has 40 looms.", 1],
      ["None.", 0],
    ]);
    expect(lines[0].quantities[0]).toEqual({
      value: 40,
      unit: "loom",
      bound: "exact",
      change: null,
      concept: ["mill"],
      noun: "looms",
      start: 13,
      end: 21,
      form: "digits",
    });
    expect(stderr).toMatch(/standard input:2: .*\n.*standard input:3: /);
    expect(status).toBe(1);
  });

  test("takes plain lines", () => {
    const { stdout, status } = run("Two mills.\nNo figure.\n", "--plain");
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).quantities.length),
    ).toEqual([1, 0]);
    expect(status).toBe(0);
  });
});
