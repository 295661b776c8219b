/** The rules of the house, each with its reason: a rule that no test keeps is a wish. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { diagnosticCatalogue } from "../pipeline/model/diagnostic.ts";

const root = new URL("..", import.meta.url).pathname;
const stages = ["ingest", "normalize", "analyze", "render"];

const filesBelow = (folder: string): string[] =>
  readdirSync(`${root}${folder}`)
    .sort()
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      return statSync(`${root}${path}`).isDirectory() ? filesBelow(path) : [path];
    });

const read = (path: string): string => readFileSync(`${root}${path}`, "utf8");
const sourceFiles = filesBelow("pipeline").filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"));
const allCode = [
  ...sourceFiles,
  ...filesBelow("tests").filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts")),
];
const room = (path: string): string => path.split("/")[1] ?? "";
/** Where the program meets the machine. */
const isEdge = (path: string): boolean =>
  ["pipeline/cli.ts", "pipeline/index.ts"].includes(path) || ["commands", "world"].includes(room(path));

interface Import {
  file: string;
  target: string;
}

/** Imports of our own files, as paths from the root. */
const ownImports: Import[] = sourceFiles.flatMap((file) =>
  [...read(file).matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map((match) => ({
    file,
    target: new URL(match[1] ?? "", `file:///${file}`).pathname.slice(1),
  })),
);
const packageImports: Import[] = sourceFiles.flatMap((file) =>
  [...read(file).matchAll(/(?:from|import)\s*\(?\s*"([^."][^"]*)"/g)].map((match) => ({
    file,
    target: match[1] ?? "",
  })),
);

/** Lines of the files that a pattern finds, as "file: line". */
const linesWith = (files: readonly string[], pattern: RegExp): string[] =>
  files.flatMap((file) =>
    read(file)
      .split("\n")
      .filter((line) => pattern.test(line) && !/^\s*(\/\/|\*|\/\*\*)/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

describe("imports", () => {
  test("a stage imports the model, the lexicon and itself: so each can be read, tested and replaced alone", () => {
    const wrong = ownImports.filter(
      ({ file, target }) => stages.includes(room(file)) && ![room(file), "model", "lexicon"].includes(room(target)),
    );
    expect(wrong).toEqual([]);
  });

  test("the model imports nothing of ours and the lexicon only the model: nouns and words come before what is done with them", () => {
    const wrong = ownImports.filter(
      ({ file, target }) =>
        (room(file) === "model" && room(target) !== "model") ||
        (room(file) === "lexicon" && !["model", "lexicon"].includes(room(target))),
    );
    expect(wrong).toEqual([]);
  });

  test("only the commands and the library import the real World: everything else runs on any", () => {
    const wrong = ownImports.filter(({ file, target }) => room(target) === "world" && !isEdge(file));
    expect(wrong).toEqual([]);
  });
});

describe("the edge", () => {
  const inner = sourceFiles.filter((file) => !isEdge(file));

  test("only the commands, the library and world/ touch disk, network, processes and the browser: so a run depends on nothing but its input", () => {
    const outside = /^(node:(fs|child_process|net|http|https|os|tty|worker_threads|dns)|puppeteer)/;
    expect(packageImports.filter(({ file, target }) => inner.includes(file) && outside.test(target))).toEqual([]);
  });

  test("no clock, chance, environment, console or locale: same folder, same bytes", () => {
    const moody =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bconsole\.|\blocaleCompare\b|\.toLocale|\bIntl\.|\bfetch\(/;
    expect(linesWith(inner, moody)).toEqual([]);
  });
});

describe("files", () => {
  test("every file says in its first line what it is for", () => {
    expect(allCode.filter((file) => !/^(#!.*\n)?\/\*\* \S/.test(read(file)))).toEqual([]);
  });

  test("no file is longer than 300 lines: what does not fit wants a second room", () => {
    expect(allCode.filter((file) => read(file).split("\n").length > 301)).toEqual([]);
  });

  test("the whole run is one page", () => {
    expect(read("pipeline/run.ts").split("\n").length).toBeLessThan(60);
  });

  test("readers, checks, sections and charts are listed in their folder's index, so that find references works", () => {
    for (const folder of ["ingest/readers", "analyze/checks", "render/sections", "render/charts"]) {
      const entries = readdirSync(`${root}pipeline/${folder}`).filter(
        (name) => name !== "index.ts" && !name.endsWith(".json"),
      );
      const index = read(`pipeline/${folder}/index.ts`);
      const reached = (name: string): boolean =>
        index.includes(`"./${name}`) ||
        ownImports.some(
          ({ file, target }) => file.startsWith(`pipeline/${folder}/`) && target.includes(`${folder}/${name}`),
        );
      expect(
        entries.filter((name) => !reached(name)),
        folder,
      ).toEqual([]);
    }
  });

  test("the top level is the architecture", () => {
    const shown = readdirSync(root).filter(
      (name) => !name.startsWith(".") && !["node_modules", "coverage", "package-lock.json"].includes(name),
    );
    expect(shown.sort()).toEqual([
      "README.md",
      "output",
      "package.json",
      "pipeline",
      "sources",
      "templates",
      "tests",
      "tsconfig.json",
    ]);
  });
});

describe("messages", () => {
  test("every message of the catalogue is given somewhere", () => {
    const code = sourceFiles.map(read).join("\n");
    const unused = Object.keys(diagnosticCatalogue).filter((id) => code.split(`"${id}"`).length < 3);
    expect(unused).toEqual([]);
  });

  test("every message says what was expected and what to do", () => {
    const thin = Object.entries(diagnosticCatalogue).filter(
      ([, { expected, remedy }]) => expected.length < 5 || !/^[A-Z].*\.$/.test(remedy),
    );
    expect(thin).toEqual([]);
  });
});

describe("the lockfile and the code", () => {
  test("name no registry host and no machine path", () => {
    expect(read("package-lock.json")).not.toMatch(/"resolved": "http/);
    expect(linesWith(sourceFiles, /["'`](\/home|\/root|\/Users|C:\\)/)).toEqual([]);
  });
});
