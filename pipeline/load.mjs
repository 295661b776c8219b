/**
 * Loads a bundle of CommonJS files with the machine code of V8 that an earlier run left beside each: compiling the program anew took longer than
 * the run itself. (Node.js does the same from version 22 on, for what is compiled when a module loads; here it is what a run has used.)
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

/** Runs a file of the bundle, and every other when it is asked for. When the process ends, the code is kept for the next one. */
export function load(folder, entry) {
  const scripts = new Map();
  // Code must not be thrown away while it is not yet kept.
  setFlagsFromString("--no-flush-bytecode");
  const modules = new Map();
  const requireOutside = createRequire(join(folder, entry));

  function run(name) {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const file = join(folder, name);
    const code = readFileSync(file, "utf8").replace(/^#!.*/, "");
    const script = new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
      filename: file,
      cachedData: keptCode(codeFile(file)),
      importModuleDynamically: (id) => import(id),
    });
    scripts.set(codeFile(file), script);
    const require = (id) => (id.startsWith("./") ? run(id.slice(2)) : requireOutside(id));
    script.runInThisContext().call(module.exports, module.exports, require, module, file, folder);
    return module.exports;
  }

  run(entry);
  process.once("exit", () => keepCode(scripts));
}

/** For one version of Node.js alone. */
const codeFile = (file) => `${file}.${process.version}.code`;

function keptCode(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Keeps the code of all scripts when one of them had none: what a run has used for the first time, such as a reader of another format, uses
 * more of the others too. Where writing is not allowed, the next run compiles again.
 */
function keepCode(scripts) {
  if ([...scripts.values()].every(({ cachedDataRejected }) => cachedDataRejected === false)) return;
  for (const [path, script] of scripts) {
    const fresh = `${path}-${process.pid}`;
    try {
      writeFileSync(fresh, script.createCachedData());
      renameSync(fresh, path);
    } catch {
      return;
    }
  }
}
