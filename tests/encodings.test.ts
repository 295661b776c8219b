/** Encodings: every text is read in the one that it has, states or looks like, and what is no text is refused. */
import { describe, expect, test } from "vitest";
import { ingest } from "../pipeline/ingest/index.ts";
import { articleOf, memoryWorld } from "./check.ts";

const sentence = "The mill’s wheel cost £4,000 at Łódź.";
const prose = "The tide mill grinds 40 sacks a day. Its wheel is 7 metres wide, and nobody knows who built it.\n";
const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

/** UTF-16, either end first. */
const wide = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};

async function read(file: string, bytes: Uint8Array): Promise<{ text: string | undefined; messages: string[] }> {
  const { texts, diagnostics } = await ingest(memoryWorld({ [file]: bytes }), "x");
  return { text: texts[0]?.text, messages: diagnostics.map(({ id, found }) => `${id}: ${found}`) };
}

describe("Unicode", () => {
  test.each([
    ["UTF-8", new TextEncoder().encode(sentence)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\ufeff${sentence}`)],
    ["UTF-16, little end first", wide(`\ufeff${sentence}`, false)],
    ["UTF-16, big end first", wide(`\ufeff${sentence}`, true)],
    ["UTF-16 without a mark, little end first", wide(sentence, false)],
    ["UTF-16 without a mark, big end first", wide(sentence, true)],
  ])("%s", async (_name, bytes) => expect((await articleOf("a.txt", bytes)).sentences[0]?.text).toBe(sentence));

  test("a mark counts in every offset", async () => {
    const { text = "", messages } = await read("a.txt", new TextEncoder().encode(`\ufeff${sentence}`));
    expect([text.indexOf("£"), messages]).toEqual([sentence.indexOf("£") + 1, []]);
  });

  test("Chinese in UTF-16 without a mark has zeros in its line ends alone", async () => {
    const text = "煤炭产量去年下降。\n新的矿山雇用了四百人。\n";
    expect(await read("a.txt", wide(text, false))).toEqual({
      text,
      messages: ["ingest/guessed-encoding: no UTF-8: read as utf-16le"],
    });
  });

  test("a text that was damaged before it was saved has lost nothing here", async () => {
    const text = `It cost \ufffd4. ${prose}`;
    expect(await read("a.txt", new TextEncoder().encode(text))).toEqual({ text, messages: [] });
  });

  test("damage is told, and the rest read", async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode(`${sentence} ${prose.repeat(3)}`), 0xc3]);
    const { text, messages } = await read("a.txt", bytes);
    expect(text).toContain(sentence);
    expect(messages).toEqual(["ingest/damaged-text: 1 characters that could not be read"]);
  });
});

describe("older encodings are told by their look", () => {
  /** Encoding, a text in it in base64, and the text. */
  const texts: readonly (readonly [string, string, string])[] = [
    [
      "gb18030",
      "w7rMv7L6wb/IpcTqz8K9tcHLsNm31tauyP2jrNDCtcS/88m9uc3Tw8HLy8Sw2cjLoaO5q8u+se3KvqOsvfHE6r2rzbbXyrb+yq7S2tSq0N69qMz6wrehow==",
      "煤炭产量去年下降了百分之三，新的矿山雇用了四百人。公司表示，今年将投资二十亿元修建铁路。",
    ],
    [
      "gb18030",
      "T2ZmaWNpYWxzIG9mIHRoZSBtaW5pc3RyeSAoyczO8bK/KSBzYWlkIHRoYXQgdGhlIG1pbmUgYXQgtPPJvSBoaXJlZCA0MDAgcGVvcGxlIGluIE1heSBhbmQgc29sZCA1JSBtb3JlLg==",
      "Officials of the ministry (商务部) said that the mine at 大山 hired 400 people in May and sold 5% more.",
    ],
    [
      "big5",
      "t9GstLKjtnGlaKZ+pFWtsKRGpsqkwKSnpFShQbdzqrrEcaRzubWlzqRGpXymyqRIoUM=",
      "煤炭產量去年下降了百分之三，新的礦山僱用了四百人。",
    ],
    [
      "shift_jis",
      "kM6SWYLMkLaOWZfKgs2N8JROjk+DcIFbg1qDk4NnjLiPrYK1gUGQVoK1gqKNeo5Sgs2ObJVTkGyC8IzZl3CCtYK9gUI=",
      "石炭の生産量は昨年三パーセント減少し、新しい鉱山は四百人を雇用した。",
    ],
    [
      "euc-jp",
      "wNDDuqTOwLi7us7MpM+68sevu7Cl0aG8pbul86XIuLq+r6S3oaK/t6S3pKS527uzpM+7zcm0v82k8rjbzdGkt6S/oaM=",
      "石炭の生産量は昨年三パーセント減少し、新しい鉱山は四百人を雇用した。",
    ],
    [
      "euc-kr",
      "wfazrcfYILyuxbogu/276reuwLogM8bbvL7GriCwqLzSx9/AuLjnILv1ILGku+rAuiA0MDC47cC7ILDtv+vH37TZLg==",
      "지난해 석탄 생산량은 3퍼센트 감소했으며 새 광산은 400명을 고용했다.",
    ],
    [
      "windows-1251",
      "xO7h+/fgIPPj6/8g4iDv8O746+7sIOPu5PMg8e3o5+jr4PH8IO3gIPLw6CDv8O725e3y4C4=",
      "Добыча угля в прошлом году снизилась на три процента.",
    ],
    [
      "koi8-u",
      "5M/C2d7BINXHzNEg1yDQ0s/bzM/NIMfPxNUg087J2snMwdPYIM7BINTSySDQ0s/Dxc7UwS4=",
      "Добыча угля в прошлом году снизилась на три процента.",
    ],
    [
      "windows-1250",
      "V3lkb2J5Y2llIHfqZ2xhIHNwYWSzbyB3IHplc3qzeW0gcm9rdSBvIHRyenkgcHJvY2VudCwgYSBrb3BhbG5pYSB6YXRydWRuabNhIGN6dGVyeXN0YSBvc/NiLg==",
      "Wydobycie węgla spadło w zeszłym roku o trzy procent, a kopalnia zatrudniła czterysta osób.",
    ],
    [
      "windows-1253",
      "xyDw4fHh4/nj3iDc7ejx4erhIOzl6f7o5+rlIPDd8fXz6SDq4fTcIPTx3+Eg9O/p8iDl6uH0/C4=",
      "Η παραγωγή άνθρακα μειώθηκε πέρυσι κατά τρία τοις εκατό.",
    ],
    [
      "windows-1252",
      "TGEgbWluZSBhIGVtYmF1Y2jpIDQwMCBwZXJzb25uZXMgbJJhbm7pZSBkZXJuaehyZSCWIHRy6HMgcGV1LCBkaXQtZWxsZS4=",
      "La mine a embauché 400 personnes l’année dernière – très peu, dit-elle.",
    ],
    [
      "windows-1252",
      "RGllIG5ldWUgR3J1YmUgYmVzY2jkZnRpZ3QgNDAwIExldXRlIGb8ciA1IIAu",
      "Die neue Grube beschäftigt 400 Leute für 5 €.",
    ],
  ];
  test.each(texts)("%s", async (encoding, bytes, text) => {
    const found = await read("a.txt", new Uint8Array(Buffer.from(bytes, "base64")));
    expect(found.text).toBe(text);
    expect(found.messages[0]).toMatch(new RegExp(`: no UTF-8: read as ${new TextDecoder(encoding).encoding}$`));
  });

  test("English with the quotation marks and the pound of Windows", async () => {
    const { text, messages } = await read(
      "a.txt",
      ascii("The mill\x92s wheel cost \xa34,000. It \x96 they say \x96 turns."),
    );
    expect(text).toBe("The mill’s wheel cost £4,000. It – they say – turns.");
    expect(messages).toEqual(["ingest/guessed-encoding: no UTF-8: read as windows-1252"]);
  });

  test("a long text takes no longer to tell than a short one", async () => {
    const line = Buffer.from(texts[0]?.[1] ?? "", "base64");
    const { text = "" } = await read("a.txt", new Uint8Array(Buffer.concat(Array.from({ length: 5_000 }, () => line))));
    expect(text.startsWith(texts[0]?.[2] ?? "")).toBe(true);
  });
});

describe("what a page states", () => {
  const page = (head: string): Uint8Array =>
    ascii(
      `<html><head>${head}</head><body><article><p>${"The caf\xe9 sold 40 \xb1 5 cakes, they say. ".repeat(9)}</p></article></body></html>`,
    );
  test.each([
    ['<meta charset="iso-8859-1">', "café sold 40 ± 5", []],
    ['<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">', "café sold 40 ± 5", []],
    ['<meta charset="windows-1251">', "cafй sold 40 ± 5", []],
    // What it says of itself is not so, or is nothing that is known.
    ['<meta charset="utf-8">', "café sold 40 ± 5", ["ingest/guessed-encoding: no UTF-8: read as windows-1252"]],
    ['<meta charset="martian">', "café sold 40 ± 5", ["ingest/guessed-encoding: no UTF-8: read as windows-1252"]],
  ])("%s", async (head, expected, expectedMessages) => {
    const { text, messages } = await read("a.html", page(head));
    expect(text).toContain(expected);
    expect(messages).toEqual(expectedMessages);
  });

  test("a page that is UTF-8 is read so, whatever it states", async () => {
    const bytes = new TextEncoder().encode(
      `<html><head><meta charset="windows-1251"></head><body><p>${sentence.repeat(9)}`,
    );
    expect((await read("a.html", bytes)).text).toContain("£4,000 at Łódź");
  });
});

describe("what is no text is refused", () => {
  const noise = Uint8Array.from({ length: 5_000 }, (_, at) => ((((at + 1) * 2_654_435_761) >>> 13) % 255) + 1);
  test.each([
    ["zeros", new Uint8Array(1_000)],
    ["noise without zeros", noise],
    ["noise with zeros at every other place", noise.map((byte, at) => (at % 2 ? 0 : byte))],
    ["UTF-32", new Uint8Array([0xff, 0xfe, 0, 0, 65, 0, 0, 0, 66, 0, 0, 0])],
  ])("%s", async (_name, bytes) => {
    const { text, messages } = await read("a.txt", bytes);
    expect([text, ...messages.slice(0, 1)]).toEqual([undefined, expect.stringMatching(/^ingest\/not-text: /)]);
  });
});
