#!/usr/bin/env node
/**
 * Starts the program from a bundle of its thousand modules. In a clone a source newer than the bundle makes a new one, beside the old, which
 * another run may be using; an installed package brings its own.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "./load.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const bundles = join(root, ".build", "bin");
/** The bundle that is published, in a place of its own: those of a clone come and go. */
const published = join(root, ".build", "package");
const lockfile = join(root, "package-lock.json");

/** Packages are published without their lockfile. */
const isClone = existsSync(lockfile);

/** When the newest source was changed: names the bundle of it. */
function stateOfSources() {
  const sources = readdirSync(join(root, "pipeline"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return Math.max(...[lockfile, ...sources].map((path) => Math.floor(statSync(path).mtimeMs))).toString(36);
}

/** Writes the bundle of program and library aside and puts it in its place; where another run was faster, that one's stands. */
async function build(target) {
  const { rolldown } = await import("rolldown");
  // Vega's package for Node.js waits for a canvas that nothing here draws on.
  const alias = { "vega-canvas": join(root, "node_modules/vega-canvas/build/vega-canvas.browser.js") };
  const doors = ["cli.ts", "index.ts"].map((door) => join(root, "pipeline", door));
  const input = await rolldown({ input: doors, platform: "node", cwd: root, logLevel: "silent", resolve: { alias } });
  mkdirSync(bundles, { recursive: true });
  const fresh = join(bundles, `.new-${process.pid}`);
  await input.write({
    dir: fresh,
    format: "cjs",
    minify: { compress: false, mangle: false },
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name]-[hash].cjs",
  });
  removeOld();
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
    rmSync(fresh, { recursive: true });
  }
}

/** A day in milliseconds: no run that uses an older bundle is still at work. */
const day = 86_400_000;

function removeOld() {
  for (const name of readdirSync(bundles)) {
    const path = join(bundles, name);
    if (Date.now() - statSync(path).mtimeMs > day) rmSync(path, { recursive: true, force: true });
  }
}

const [, , flag] = process.argv;
const isPacked = flag === "--pack" || !isClone;
if (flag === "--pack") rmSync(published, { recursive: true, force: true });
const bundle = isPacked ? published : join(bundles, stateOfSources());
if (!existsSync(bundle)) await build(bundle);
if (flag !== "--only-build" && flag !== "--pack") load(bundle, "cli.cjs");
