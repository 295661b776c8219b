/** What briefing.yml may hold: the one definition, from which come its validation, its messages and the JSON Schema that editors read. */
import * as z from "zod/mini";
import { isCurrency } from "../lexicon/units.ts";
import { parseAddress } from "../model/address.ts";
import { sectionIds } from "../model/briefing.ts";
import { figurePlace, mostFigures } from "../model/correction.ts";
import { languages, largeNumbers, numberMarks, paperSizes, percentForms } from "../model/settings.ts";
import { colourNames, fontNames, parseColour } from "../model/theme.ts";

/** A pattern with many stars could take for ever to be compared with a long path: so many stars. */
const starLimit = 4;
const longest = 200;
/** A longer list is one for a mailing list's server, which has one address. */
const mostRecipients = 500;

const starsIn = (pattern: string): number => pattern.match(/\*+/g)?.length ?? 0;
const line = (what: string) =>
  z
    .string()
    .check(z.minLength(1), z.maxLength(longest), z.describe(`${what}: a text of at most ${longest} characters`));
const path = (what: string) => z.string().check(z.minLength(1), z.maxLength(longest), z.describe(what));
const pattern = z.string().check(
  z.refine((text) => starsIn(text) <= starLimit, {
    error: ({ input }) => `a pattern with ${starsIn(String(input))} stars`,
  }),
);
const colour = z.string().check(
  z.refine((text) => parseColour(text) !== null),
  z.describe('A colour as "#14508c", in quotation marks'),
);
const place = z.string().check(
  z.maxLength(longest, { abort: true }),
  z.refine((text) => figurePlace(text) !== null),
);
const address = z.string().check(
  z.maxLength(longest * 2, { abort: true }),
  z.refine((text) => parseAddress(text) !== null),
);
const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
const lists = z.array(z.array(place).check(z.minLength(2), z.maxLength(mostFigures)));
const figures =
  "lists of two to 100 figures, each as FILE:LINE or FILE:LINE WORDS OF THE FIGURE (quote a place with a comma in brackets)";

/** An object that may have each of some keys. */
function each<Key extends string, Type extends z.ZodMiniType>(keys: readonly Key[], type: Type) {
  const shape = Object.fromEntries(keys.map((key) => [key, z.optional(type)]));
  return z.strictObject(shape as Record<Key, z.ZodMiniOptional<Type>>);
}

/** Sections that may be left out: all but the one that everything refers to. */
export const optionalSections = sectionIds.filter((id) => id !== "sources");

const theme = z.strictObject({
  colours: z.optional(each(colourNames, colour)),
  fonts: z.optional(each(["titles", "text"], z.enum(fontNames))),
  logo: z.optional(path("The file of a PNG or SVG, inside the folder, of at most 200,000 bytes")),
  templates: z.optional(path("A sub-folder with partials of your own, as html/table.hbs in it")),
});

const currency = z.string().check(z.refine(isCurrency));
/** Further apart than any two currencies have been for long. */
const rate = z.number().check(z.gte(1e-9), z.lte(1e9));

const numbers = z.strictObject({
  marks: z.optional(z.enum(numberMarks).check(z.describe("The marks between thousands and before decimals"))),
  large: z.optional(z.enum(largeNumbers).check(z.describe('Millions and more: "5.3 billion", "5.3bn" or all digits'))),
  percent: z.optional(z.enum(percentForms).check(z.describe("How a percentage is written"))),
});

export const settingsSchema = z
  .strictObject({
    title: z.optional(line("The title, in place of the one that is made from the articles")),
    subtitle: z.optional(line("A line below the title")),
    organisation: z.optional(line("Who publishes the briefing")),
    audience: z.optional(line("Whom the briefing is for")),
    classification: z.optional(line("Who may read it, on every page")),
    language: z.optional(z.enum(languages).check(z.describe("The English of the briefing"))),
    paper: z.optional(z.enum(paperSizes).check(z.describe("The paper of the PDF"))),
    "as-of": z.optional(
      z.iso
        .date()
        .check(z.describe("The day that the briefing bears, YYYY-MM-DD; that of the newest article by default")),
    ),
    sections: z.optional(
      each(optionalSections, z.literal(["on", "off", true, false])).check(z.describe("Sections, each on or off")),
    ),
    numbers: z.optional(numbers.check(z.describe("The house style of numbers: marks, large and percent"))),
    currency: z.optional(
      currency.check(z.describe("The currency in which amounts are given as well, by its three letters: EUR")),
    ),
    rates: z.optional(
      z
        .record(currency, rate)
        .check(
          z.describe(
            "What one unit of other currencies, by their three letters, is in that of the key currency: USD: 0.92, a number from 1e-9 to 1e9",
          ),
        ),
    ),
    "rates-as-of": z.optional(z.iso.date().check(z.describe("The day of the rates, YYYY-MM-DD"))),
    theme: z.optional(theme.check(z.describe("Colours, fonts, logo and templates"))),
    ignore: z.optional(
      z
        .array(pattern)
        .check(
          z.describe(
            "What is not read: a list of patterns as in .gitignore, such as - drafts/ or - *.old.txt, each with at most four stars",
          ),
        ),
    ),
    recipients: z.optional(
      z
        .array(address)
        .check(
          z.maxLength(mostRecipients),
          z.describe(
            `Who gets the briefing by mail: a list of at most ${mostRecipients} addresses, each as anna@example.org or Anna Berg <anna@example.org>`,
          ),
        ),
    ),
    sender: z.optional(
      address.check(z.describe("Who the mail is from: an address as Harbour Board <board@example.org>")),
    ),
    link: z.optional(
      z
        .string()
        .check(
          z.maxLength(2_000, { abort: true }),
          z.refine(isWebAddress),
          z.describe("Where the briefing lies for those who get it: an address that begins with https://"),
        ),
    ),
    aliases: z.optional(
      z
        .record(z.string(), z.array(z.string()))
        .check(z.describe("Other spellings of names: a name with a list of its other spellings")),
    ),
    same: z.optional(lists.check(z.describe(`Figures that measure one thing: ${figures}`))),
    apart: z.optional(lists.check(z.describe(`Figures of which no two measure one thing: ${figures}`))),
  })
  .check(z.describe("Settings of a briefing, in briefing.yml beside its sources; every key is optional"));

export type WrittenSettings = z.infer<typeof settingsSchema>;

/** The keys that stand below some, by the path of those. */
const keysBelow = new Map<string, readonly string[]>([
  ["", Object.keys(settingsSchema.shape)],
  ["sections", optionalSections],
  ["numbers", Object.keys(numbers.shape)],
  ["theme", Object.keys(theme.shape)],
  ["theme.colours", colourNames],
  ["theme.fonts", ["titles", "text"]],
]);

export const allowedKeys = (path: readonly PropertyKey[]): readonly string[] => keysBelow.get(path.join(".")) ?? [];

/** What a top-level key may have, in words. */
export function allowedValue(key: string): string | undefined {
  const type = Object.entries(settingsSchema.shape).find(([name]) => name === key)?.[1];
  const described = type === undefined ? undefined : z.globalRegistry.get(type.def.innerType)?.description;
  return described === undefined ? undefined : described.charAt(0).toLowerCase() + described.slice(1);
}
