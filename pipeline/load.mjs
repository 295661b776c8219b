/**
 * Loads a bundle of CommonJS files with the machine code of V8 that an earlier run left beside each: compiling the program anew took longer than
 * the run itself. (Node.js does the same from version 22 on, for what is compiled when a module loads; here it is what a run has used.)
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { getHeapCodeStatistics, setFlagsFromString } from "node:v8";
import { constants, Script } from "node:vm";

/** Runs a file of the bundle, and every other when it is asked for. When the process ends, the code is kept for the next one. */
export function load(folder, entry) {
  const scripts = new Map();
  // Code must not be thrown away while it is not yet kept.
  setFlagsFromString("--no-flush-bytecode");
  const before = codeSize();
  let kept = 0;
  const modules = new Map();
  const requireOutside = createRequire(join(folder, entry));

  function run(name) {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const file = join(folder, name);
    const code = readFileSync(file, "utf8").replace(/^#!.*/, "");
    const size = codeSize();
    const script = new Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
      filename: file,
      cachedData: keptCode(codeFile(file)),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    kept += codeSize() - size;
    scripts.set(codeFile(file), script);
    const require = (id) => (id.startsWith("./") ? run(id.slice(2)) : requireOutside(id));
    script.runInThisContext().call(module.exports, module.exports, require, module, file, folder);
    return module.exports;
  }

  run(entry);
  process.once("exit", () => {
    const compiled = codeSize() - before - kept;
    keepCode(scripts, compiled > worthKeeping);
  });
}

/** For one version of Node.js alone. */
const codeFile = (file) => `${file}.${process.version}.code`;

/** Bytes. */
const codeSize = () => getHeapCodeStatistics().bytecode_and_metadata_size;

function keptCode(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Bytes of code that a run compiles beyond what was kept before it is worth being kept in its turn. */
const worthKeeping = 250_000;

/** Keeps the code of each script that had none, or of all of them. Where that is not allowed, the next run compiles again. */
function keepCode(scripts, all) {
  for (const [path, script] of scripts) {
    if (script.cachedDataRejected === false && !all) continue;
    const fresh = `${path}-${process.pid}`;
    try {
      writeFileSync(fresh, script.createCachedData());
      renameSync(fresh, path);
    } catch {
      return;
    }
  }
}
