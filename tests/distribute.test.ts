/** What a mail and a message say, of any briefing: short, within the limits of Slack, and nothing but words from the sources. */
import { describe, expect, test } from "vitest";
import { asHtml } from "../pipeline/distribute/as-html.ts";
import { asSlack } from "../pipeline/distribute/as-slack.ts";
import { asText } from "../pipeline/distribute/as-text.ts";
import { summarize } from "../pipeline/distribute/summary.ts";
import { addressInWords, parseAddress } from "../pipeline/model/address.ts";
import { defaultTheme } from "../pipeline/model/theme.ts";

const look = { language: "en", colours: defaultTheme.colours, pictures: new Map(), link: null };

/** A page with so many findings and conflicts. */
const page = (findings: number, conflicts: number, words = "Sacks, Veloria & \\<!channel\\>."): string =>
  [
    "# Mills",
    "## Highlights",
    Array.from({ length: findings }, (_, at) => `- **${at} sacks** ${words}`).join("\n"),
    "## Where the sources conflict",
    ...Array.from(
      { length: conflicts },
      (_, at) => `### Conflict ${at}.\n\n**1 sack**\n\n- Tarn Post: **1 sack**\n\nNobody knows.`,
    ),
  ].join("\n\n");

describe("a summary", () => {
  test("has the first conflicts and counts the others; without a picture no drawing and no caption is left", () => {
    const text = asText(summarize(`${page(1, 7)}\n\n## Trends\n\n![x](charts/1.svg)\n\nCaption`), ["Bye."]);
    expect(text).toContain("* Conflict 4.");
    expect(text).not.toMatch(/Conflict 5\.|CHARTS|Caption/);
    expect(text).toContain("\n2 more conflicts in the briefing.\n");
    expect(text.endsWith("--------\n\nBye.\n")).toBe(true);
    expect(
      Math.max(
        ...asText(summarize(page(3, 1, "sack ".repeat(90))), [])
          .split("\n")
          .map(({ length }) => length),
      ),
    ).toBe(76);
  });

  test("of a page that lacks all these sections, or is empty, it is the title", () => {
    expect(asText(summarize("# Mills\n\n## Sources\n\n1. Tarn Post\n"), [])).toBe("Mills\n=====\n\n--------\n");
    expect(summarize("")).toEqual({ title: "", opening: [], sections: [] });
  });

  test("no markup of a page reaches the HTML of a mail", () => {
    const hostile =
      '# M\n\n## Highlights\n\n- <img src=x onerror=y> <b>a</b> \\<script\\> "q" &amp; **<i>b</i>**\n\n<script>z</script>\n';
    const html = asHtml(summarize(hostile), [], look);
    expect(html).toContain("a &lt;script&gt; &quot;q&quot; &amp; <strong>b</strong></li>");
    expect(html).not.toMatch(/<script|<img|onerror|<i>/);
  });
});

describe("a message for Slack", () => {
  test("stays within the limits, whole words of markup included", () => {
    const { blocks } = asSlack(summarize(page(330, 5, "&".repeat(100))), "Mills", "https://x.example.org/a|b");
    expect(blocks).toHaveLength(49);
    for (const block of blocks)
      if (block.type === "section") {
        expect(block.text.text.length).toBeLessThanOrEqual(3_000);
        expect(block.text.text).not.toMatch(/&(?!amp;|lt;|gt;)/);
      }
    expect(blocks.at(-1)).toMatchObject({ text: { text: "<https://x.example.org/a%7Cb|Read the whole briefing>" } });
  });

  test("calls nobody, and leaves the quotations of a conflict out", () => {
    const json = JSON.stringify(asSlack(summarize(page(1, 1)), "<!here>", null));
    expect(json).toContain("Sacks, Veloria &amp; &lt;!channel&gt;.");
    expect(json).not.toMatch(/<!|Tarn Post/);
    expect(json).toContain("*Conflict 0.*\\nNobody knows.");
  });
});

describe("an address", () => {
  test.each([
    ["anna@example.org", "anna@example.org"],
    [' "Berg, Anna" <anna.b+x@mail.example.org> ', "Berg, Anna <anna.b+x@mail.example.org>"],
    ["Anna <anna@bücher.example>", "Anna <anna@bücher.example>"],
  ])("%s", (text, words) => {
    const address = parseAddress(text);
    expect(address && addressInWords(address)).toBe(words);
  });

  test.each([
    "anna",
    "anna@example",
    "a@b.org, c@d.org",
    "a@b@c.org",
    "Anna <a@b.org> <c@d.org>",
    "Anna a@b.org",
    "a b@c.org",
    "A\nBcc: x <a@b.org>",
    "<a@b..org>",
    "",
    `${"a".repeat(250)}@b.org`,
  ])("is not %j", (text) => expect(parseAddress(text)).toBeNull());
});
