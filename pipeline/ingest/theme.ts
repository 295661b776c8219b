/** The look that the settings ask for: colours and fonts from their words, logo and partials from files of the folder. */
import { settingsFile } from "../model/correction.ts";
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import {
  colourNames,
  defaultTheme,
  type OwnPartial,
  parseColour,
  parseLogo,
  partialOf,
  type Theme,
} from "../model/theme.ts";
import type { World } from "../model/world.ts";
import type { WrittenSettings } from "./settings-schema.ts";

interface ReadTheme {
  theme: Theme;
  /** What the theme is made of: no sources. */
  files: ReadonlySet<string>;
  diagnostics: Diagnostic[];
}

/** Reads the theme. A file that cannot be used is a message, and the rest counts. */
export async function readTheme(
  world: World,
  folder: string,
  files: readonly string[],
  written: WrittenSettings,
  lineOfKey: (path: readonly string[]) => number,
): Promise<ReadTheme> {
  const diagnostics: Diagnostic[] = [];
  const wrong = (key: "logo" | "templates", found: string, expected: string): void => {
    const line = lineOfKey(["theme", key]);
    diagnostics.push(
      diagnostic("settings/wrong-value", { file: settingsFile, line, found: `theme: ${key}: ${found}`, expected }),
    );
  };
  const { logo: logoFile, templates, colours, fonts } = written.theme ?? {};
  const own =
    templates === undefined ? [] : files.filter((file) => file.startsWith(`${templates.replace(/\/$/, "")}/`));
  const read = async (file: string): Promise<Uint8Array | null> => {
    const attempt = await world.readFile(folder, file);
    if (!attempt.ok) diagnostics.push(attempt.problem);
    return attempt.ok ? attempt.value : null;
  };
  const partials: OwnPartial[] = [];
  for (const file of own) {
    const partial = partialOf(file.slice((templates ?? "").replace(/\/$/, "").length + 1));
    const bytes = partial === null ? null : await read(file);
    if (partial === null) wrong("templates", `the file ${file}`, "partials of the page, such as html/table.hbs");
    else if (bytes !== null) partials.push({ ...partial, file, source: new TextDecoder().decode(bytes) });
  }
  if (templates !== undefined && own.length === 0)
    wrong(
      "templates",
      `${JSON.stringify(templates)}, in which there is nothing`,
      "a sub-folder with partials, as html/table.hbs in it",
    );
  const isThere = logoFile !== undefined && files.includes(logoFile);
  const bytes = isThere ? await read(logoFile) : null;
  const logo = bytes === null ? null : parseLogo(bytes);
  if (logoFile !== undefined && (!isThere || (bytes !== null && logo === null)))
    wrong(
      "logo",
      `${JSON.stringify(logoFile)}, ${isThere ? "which is no such picture" : "which is not there"}`,
      "a PNG or SVG inside the folder, of at most 200,000 bytes",
    );
  const chosen = colourNames.map(
    (name) => [name, parseColour(colours?.[name] ?? "") ?? defaultTheme.colours[name]] as const,
  );
  const [accent, ink, warning] = chosen.map(([, colour]) => colour);
  const theme: Theme = {
    colours: { ...defaultTheme.colours, ...(accent && ink && warning ? { accent, ink, warning } : {}) },
    fonts: { titles: fonts?.titles ?? defaultTheme.fonts.titles, text: fonts?.text ?? defaultTheme.fonts.text },
    logo,
    organisation: written.organisation ?? null,
    classification: written.classification ?? null,
    paper: written.paper === "letter" ? "Letter" : "A4",
    partials,
  };
  return { theme, files: new Set([...own, ...(isThere ? [logoFile] : [])]), diagnostics };
}
