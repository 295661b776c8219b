/** The lexicon: every entry's example is read as the entry says, no form is listed twice, and words inflect. */
import { describe, expect, test } from "vitest";
import bareCurrencies from "../pipeline/lexicon/en/bare-currencies.json" with { type: "json" };
import currencies from "../pipeline/lexicon/en/currencies.json" with { type: "json" };
import deeds from "../pipeline/lexicon/en/deeds.json" with { type: "json" };
import families from "../pipeline/lexicon/en/families.json" with { type: "json" };
import hedges from "../pipeline/lexicon/en/hedges.json" with { type: "json" };
import institutions from "../pipeline/lexicon/en/institutions.json" with { type: "json" };
import modality from "../pipeline/lexicon/en/modality.json" with { type: "json" };
import outcomes from "../pipeline/lexicon/en/outcomes.json" with { type: "json" };
import places from "../pipeline/lexicon/en/places.json" with { type: "json" };
import units from "../pipeline/lexicon/en/units.json" with { type: "json" };
import { placeOf } from "../pipeline/lexicon/places.ts";
import { localCurrency } from "../pipeline/lexicon/units.ts";
import { numberInWords, periodInWords, valueInWords } from "../pipeline/lexicon/wording.ts";
import { conceptsOf, plural, singular } from "../pipeline/lexicon/words.ts";
import { findQuantities } from "../pipeline/normalize/quantities/index.ts";
import { claimsIn } from "./check.ts";

const firstQuantity = (text: string) => findQuantities(text).quantities[0];

describe("examples", () => {
  test.each(currencies)("$code: $example", ({ code, example }) => expect(firstQuantity(example)?.unit).toBe(code));
  test.each(bareCurrencies)("$word: $example", ({ word, convention, example }) =>
    expect(firstQuantity(example)?.unit).toBe(convention ?? word),
  );
  test.each(units)("$unit: $example", ({ unit, example }) => expect(firstQuantity(example)?.unit).toBe(unit));
  test.each(hedges)("$words: $example", ({ bound, example }) =>
    expect(firstQuantity(example)?.value.bound).toBe(bound),
  );
  test.each(modality)("$words: $example", (entry) =>
    expect(claimsIn(entry.example, null)[0]?.modality).toBe(entry.modality),
  );
  test.each(families)("$concept: $example", ({ concept, example }) => expect(conceptsOf(example)).toEqual([concept]));
  test.each(outcomes)("$outcome: $example", ({ outcome, example }) =>
    expect(claimsIn(example, null)[0]?.metric).toContain(outcome),
  );
  test.each(institutions)("$acronym: $name", ({ acronym, name }) =>
    expect(claimsIn(`The ${acronym} said 40 boats sank.`, null)[0]?.attribution).toBe(name),
  );
  test.each(deeds)("$deed: $example", ({ deed, example }) =>
    expect(claimsIn(example, null)[0]?.metric).toContain(deed),
  );
});

describe("no form twice", () => {
  const repeated = (forms: string[]): string[] => forms.filter((form, at) => forms.indexOf(form) !== at);

  test("currency names and signs", () =>
    expect(
      repeated(
        [...currencies, ...bareCurrencies].flatMap(({ names, symbols }) => [...new Set([...names, ...symbols])]),
      ),
    ).toEqual([]));
  test("unit names and signs", () =>
    expect(repeated(units.flatMap(({ names, symbols }) => [...names, ...symbols]))).toEqual([]));
  test("institutions", () => expect(repeated(institutions.map(({ acronym }) => acronym))).toEqual([]));
  test("deeds", () => expect(repeated(deeds.flatMap(({ forms }) => forms))).toEqual([]));
  test("hedges", () => expect(repeated(hedges.map(({ words }) => words))).toEqual([]));
  test("families", () => expect(repeated(families.flatMap(({ words }) => words))).toEqual([]));
  test("places of one country", () =>
    expect(repeated(places.map(({ name, kind, within }) => `${name}, ${within ?? kind}`))).toEqual([]));
});

describe("currencies", () => {
  const codes = new Set(currencies.map(({ code }) => code));

  test("every code that the platform knows as money of today is there", () => {
    const today = [
      "AED",
      "BTN",
      "CVE",
      "DJF",
      "ERN",
      "FKP",
      "GMD",
      "HTG",
      "KGS",
      "LSL",
      "MRU",
      "PGK",
      "STN",
      "TOP",
      "VUV",
      "WST",
      "XPF",
      "ZMW",
    ];
    expect(today.filter((code) => !codes.has(code))).toEqual([]);
    expect(codes.size).toBe(currencies.length);
  });

  test("a shared word stands for currencies that are there, and its convention is one of them", () => {
    for (const { of, convention } of bareCurrencies) {
      expect(of.filter((code) => !codes.has(code))).toEqual([]);
      if (convention !== null) expect(of).toContain(convention);
    }
  });

  test("a shared word in a country that has it", () => {
    expect(["Kenya", "Mexico", "Canada", "France"].map((place) => localCurrency("dollar", place))).toEqual([
      null,
      null,
      "CAD",
      null,
    ]);
    expect([
      localCurrency("peso", "Chile"),
      localCurrency("shilling", "Uganda"),
      localCurrency("peso", "Kenya"),
    ]).toEqual(["CLP", "UGX", null]);
  });
});

describe("words", () => {
  test.each([
    ["firms", "firm"],
    ["companies", "company"],
    ["people", "person"],
    ["boxes", "box"],
    ["churches", "church"],
    ["houses", "house"],
    ["LLMs", "LLM"],
    ["days", "day"],
    ["photos", "photo"],
    ["business", "business"],
    ["gas", "gas"],
  ])("singular of %s", (word, expected) => expect(singular(word)).toBe(expected));

  test.each([
    ["company", 2, "companies"],
    ["person", 2, "people"],
    ["boat", 1, "boat"],
    ["bus", 3, "buses"],
  ])("plural of %s", (noun, count, expected) => expect(plural(noun, count)).toBe(expected));

  test("every country and territory that the platform knows is a place", () => {
    const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
    const regions = letters.flatMap((first) => letters.flatMap((second) => names.of(first + second) ?? []));
    const unreal = /^(?:Pseudo|Unknown|United Nations|Antarctic)/;
    expect(regions.filter((name) => !unreal.test(name) && placeOf(name) === null)).toEqual([]);
  });

  test("a place by its name, its adjective and its people", () => {
    expect(
      [placeOf("Kenya"), placeOf("Kenyan"), placeOf("Kenyans"), placeOf("kenya")].map((place) => place?.name ?? null),
    ).toEqual(["Kenya", "Kenya", "Kenya", null]);
  });
});

describe("wording", () => {
  const words = (text: string): string[] => claimsIn(text, null).map(valueInWords);

  test.each([
    ["The port has more than 3,700 boats.", "more than 3,700 boats"],
    ["It costs 312.6 billion yuan.", "312.6 billion yuan"],
    ["It costs about $45 billion.", "about $45 billion"],
    ["Output rose 14.2 percent.", "14.2 percent"],
    ["It took 10 to 15 minutes.", "10 to 15 minutes"],
    ["It lies 1 kilometre away.", "1 kilometre"],
    ["A magnitude-5.2 tremor struck.", "magnitude 5.2"],
    ["Two million visitors came.", "2 million visitors"],
    ["Exports hit 1.44 trillion yen.", "\u00a51.44 trillion"],
  ])("%s", (text, expected) => expect(words(text)).toEqual([expected]));

  test.each([
    ["2023", "2023"],
    ["2024-Q1", "the first quarter of 2024"],
    ["2024-06", "June 2024"],
    ["2024-06-20", "20 June 2024"],
    ["2014/2023", "2014 to 2023"],
    ["2024-06-12/2024-06-18", "12 to 18 June 2024"],
    ["2024-05-28/2024-06-03", "28 May to 3 June 2024"],
    ["2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024"],
    ["2024-03/2024-05", "March to May 2024"],
    ["2024-Q1/2024-Q3", "the first quarter of 2024 to the third quarter of 2024"],
  ])("%s", (period, expected) => expect(periodInWords(period)).toBe(expected));

  test("a number of our own keeps the precision it is given", () =>
    expect(numberInWords(273_700_000_000, "CNY", 1e8)).toBe("273.7 billion yuan"));
});
