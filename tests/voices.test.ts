/** Who says what, who is named, what a folder is about and what one source alone has, in folders of whole articles. */
import { describe, expect, it, test } from "vitest";
import { analyze } from "../pipeline/analyze/index.ts";
import naming from "../pipeline/lexicon/en/naming.json" with { type: "json" };
import themeWords from "../pipeline/lexicon/en/themes.json" with { type: "json" };
import type { Line } from "../pipeline/model/briefing.ts";
import { documentsOf, ledgerOf, sectionsOf } from "./check.ts";

const article = (outlet: string | null, ...paragraphs: string[]): string =>
  `---\ndate: 2031-05-02\n${outlet === null ? "" : `outlet: ${outlet}\n`}---\n\n${paragraphs.join("\n\n")}\n`;

const wordsOf = (line: Line): string =>
  line
    .map((run) => {
      if (run.kind === "cite") return `[${run.references.map(({ label }) => label).join(" ")}]`;
      return run.kind === "quote" ? run.pieces.map(({ text }) => text).join("") : run.text;
    })
    .join("");

describe("quotes", () => {
  const quoted = async (...paragraphs: string[]) => {
    const { quotes } = await ledgerOf({ "a.md": article(null, ...paragraphs) });
    return quotes.map(({ words, speaker, title }) => [words, speaker, title]);
  };

  it.each([
    [
      "a title behind the name",
      "“We lost forty boats in a single night,” said Jo Prado, a spokesman of the harbour board.",
      "We lost forty boats in a single night",
      "Jo Prado",
      "spokesman of the harbour board",
    ],
    [
      "a title before the name",
      'Harbour board spokeswoman Ana Lind said: "Nobody saw the wave before it broke over the pier."',
      "Nobody saw the wave before it broke over the pier.",
      "Ana Lind",
      "Harbour board spokeswoman",
    ],
    [
      "a title that another sentence tells",
      'Ana Lind, head of the harbour board, came late. "The pier will be closed until next spring," Lind said.',
      "The pier will be closed until next spring",
      "Ana Lind",
      "head of the harbour board",
    ],
    [
      "a pronoun, and no title",
      'Jo Prado opened the gate. "Every boat that came back was empty," he said.',
      "Every boat that came back was empty",
      "Jo Prado",
      null,
    ],
    [
      "more than one sentence",
      '"The sea came in at dawn. It took the whole pier with it," said Jo Prado.',
      "The sea came in at dawn. It took the whole pier with it",
      "Jo Prado",
      null,
    ],
    [
      "somebody without a name",
      'The board paid. "There was water in every single house," a fisherman said.',
      "There was water in every single house",
      "fisherman",
      null,
    ],
    [
      "nobody",
      'It rained. A board on the pier has the words "the sea takes whatever the sea wants".',
      "the sea takes whatever the sea wants",
      null,
      null,
    ],
  ])("%s", async (_, text, ...expected) => expect(await quoted(text)).toEqual([expected]));

  it.each([
    ["few words", 'Jo Prado said the pier was "not safe for anybody".'],
    ["the name of a work", 'Jo Prado said he had read "The Long Way Home From the Sea".'],
    [
      "a mark that nothing closes",
      'Jo Prado said: "We lost forty boats in a single night.\n\nThe board paid for the boats of the village.',
    ],
    ["a mark inside", "The board paid for 'the \"boats of the whole village of Quay End', said Jo Prado."],
  ])("none of %s", async (_, text) => expect(await quoted(text)).toEqual([]));

  it("the same words in several documents are one quote with its places, others stay apart", async () => {
    const files = {
      "a.md": article(
        "Quay Post",
        'The pier is gone. "We lost forty boats\nin a single night and nobody came to help us," said Jo Prado, a fisherman.',
      ),
      "b.md": article(
        "Mole News",
        'He spoke. "We lost forty boats in a single night and nobody came," Jo Prado told reporters.',
        '"Nobody was ready for a wave of that size," Prado said.',
      ),
    };
    const { quotes, claims } = await ledgerOf(files);
    const documents = await documentsOf(files);
    const texts = new Map(documents.map(({ id, text }) => [id, text]));
    expect(quotes.map(({ places }) => places.length)).toEqual([2, 1]);
    expect(quotes[0]?.words).toBe("We lost forty boats in a single night and nobody came to help us");
    expect(quotes[0]?.places.map(({ line }) => line)).toEqual([6, 6]);
    for (const { document, start, end, surface } of quotes.flatMap(({ places }) => places))
      expect(texts.get(document)?.slice(start, end)).toBe(surface);
    const figures = quotes[0]?.claims.map((id) => claims.find((claim) => claim.id === id)?.surface);
    expect(figures).toEqual(["forty boats", "forty boats"]);
    expect(quotes[1]).toMatchObject({ speaker: "Jo Prado", title: "fisherman" });
  });

  it("two names for the same words leave the speaker open", async () => {
    const said = (name: string): string => article(name, `"We lost forty boats in a single night here," said ${name}.`);
    const { quotes } = await ledgerOf({ "a.md": said("Jo Prado"), "b.md": said("Ana Lind") });
    expect(quotes.map(({ speaker }) => speaker)).toEqual([null]);
  });
});

describe("names", () => {
  const kinds = async (files: Record<string, string>) => {
    const { names } = await ledgerOf(files);
    return new Map(names.map(({ name, kind, variants }) => [name, [kind, ...variants]]));
  };

  test.each([...naming.examples, ...naming.counterExamples])("$text", async ({ text, name, kind }) => {
    const files = { "a.md": article(null, text), "b.md": article(null, text, "It rained.") };
    expect((await kinds(files)).get(name)?.[0]).toBe(kind);
  });

  it("puts the forms of a name together, across documents", async () => {
    const found = await kinds({
      "a.md": article(
        null,
        "Ana Prado, the head of Quay Marine Inc, spoke to the Harbour Safety Board (HSB). It fined Quay Marine.",
      ),
      "b.md": article(null, "The HSB fined Quay Marine, and Ms Prado paid. Nobody asked Prado why."),
    });
    expect(found.get("Ana Prado")).toEqual(["person", "Prado"]);
    expect(found.get("Quay Marine")).toEqual(["organisation", "Quay Marine Inc"]);
    expect(found.get("Harbour Safety Board")).toEqual(["organisation", "HSB"]);
  });

  it("a surname that two people share stays by itself", async () => {
    const found = await kinds({
      "a.md": article(
        null,
        "The mayor met Ana Prado, a lawyer, and Jo Prado, a doctor. Later Ana Prado and Jo Prado left. Nobody told Prado. Nobody asked Prado, and nobody heard Prado. All knew that Ana Prado is no friend of Jo Prado. Some saw Prado.",
      ),
    });
    expect([...found]).toEqual([
      ["Ana Prado", ["person"]],
      ["Jo Prado", ["person"]],
      ["Prado", ["other"]],
    ]);
  });

  it("says where a name stands first and how often, and leaves out what is named once or twice", async () => {
    const { names } = await ledgerOf({
      "a.md": article(
        null,
        "It rained.",
        "A ship left Kenya. Crews know Blue Heron. A ship came to Kenya. Crews like Blue Heron. It left Kenya.",
      ),
    });
    expect(names.map(({ name, sentences, places }) => [name, sentences, places[0]?.line, places[0]?.sentence])).toEqual(
      [["Kenya", 3, 7, "A ship left Kenya."]],
    );
  });
});

describe("themes", () => {
  const pier = (more: string): string =>
    article(null, `The harbour dredging began in spring. Many like the harbour dredging, and ${more}.`);

  it("what most documents share, not what one has or what is copied", async () => {
    const copied =
      "The fishermen of the village have walked along the old sea wall at dawn on every Sunday since the last war.";
    const { themes, documents } = await ledgerOf({
      "a.md": pier("the eel pond is empty. The eel pond was full"),
      "b.md": `${pier("nobody swims")}\n${copied}\n`,
      "c.md": `${pier("gulls came")}\n${copied}\n`,
    });
    expect(themes.map(({ phrase }) => phrase)).toEqual(["harbour dredging"]);
    expect(themes[0]?.documents).toEqual(documents.map(({ id }) => id));
  });

  it("a noun counts before another one too, a word that no phrase ends does not", async () => {
    const { themes } = await ledgerOf({
      "a.md": article(null, "The eel market was full. The sole trade has grown, and the eel is dear."),
      "b.md": article(null, "The eel season was short. It is the sole reason."),
      "c.md": article(null, "An eel pond stood empty. It was the sole place."),
    });
    expect(themes.map(({ phrase }) => phrase)).toEqual(["eel"]);
  });

  test.each(themeWords.examples)("%s can be one", async (phrase) => {
    const files = {
      "a.md": article(null, `We saw a ${phrase}. It was the ${phrase}.`),
      "b.md": article(null, `They like the ${phrase}.`),
    };
    expect((await ledgerOf(files)).themes.map((theme) => theme.phrase)).toEqual([phrase]);
  });

  test.each(themeWords.counterExamples)("%s is none", async (phrase) => {
    const files = {
      "a.md": article(null, `We saw it ${phrase}. It was ${phrase}.`),
      "b.md": article(null, `They like it ${phrase}.`),
    };
    expect((await ledgerOf(files)).themes).toEqual([]);
  });
});

describe("what one source alone reports", () => {
  const files = {
    "a.md": article("Quay Post", "In 2030 the harbour had 310 fishing boats. The new mole cost 4 million euros."),
    "b.md": article(
      "Mole News",
      "In 2030 the harbour had 310 fishing boats. The fish hall was sold for 9 million euros.",
    ),
  };

  it("is listed by outlet, and not what two outlets have", async () => {
    const { soleReports, clusters, claims } = await ledgerOf(files);
    const surfaces = (ids: readonly string[]) =>
      clusters
        .filter(({ id }) => ids.includes(id))
        .flatMap(({ lead }) => claims.find(({ id }) => id === lead)?.surface);
    expect(soleReports.map(({ outlet, clusters: own }) => [outlet, surfaces(own)])).toEqual([
      ["Mole News", ["9 million euros"]],
      ["Quay Post", ["4 million euros"]],
    ]);
  });

  it("is nothing in a folder of one outlet", async () => {
    const one = { "a.md": files["a.md"], "b.md": files["b.md"].replace("Mole News", "Quay Post") };
    expect((await ledgerOf(one)).soleReports).toEqual([]);
  });
});

describe("on the page", () => {
  const said = [
    '"We lost forty boats in a single night of storm," said Jo Prado, a fisherman.',
    '"Nobody was ready for a wave of that size here," Prado said.',
    '"The board has never asked us what we need most," Prado said.',
    'A board has the words "the sea takes whatever the sea wants from us".',
  ];
  const files = {
    "a.md": article("Quay Post", ...said),
    "b.md": article(
      "Mole News",
      "The new mole cost 4 million euros. The old mole cost 3 million euros in 1960. The hall has 12 doors. The hall has 40 windows. The pier has 90 lamps. The pier is 800 metres long. The quay has 25 steps. The yard has 14 cranes. The slip has 36 rails. The fish hall was sold for 9 million euros.",
    ),
  };

  it("voices have their words in marks, speaker, title and outlet, and no more than two of one speaker", async () => {
    const [block] = (await sectionsOf(files)).get("voices")?.blocks ?? [];
    const items = block?.kind === "quotations" ? block.items : [];
    expect(items.map(({ quote, speaker, sources }) => [quote, speaker, sources].map(wordsOf))).toEqual([
      ["“We lost forty boats in a single night of storm”", "Jo Prado, fisherman", "Quay Post[1a]"],
      ["“Nobody was ready for a wave of that size here”", "Jo Prado, fisherman", "Quay Post[1b]"],
    ]);
  });

  it("every reference of a voice leads to its sentence among the sources, and back", async () => {
    const sections = await sectionsOf(files);
    const [block] = sections.get("sources")?.blocks ?? [];
    const quotes = block?.kind === "sources" ? (block.sources[0]?.quotes ?? []) : [];
    expect(quotes.map(({ label, uses }) => [label, uses.map(({ id }) => id)])).toEqual([
      ["1a", expect.arrayContaining(["voices-1a"])],
      ["1b", ["voices-1b"]],
    ]);
    expect(quotes.map(({ quote }) => wordsOf(quote))).toEqual([said[0], said[1]]);
  });

  it("of one source alone at most five figures are told and the others counted", async () => {
    const [block] = (await sectionsOf(files)).get("alone")?.blocks ?? [];
    const items = block?.kind === "findings" ? block.items : [];
    const [mole = "", ...others] = items.map(({ heading, body }) => `${wordsOf(heading)}: ${wordsOf(body)}`);
    expect(mole).toMatch(/^Mole News: /);
    expect(mole.split(";")).toHaveLength(6);
    expect(mole).toMatch(/; and 2 more figures\.$/);
    expect(others).toHaveLength(1);
  });

  it("a key figure is not told again as one source's own, and that none is confirmed is said", async () => {
    const sections = await sectionsOf(files);
    const told = (id: string): string => JSON.stringify(sections.get(id)?.blocks);
    expect(told("key-figures")).toContain("€9 million");
    expect(told("key-figures")).toContain("of these figures has more than one independent origin: each rests on one");
    for (const section of ["alone", "further-figures"]) expect(told(section)).not.toContain("€9 million");
  });

  it("nothing of it hangs on the order of the documents", async () => {
    const documents = await documentsOf(files);
    expect(analyze(documents.toReversed())).toEqual(analyze(documents));
  });
});
