/** What an amount of money is worth in the currency of the settings: worked out here, shown as ours, and used for nothing else. */
import { unitEntry } from "../lexicon/units.ts";
import { dayInWords, valueInWords } from "../lexicon/wording.ts";
import type { Line, Run } from "../model/briefing.ts";
import type { Claim } from "../model/claim.ts";
import type { Conversion } from "../model/settings.ts";
import type { Material } from "./material.ts";
import { apparatus, text } from "./phrases.ts";

/** The amount of a figure in the currency of the settings; null where no rate is known, and where the sources give it in that currency themselves. */
export function converted(material: Material, claim: Claim, told: readonly Claim[]): Run | null {
  const { conversion } = material;
  if (conversion === null || told.some(({ unit }) => currencyOf(unit) === conversion.currency)) return null;
  const rate = rateOf(conversion, claim.unit);
  const words = rate === null ? null : amountAt(claim, conversion.currency, rate);
  if (rate === null || words === null) return null;
  return { kind: "value", text: words, claims: [claim.id], converted: { currency: conversion.currency, rate } };
}

/** The code in "USD" and in "USD per barrel". */
const currencyOf = (unit: string): string => unit.split(" per ")[0] ?? unit;

function rateOf({ currency, rates }: Conversion, unit: string): number | null {
  const code = currencyOf(unit);
  return code !== currency && Object.hasOwn(rates, code) ? (rates[code] ?? null) : null;
}

/** "about €74 billion", "more than about €74 billion"; null for nothing at all. */
function amountAt({ value, unit }: Claim, currency: string, rate: number): string | null {
  const largest = Math.max(Math.abs(value.low ?? 0), Math.abs(value.high ?? 0)) * rate;
  if (largest === 0) return null;
  const precision = stepOf(value.precision * rate, largest);
  const amount = (of: number | null): number | null =>
    of === null ? null : Math.round((of * rate) / precision) * precision;
  const [low, high] = [amount(value.low), amount(value.high)];
  const inWords = (bound: typeof value.bound): string =>
    valueInWords({
      value: { low, high, bound, precision },
      unit: `${currency}${unit.slice(currencyOf(unit).length)}`,
      metric: "",
    });
  const bare = inWords("exact");
  const isOpen = value.low === null || value.high === null;
  return `${isOpen ? inWords(value.bound).slice(0, -bare.length) : ""}about ${bare}`;
}

/** The power of ten that an amount is rounded to: no finer than the source printed it, but two digits at least, for one can be far off. */
function stepOf(precision: number, largest: number): number {
  const noise = 1e-9;
  const printed = Math.ceil(Math.log10(precision) - noise);
  return 10 ** Math.min(printed, Math.floor(Math.log10(largest) + noise) - 1);
}

/** By which rates amounts were converted, and what that does not tell; nothing where none was. */
export function conversionMethod(material: Material, shown: readonly Line[]): Line {
  const { conversion } = material;
  const used = new Set(
    shown.flat().flatMap((run) => {
      if (run.kind !== "value" || run.converted === undefined) return [];
      return run.claims.flatMap((id) => currencyOf(material.claims.get(id)?.unit ?? ""));
    }),
  );
  if (conversion === null || used.size === 0) return [];
  const rates = [...used].sort().map(
    (code): Run => ({
      kind: "setting",
      text: `1 ${code} = ${inDigits(conversion.rates[code] ?? 0)} ${conversion.currency}`,
    }),
  );
  return [
    text(`Amounts marked as converted are ours, not the sources’: in ${unitEntry(conversion.currency).word} at `),
    ...rates.flatMap((rate, at) => (at === 0 ? [rate] : [text(at === rates.length - 1 ? " and " : ", "), rate])),
    ...(conversion.asOf === null ? [] : [text(", the rates of "), apparatus(dayInWords(conversion.asOf))]),
    text(
      ". One rate is used for a currency whatever the period of a figure, and the amounts are rounded as the sources ",
    ),
    text("rounded theirs. Nothing is compared or judged by them."),
  ];
}

/** All digits of a rate that count, without an exponent. */
const inDigits = (rate: number): string => (rate < 1e-6 ? rate.toFixed(15).replace(/\.?0+$/, "") : String(rate));
