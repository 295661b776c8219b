/** The package as a stranger gets it: packed, unpacked beside its dependencies and nothing else, run without a network, used from a program. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "quorum-package-"));
const app = join(work, "app");
const installed = join(app, "node_modules/quorum");
afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Manifest {
  bin: Record<string, string>;
  dependencies: Record<string, string>;
}

/** Runs a command in the stranger's folder, with no registry to ask. */
function run(command: string, args: readonly string[], cwd = app) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, npm_config_offline: "true", npm_config_update_notifier: "false", NO_COLOR: "1" },
    maxBuffer: 100_000_000,
  });
  return { code: status, out: stdout, err: stderr };
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

beforeAll(() => {
  const { code, err } = run("npm", ["pack", "--silent", "--pack-destination", work], root);
  expect(err).toBe("");
  expect(code).toBe(0);
  mkdirSync(installed, { recursive: true });
  const [tarball = ""] = readdirSync(work).filter((name) => name.endsWith(".tgz"));
  expect(run("tar", ["-xzf", join(work, tarball), "-C", installed, "--strip-components=1"]).code).toBe(0);
  // As npm lays out what the package needs, and nothing that only its development needs.
  const { bin, dependencies }: Manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) link(join(root, "node_modules", name), join(app, "node_modules", name));
  for (const [name, path] of Object.entries(bin)) {
    chmodSync(join(installed, path), 0o755);
    link(join(installed, path), join(app, "node_modules/.bin", name));
  }
  writeFileSync(join(app, "package.json"), '{ "private": true, "type": "module" }');
  mkdirSync(join(app, "sources"));
  writeFileSync(join(app, "sources/a.txt"), "Boats\n\nThe bay has 3,700 boats, the harbour office said.\n");
}, 120_000);

describe("what is shipped", () => {
  test("no sources, tests, articles or data of the workplace", () => {
    const files = readdirSync(installed, { recursive: true, encoding: "utf8" });
    const known =
      /^(\.build|\.github|\.build\/package(\/[\w.-]+\.cjs)?|\.build\/types(\/.*)?|\.github\/LICENSE|README\.md|package\.json|pipeline|pipeline\/((start|load)\.mjs|GUIDE\.md|model)|pipeline\/model\/\w+\.schema\.json|templates(\/.*)?)$/;
    expect(files.map((file) => file.replaceAll("\\", "/")).filter((file) => !known.test(file))).toEqual([]);
    expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file))).toEqual([]);
  });

  test("names no path of the machine that packed it", () => {
    const texts = readdirSync(join(installed, ".build/package")).map((name) =>
      readFileSync(join(installed, ".build/package", name), "utf8"),
    );
    expect(texts.filter((text) => text.includes(root))).toEqual([]);
  });
});

describe("the installed program", () => {
  test("makes a folder and briefs it, as its help says, without a network", () => {
    expect(run("npx", ["quorum", "init"])).toMatchObject({ code: 0 });
    expect(readFileSync(join(app, "sources/briefing.yml"), "utf8")).toMatch(
      /\$schema=\.\.\/node_modules\/quorum\/pipeline\/model\/settings\.schema\.json\n/,
    );
    const { code, out } = run("npx", ["quorum", "report"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^1 article.*: 1 figure/m);
    expect(readdirSync(join(app, "output"))).toEqual(
      expect.arrayContaining(["briefing.html", "briefing.json", "briefing.md", "briefing.pdf"]),
    );
  });

  test("finds all that belongs to it", () => {
    const { code, out } = run("npx", ["quorum", "doctor"]);
    expect(out).not.toMatch(/^problem/m);
    expect(code).toBe(0);
  });

  test("stays as it was built, whatever the times of its files", () => {
    const schema = join(installed, "pipeline/model/settings.schema.json");
    writeFileSync(schema, readFileSync(schema));
    expect(run("npx", ["quorum", "--version"])).toMatchObject({ code: 0, err: "" });
  });
});

describe("the library", () => {
  const program = `
import { analyze, type Claim, extract, type Ledger, type Report, report } from "quorum";

const made: Report = await report("sources", "made", { title: "Boats of ours" });
const wrong = await analyze("sources", "nowhere", { "as-of": "yesterday" }).catch((error) => String(error));
const ledger: Ledger | null = made.ledger;
const claims: Claim[] = ledger?.claims ?? [];
const { ledger: again } = await analyze("sources", "nowhere");
const nothing = await report("no-such-folder", "made");
const [quantity] = extract("The bay has 3,700 boats.").quantities;
console.log(JSON.stringify({
  written: made.written.length > 3,
  surfaces: claims.map(({ surface }) => surface),
  again: again?.claims.length === claims.length,
  title: ledger?.title,
  wrong,
  same: await report("sources", "sources").catch((error) => String(error)),
  inside: (await report(".", "made")).ledger?.documents.map(({ file }) => file),
  nothing: [nothing.ledger, nothing.diagnostics.map(({ id }) => id)],
  value: quantity?.value,
}));
`;
  beforeAll(() => {
    writeFileSync(join(app, "program.ts"), program);
    const compilerOptions = {
      target: "es2022",
      module: "nodenext",
      strict: true,
      exactOptionalPropertyTypes: true,
      types: [],
      lib: ["es2022", "dom"],
      skipLibCheck: false,
      outDir: "compiled",
    };
    writeFileSync(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  });

  test("is typed for a strict program, and runs in it", () => {
    const compiled = run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", app]);
    expect(compiled).toEqual({ code: 0, out: "", err: "" });
    const { code, out, err } = run(process.execPath, ["compiled/program.js"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toEqual({
      written: true,
      surfaces: ["3,700 boats"],
      again: true,
      same: 'RangeError: "sources" holds the articles',
      inside: expect.not.arrayContaining([expect.stringMatching(/^made/)]),
      title: "Boats of ours",
      wrong: expect.stringMatching(/^RangeError: as-of: "yesterday"; expected the day/),
      nothing: [null, ["ingest/no-folder"]],
      value: 3700,
    });
  });

  test("and a mistake in such a program is found", () => {
    writeFileSync(join(app, "program.ts"), program.replace("made.ledger", "made.legder"));
    const { code, out } = run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", app, "--noEmit"]);
    expect(code).not.toBe(0);
    expect(out).toContain("legder");
  });
});
