/** Whom and where figures are about, and who is quoted for them, over the sentences of a document. */
import { describe, expect, test } from "vitest";
import { ledgerOf } from "./check.ts";

const article = (body: string): string => `---\ntitle: The pier\ndate: 2025-03-14\n---\n\n${body}\n`;

describe("who is quoted", () => {
  const speakers = async (body: string) =>
    (await ledgerOf({ "a.md": article(body) })).claims.map(({ attribution }) => attribution);

  test("a surname, with a title or without, is the full name that the document gives before", async () => {
    const body = "The nurse Ellen Drury rowed 40 boats. Drury said 12 boats sank. Ms Drury said 9 boats were lost.";
    expect(await speakers(body)).toEqual([null, "Ellen Drury", "Ellen Drury"]);
  });

  test("a surname that two people share stays as printed", async () => {
    const body = "The nurse Ellen Drury and the guard Paul Drury rowed 40 boats. Drury said 12 boats sank.";
    expect((await speakers(body)).at(-1)).toBe("Drury");
  });

  test.each([
    [
      "a pronoun is whoever spoke or stood first in the sentence before",
      "Neil Adams said the yard lost 40 boats. He put the cost at 12 million euros.",
      ["Neil Adams", "Neil Adams"],
    ],
    [
      "a pronoun is a subject that did not speak",
      "City mayor Jo Prado opened the pier. She said 40 boats sank.",
      ["City mayor Jo Prado"],
    ],
    [
      "an office is somebody's office",
      "Jo Prado opened the pier. Her office said 40 boats sank.",
      ["Jo Prado's office"],
    ],
    [
      "a website is its owner's word",
      "The Lisbon Harbour Board said 40 boats sank. Its website says 300 boats are left.",
      ["Lisbon Harbour Board", "Lisbon Harbour Board"],
    ],
    [
      "he and she are told apart by their titles",
      "Mr Reis said 40 boats sank. He put the cost at 12 million euros. Ms Prado said 30 boats sank.",
      ["Mr Reis", "Mr Reis", "Ms Prado"],
    ],
    [
      "nobody is meant when another body was named since",
      "The Harbour Board said 40 boats sank. The pier belongs to Bolt Marine. It expects 12 boats to sink.",
      ["Harbour Board", null],
    ],
    [
      "nobody named too far back is meant",
      "Neil Adams said 40 boats sank. The pier is long. It is old. It is red. He put the cost at 12 million euros.",
      ["Neil Adams", null],
    ],
    [
      "they are who the sentence before spoke of",
      "Analysts at the Dover Institute expect 70 wrecks. Without pilots, they say, there would be 140 wrecks.",
      ["Analysts at the Dover Institute", "Analysts at the Dover Institute"],
    ],
    [
      "a quotation goes on after its tag",
      '"We sold 40 boats," Adams said. "We bought 12 cranes." The mayor, Jo Prado, said 9 boats sank.',
      ["Adams", "Adams", "Jo Prado"],
    ],
    [
      "a quotation may end paragraphs later",
      '"We lost 40 boats.\n\n"We lost 12 cranes," Ines Prado said.',
      ["Ines Prado", "Ines Prado"],
    ],
    [
      "indirect speech does not go on by itself",
      "Neil Adams said 40 boats sank. The yard has sold 12 cranes.",
      ["Neil Adams", null],
    ],
    [
      "the ministry is the one named",
      "The Ministry of Tea said 40 boats sank. The ministry has logged 12 wrecks.",
      ["Ministry of Tea", "Ministry of Tea"],
    ],
    [
      "a group is what it was called between commas",
      "The group, Weavers United, formed in May. The group said 40 looms broke.",
      ["Weavers United"],
    ],
    [
      "a group is the one just spoken of",
      "A group of weavers said 40 looms broke. The group said 12 sheds burned.",
      ["group of weavers", "group of weavers"],
    ],
    ["the company is the one its sentence is about", "Acme will sell 40 boats, the company said.", ["Acme"]],
    [
      "a place is nobody who says 'he'",
      "Adams runs the port, he said. The northern Alps have seen 40 fires, he said. France lost 12 boats, he said.",
      ["Adams", "Adams"],
    ],
    [
      "a rival is another",
      "Dover Shipping said it had 40 boats. A rival firm said it had 12 cranes.",
      ["Dover Shipping", "rival firm"],
    ],
    [
      "the report is its publisher's",
      "The report, published by the Tea Institute on Monday, found that 40 boats sank. It put the cost at 12 million euros.",
      ["Tea Institute", "Tea Institute"],
    ],
    [
      "letters introduced in brackets are the name",
      "The Harbour Union (HU) said 40 boats sank. The HU expects 12 boats to sink.",
      ["Harbour Union", "Harbour Union"],
    ],
  ])("%s", async (_, body, expected) => expect(await speakers(body)).toEqual(expected));
});

describe("whom and where a figure is about, over sentences", () => {
  const about = async (text: string): Promise<string[]> => {
    const { claims } = await ledgerOf({ "a.md": `---\ndate: 2025-03-14\n---\n\n${text}` });
    return claims.map(({ surface, entity, place }) => `${surface}: ${entity}, ${place}`);
  };

  test("'the company', 'it' and what only firms have are those of the firm spoken of", async () => {
    expect(
      await about(
        "Lindgren Shipping said profit fell 5%. The company employs 300 people. It has 40 boats. Revenue rose 3%.\n\nThe government hired 47 pilots. It plans to buy 9 tugs.",
      ),
    ).toEqual([
      "5%: Lindgren Shipping, null",
      "300 people: Lindgren Shipping, null",
      "40 boats: Lindgren Shipping, null",
      "3%: Lindgren Shipping, null",
      "47 pilots: null, null",
      "9 tugs: null, null",
    ]);
  });

  test("a place that opens a sentence holds for its paragraph, the world for its sentence, a stray place for nothing", async () => {
    expect(
      await about(
        "# Kenya counts boats\n\nKenya has 300 ferries. Worldwide, 40 ports closed. Neighbouring Uganda has 40 tugs.\n\nTraders brought tea from Auckland. The fleet carried 90 crates.",
      ),
    ).toEqual(["300 ferries: null, Kenya", "40 ports: null, world", "40 tugs: null, Uganda", "90 crates: null, Kenya"]);
  });

  test("a document is about the name that stands out, never about one who speaks", async () => {
    const told =
      "The blast shook the quay, said Ann Berg Lindgren of the port. A blast sank a boat of Lindgren. Then Lindgren said more.";
    const named =
      "The blast shook the quay of Lindgren. A blast sank a boat of Lindgren. Then Lindgren shut the gates.";
    expect(await about(`${told}\n\nThe blast killed 40 people.`)).toEqual(["40 people: blast, null"]);
    expect(await about(`${named}\n\nThe blast killed 40 people.`)).toEqual(["40 people: Lindgren blast, null"]);
  });

  test("nobody has the weather", async () => {
    const figures = "Winds reached 80 km/h. The plan will cost 9 million euros.";
    expect(
      await about(`# Lindgren cuts power\n\nThe grid of Lindgren failed. Crews of Lindgren came.\n\n${figures}`),
    ).toEqual(["80 km/h: null, null", "9 million euros: Lindgren, null"]);
  });

  test("a name that several places share is the one in the document's country", async () => {
    expect(
      await about("Alabama has 20 ports. Texas has 30 piers. Florida has 40 quays. Farmers in Georgia lost 300 barns."),
    ).toContain("300 barns: null, Georgia");
  });
});
