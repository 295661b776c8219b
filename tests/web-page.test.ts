/** The web page of the sample folder in a real browser: read, followed, by click and by keys, wide and narrow, light and dark. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../pipeline/run.ts";
import { type RunningBrowser, startBrowser, stopBrowser } from "../pipeline/world/browser.ts";
import { createWorld } from "../pipeline/world/index.ts";

const root = new URL("..", import.meta.url).pathname;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Look {
  width: 1280 | 390;
  scheme: "light" | "dark";
}
const looks: Look[] = [1280 as const, 390 as const].flatMap((width) => [
  { width, scheme: "light" as const },
  { width, scheme: "dark" as const },
]);

const hasBundled = process.platform === "linux" && process.arch === "x64";
describe.runIf(hasBundled)("the web page", () => {
  const folder = mkdtempSync(join(tmpdir(), "quorum-page-"));
  const address = pathToFileURL(join(folder, "briefing.html")).href;
  let running: RunningBrowser;

  beforeAll(async () => {
    const world = createWorld();
    await run(world, `${root}sources`, folder);
    await world.close();
    const started = await startBrowser(process.env);
    if (!started.ok) throw new Error(started.problem.found);
    running = started.value;
  });
  afterAll(async () => {
    await stopBrowser(running);
    await rm(folder, { recursive: true });
  });

  /** The page as it looks there, and every address that it asked for. */
  async function open({ width, scheme }: Look): Promise<{ page: Page; asked: string[] }> {
    const page = await running.browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(address);
    return { page, asked: asked.filter((url) => url !== address && !url.startsWith("data:")) };
  }

  const opened = (page: Page): Promise<string | null> =>
    page.evaluate(`document.querySelector(":popover-open")?.innerText ?? null`) as Promise<string | null>;
  /** The id or the label of what has the focus. */
  const focused = (page: Page): Promise<unknown> =>
    page.evaluate(`document.activeElement.id || document.activeElement.ariaLabel`);
  /** Whether something of the page can be seen without scrolling. */
  const inView = (page: Page, selector: string): Promise<unknown> =>
    page.evaluate(`(() => {
      const { top, bottom } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    })()`);

  test.each([1280, 390] as const)("%d px: a name without a place to break makes nothing wider", async (width) => {
    const { page } = await open({ width, scheme: "light" });
    const wide = await page.evaluate(`(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const long = "AVeryLongNameOfAnOutletWithoutAnyPlaceToBreak".repeat(4);
      while (texts.nextNode()) if (!texts.currentNode.parentElement.closest("svg, .count, thead, .number, .label, .cite"))
        texts.currentNode.data = texts.currentNode.data.replace(/\\p{L}{5,}/u, long);
      return [...document.querySelectorAll("main *, header *")].filter((element) =>
        element.closest(".unseen, thead") === null && element.getBoundingClientRect().right > innerWidth).length;
    })()`);
    expect(wide).toBe(0);
    await page.close();
  });

  test.each(looks)(
    "$width px, $scheme: no violation of axe-core, nothing beside the screen, no request",
    async (look) => {
      const { page, asked } = await open(look);
      expect(asked).toEqual([]);
      await page.click("#key-figures .cite button");
      await page.evaluate(axe);
      const violations = await page.evaluate(`axe.run(document).then(({ violations }) => violations.map(
      ({ id, nodes }) => id + ": " + nodes.slice(0, 3).map(({ target }) => target).join(", ")))`);
      expect(violations).toEqual([]);
      const beside = await page.evaluate(`[...document.querySelectorAll("body *")]
      .filter((element) => !element.closest(".unseen, thead, svg") && element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => element.outerHTML.slice(0, 80))`);
      expect(beside).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
        0,
      );
      await page.close();
    },
  );

  test.each([1280, 390] as const)(
    "%i px: a click opens the sentence, and its link leads to the source; back is back",
    async (width) => {
      const { page } = await open({ width, scheme: "light" });
      const button = "#key-figures .cite button";
      await page.click(button);
      expect(await opened(page)).toMatch(
        /^Global Times\s+China has more than 4,400 AI companies.*\s+20 June 2024 · 01-global-times\.txt · line 12/,
      );
      expect(await page.$$eval(":popover-open mark", (marks) => marks.map((mark) => mark.textContent))).toEqual([
        "more than 4,400 AI companies",
      ]);
      const before = await page.evaluate("scrollY");
      await page.click(":popover-open a");
      expect(await inView(page, "mark:target")).toBe(true);
      expect(await inView(page, ":popover-open")).toBe(false);
      await page.goBack();
      await page.waitForFunction(`scrollY === ${before}`);
      expect(await inView(page, button)).toBe(true);
      await page.mouse.click(5, 5);
      expect(await opened(page)).toBeNull();
      await page.close();
    },
  );

  test("by keys: Tab comes to each reference and shows where it is, Enter opens, Escape returns", async () => {
    const { page } = await open({ width: 1280, scheme: "dark" });
    for (let step = 0; step < 60 && !String(await focused(page)).startsWith("1a:"); step += 1) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
      expect(outline).toBe("solid");
    }
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("peek-source-1a-1");
    await page.keyboard.press("Escape");
    expect(await opened(page)).toBeNull();
    expect(await focused(page)).toBe("1a: show the sentence");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(page.url()).toMatch(/#source-1a-1$/);
    expect(await inView(page, "mark:target")).toBe(true);
    await page.close();
  });

  test("the scheme of the system is followed, and paper is light, with links in place of what opens", async () => {
    const { page } = await open({ width: 1280, scheme: "light" });
    const ground = (): Promise<unknown> => page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    expect(await ground()).toBe("rgb(255, 255, 255)");
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    expect(await ground()).toBe("rgb(18, 22, 28)");
    await page.emulateMediaType("print");
    expect(await ground()).toBe("rgb(255, 255, 255)");
    const shown = `[".cite a", ".cite button", ".peek"].map((part) => document.querySelector(part).checkVisibility())`;
    expect(await page.evaluate(shown)).toEqual([true, false, false]);
    await page.close();
  });

  // Delete a picture to have it made anew: the run fails once, so that somebody looks at it.
  test.each([
    { name: "wide", width: 1280, scheme: "light" },
    { name: "phone", width: 390, scheme: "dark" },
  ] as const)("the $name picture is as it was", async ({ name, ...look }) => {
    const { page } = await open(look);
    const taken = PNG.sync.read(
      Buffer.from(await page.screenshot({ clip: { x: 0, y: 0, width: look.width, height: 560 } })),
    );
    await page.close();
    const path = `${root}tests/cases/pictures/${name}.png`;
    if (!existsSync(path)) {
      writeFileSync(path, PNG.sync.write(taken));
      expect.fail(`${name}.png was made: look at it`);
    }
    const kept = PNG.sync.read(readFileSync(path));
    const size = { width: taken.width, height: taken.height };
    expect({ width: kept.width, height: kept.height }).toEqual(size);
    const different = pixelmatch(kept.data, taken.data, undefined, size.width, size.height, { threshold: 0.2 });
    expect(different / (size.width * size.height)).toBeLessThan(0.005);
  });
});
