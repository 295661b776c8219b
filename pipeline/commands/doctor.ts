/** `quorum doctor`: whether this machine has what a run needs, each thing with its remedy. */
import { Command } from "commander";
import { settingsFile } from "../model/correction.ts";
import { defaultTheme, partialNames } from "../model/theme.ts";
import { lenderNames } from "../render/look.ts";
import { readAsset } from "../world/assets.ts";
import { whatFailed } from "../world/failure.ts";
import {
  browserHealth,
  cacheHealth,
  type Finding,
  nodeHealth,
  ok,
  outputHealth,
  packagesHealth,
  problem,
  readManifest,
  resultsHealth,
} from "../world/health.ts";
import { resultsFolder } from "../world/index.ts";
import { printable } from "../world/printable.ts";
import { exitCodes } from "./exit-codes.ts";

export const doctorCommand = (): Command =>
  new Command("doctor")
    .description("look whether this machine has what a run needs: Node.js, packages, fonts, browser, permissions")
    .option("-o, --output <folder>", "where a briefing is to be written", "output")
    .option("--json", "print what was found as JSON")
    .action(doctor);

async function doctor({ output, json = false }: { output: string; json?: boolean }): Promise<void> {
  const manifest = await readManifest();
  const { finding: fonts, css } = await fontHealth();
  const findings = [
    nodeHealth(process.versions.node, manifest),
    await packagesHealth(manifest),
    await templateHealth(),
    fonts,
    await outputHealth(output),
    await resultsHealth(resultsFolder(process.env)),
    await cacheHealth(process.env),
    ...(await browserHealth(process.env, trialPage(css))),
  ];
  const healthy = findings.every(({ state }) => state !== "problem");
  process.stdout.write(json ? `${JSON.stringify({ ok: healthy, checks: findings }, null, 2)}\n` : told(findings));
  process.exitCode = healthy ? exitCodes.done : exitCodes.errors;
}

const told = (findings: readonly Finding[]): string =>
  findings
    .flatMap(({ check, state, found, remedy }) => [
      `${state.padEnd(8)} ${check.padEnd(10)} ${printable(found)}`,
      ...(remedy === null ? [] : [`${" ".repeat(20)}${remedy}`]),
    ])
    .map((line) => `${line}\n`)
    .join("");

/** Letters that stand for a script. */
const samples = {
  Latin: "Quorum ÉßŁş",
  Greek: "Ωψή",
  Cyrillic: "Жяї",
  Chinese: "汉字漢",
  Japanese: "かなカナ",
  Korean: "한글",
  Arabic: "قال",
  Hebrew: "שלום",
  Devanagari: "नमस्ते",
  Thai: "ไทย",
  symbols: "★",
  emoji: "😀",
};

/** Whether the fonts have the letters of each script, and a style sheet with those they have. */
export async function fontHealth(asset = readAsset): Promise<{ finding: Finding; css: string }> {
  const remedy = "Install the packages again: npm ci in a clone of Quorum, npm install in a project that uses it.";
  try {
    const { loadFonts } = await import("../render/fonts.ts");
    const load = (text: string) => loadFonts({ asset }, text, defaultTheme);
    const lacking: string[] = [];
    for (const [script, sample] of Object.entries(samples)) {
      const { has } = await load(sample);
      const missing = [...sample].filter((character) => character !== " " && !has(character));
      if (missing.length > 0) lacking.push(`${script} (${missing.join("")})`);
    }
    const { css } = await load(Object.values(samples).join(""));
    const finding =
      lacking.length === 0
        ? ok("fonts", Object.keys(samples).join(", "))
        : problem("fonts", `no letters for ${lacking.join(", ")}`, remedy);
    return { finding, css };
  } catch (error) {
    return { finding: problem("fonts", whatFailed(error), remedy), css: "" };
  }
}

/** They are read when a page is made; one that is lost would end the run then. */
async function templateHealth(): Promise<Finding> {
  try {
    const { styleSheets } = await import("../render/html.ts");
    const filled = Object.entries(partialNames).flatMap(([form, names]) =>
      ["page", ...names].map((name) => `${form}/${name}.hbs`),
    );
    const paths = [...filled, ...styleSheets.map((name) => `html/${name}`), settingsFile];
    for (const path of paths) await readAsset(`templates/${path}`);
    return ok("templates", `all ${paths.length}`);
  } catch (error) {
    return problem("templates", whatFailed(error), "Install Quorum again: a part of it was lost.");
  }
}

const trialPage = (css: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trial</title><style>${css}</style></head>
<body style="font-family:'Source Sans 3',${lenderNames.map((name) => `'${name}'`).join()}"><h1>Trial</h1><p>${Object.values(samples).join(" ")}</p></body></html>`;
