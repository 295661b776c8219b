/** The yardstick for a run's time: starts the browser and prints one line, with nothing around it. `hello-pdf.js OUT.pdf` prints the steps in ms. */
import { writeFile } from "node:fs/promises";
import { startBrowser, stopBrowser } from "../../pipeline/world/browser.ts";
import { openPage, printPage } from "../../pipeline/world/pdf.ts";

const html = "<!doctype html><html><head><title>Hello</title></head><body><p>Hello, world</p></body></html>";
const info = { title: "Hello", language: "en", author: "Quorum", keywords: [], asOf: null };

const steps: Record<string, number> = { start: Math.round(performance.now()) };
const output = process.argv[2];
if (output === undefined) throw new Error("usage: node .build/tests/bench/hello-pdf.js OUT.pdf");
const running = await startBrowser(process.env);
if (!running.ok) throw new Error(running.problem.found);
steps["browser"] = Math.round(performance.now());
await writeFile(output, await printPage(await openPage(running.value.browser), html, info));
steps["printed"] = Math.round(performance.now());
await stopBrowser(running.value);
steps["closed"] = Math.round(performance.now());
console.log(JSON.stringify(steps));
