/** A folder of files made to break the program: the real program reads it to its end, tells of each, and stays below a gigabyte. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { zipOf, zipOfFiles } from "../zip.ts";

const memoryLimit = 1_000;
const cli = fileURLToPath(new URL("../../../pipeline/start.mjs", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "quorum-bench-"));
const folder = join(work, "sources");
const prose = "The tide mill grinds 40 sacks a day. Its wheel is 7 metres wide, and nobody knows who built it.\n";

const zeros = new Uint8Array(100_000_001);
const shared = Array.from({ length: 50 }, (_, at) => ({ name: `${at}.txt`, content: zeros, overlaps: at > 0 }));
const files: Readonly<Record<string, string | Uint8Array>> = {
  "bomb.zip": zipOf(shared),
  "bomb.docx": zipOf([{ name: "word/document.xml", content: zeros }]),
  "bombs.zip": zipOfFiles({ "1.zip": zipOf(shared), "2.zip": zipOf(shared) }),
  "empty.txt": "",
  "line.txt": "a".repeat(50_000_000),
  "long line.txt": "It cost 40 dollars, ".repeat(2_000),
  "line\nerror forged x: found.txt": prose,
  "\u202egnp.txt": `${prose}It stands.`,
  [`quote'"\`$(x) ${"ü".repeat(115)}.txt`]: `${prose}It turns.`,
  "nested.html": `<html><body>${"<div>".repeat(100_000)}x`,
  "page.html": `<html><body><article><p>${prose.repeat(9)}</p><script>throw 1</script><img src="http://mill.invalid/x.png"><iframe src="file:///etc/passwd"></iframe></article></body></html>`,
  "zeros.txt": new Uint8Array(1_000_000),
};

try {
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  for (const [name, size] of [
    ["sparse.txt", 1_000_000_000],
    ["zeros.pdf", 100_000_000],
    ["text.txt", 200_000_000],
  ] as const) {
    writeFileSync(join(folder, name), "");
    truncateSync(join(folder, name), size);
  }
  symlinkSync("/etc/passwd", join(folder, "link.txt"));
  symlinkSync(folder, join(folder, "loop"));
  execFileSync("mkfifo", [join(folder, "pipe.txt")]);
  const tell = 'process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS))';
  const start = performance.now();
  const run = spawnSync(
    process.execPath,
    [`--import=data:text/javascript,${encodeURIComponent(tell)}`, cli, "report", folder, "-o", join(work, "output")],
    {
      encoding: "utf8",
    },
  );
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  const megabytes = Math.round(Number(/^peak (\d+)$/m.exec(run.stderr)?.[1]) / 1024);
  console.log(run.stderr.trimEnd());
  const read: { documents: unknown[] } = JSON.parse(readFileSync(join(work, "output", "briefing.json"), "utf8"));
  console.log(
    JSON.stringify({
      files: Object.keys(files).length + 6,
      read: read.documents.length,
      exit: run.status,
      seconds,
      megabytes,
    }),
  );
  if (!(megabytes < memoryLimit)) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
