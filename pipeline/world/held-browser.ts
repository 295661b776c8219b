/** A browser that is started when it is wanted, kept between pages, and started anew when it has ended meanwhile. */
import { type Diagnostic, diagnostic } from "../model/diagnostic.ts";
import type { Attempt, PdfInfo, PrintedPdf } from "../model/world.ts";
import type { RunningBrowser } from "./browser.ts";
import { whatFailed } from "./failure.ts";
import type { OpenPage } from "./pdf.ts";
import type { Picture } from "./pictures.ts";

export interface HeldBrowser {
  /** Begins to start it and to open a page, so that both are there when something is to be printed. */
  start(): void;
  print(html: string, info: PdfInfo): Promise<Attempt<PrintedPdf>>;
  takePictures(html: string): Promise<Attempt<Picture[]>>;
  close(): Promise<void>;
}

/** What drives a browser is loaded with it: a run that needs none does not wait for it. */
export function holdBrowser(environment: NodeJS.ProcessEnv): HeldBrowser {
  let started: Promise<Attempt<RunningBrowser>> | null = null;
  let ahead: Promise<OpenPage | null> = Promise.resolve(null);

  const running = async (): Promise<Attempt<RunningBrowser>> => {
    const { startBrowser, stopBrowser } = await import("./browser.ts");
    const before = await started;
    if (before?.ok && !before.value.browser.connected) {
      // It ended between two pages: a world that lives long starts another.
      await stopBrowser(before.value);
      started = null;
    }
    started ??= startBrowser(environment);
    return await started;
  };
  const openAhead = async (): Promise<OpenPage | null> => {
    const browser = await running();
    if (!browser.ok) return null;
    const { openPage, warmUp } = await import("./pdf.ts");
    return await warmUp(await openPage(browser.value.browser));
  };
  return {
    start: () => {
      // What fails is told when something is printed.
      ahead = openAhead().catch(() => null);
    },
    print: async (html, info) => {
      const [browser, opened] = [await running(), await ahead];
      ahead = Promise.resolve(null);
      return browser.ok ? await printWith(browser.value, opened, html, info) : browser;
    },
    takePictures: async (html) => {
      const browser = await running();
      return browser.ok ? await takeWith(browser.value, html) : browser;
    },
    close: async () => {
      const ended = await started;
      started = null;
      if (ended?.ok) await (await import("./browser.ts")).stopBrowser(ended.value);
    },
  };
}

async function printWith(
  { browser, notes }: RunningBrowser,
  opened: OpenPage | null,
  html: string,
  info: PdfInfo,
): Promise<Attempt<PrintedPdf>> {
  try {
    const { openPage, printPage } = await import("./pdf.ts");
    const page = opened?.page.browser() === browser ? opened : await openPage(browser);
    return { ok: true, value: { bytes: await printPage(page, html, info), notes } };
  } catch (error) {
    const problem: Diagnostic = diagnostic("render/pdf-failed", { found: whatFailed(error) });
    return { ok: false, problem };
  }
}

async function takeWith({ browser }: RunningBrowser, html: string): Promise<Attempt<Picture[]>> {
  try {
    const { takePictures } = await import("./pictures.ts");
    return { ok: true, value: await takePictures(browser, html) };
  } catch (error) {
    return { ok: false, problem: diagnostic("send/no-charts", { found: whatFailed(error) }) };
  }
}
