/** The server of `quorum watch`: whom it shows the page, and that a browser hears of another one. */
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { servePage } from "../pipeline/world/serve.ts";

const scratch = mkdtempSync(join(tmpdir(), "quorum-serve-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(scratch, "x-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

describe("the server", () => {
  /** What it answers to a request, by status; another `host` is what a name that was made lead here sends. */
  async function ask(address: string, path: string, options: { host?: string; method?: string } = {}): Promise<number> {
    const { host = new URL(address).host, method = "GET" } = options;
    // Neither fetch nor URL lets a path with ".." or a foreign Host through.
    const sent = request({ ...urlParts(address), path, method, headers: { host } }).end();
    const [response] = await once(sent, "response");
    response.resume();
    return response.statusCode;
  }
  const urlParts = (address: string): { hostname: string; port: string } => {
    const { hostname, port } = new URL(address);
    return { hostname, port };
  };

  test("gives the files of the folder to this machine, and nothing else to anybody", async () => {
    const folder = folderOf({ "briefing.html": "<body></body>", "briefing.json": "{}", ".hidden": "x" });
    mkdirSync(join(folder, "charts"));
    writeFileSync(join(folder, "charts", "a.svg"), "<svg/>");
    symlinkSync("/etc/hosts", join(folder, "link.txt"));
    writeFileSync(join(folder, "..", "beside.txt"), "x");
    const server = await servePage(folder, 0);
    const { port } = new URL(server.address);
    const answers = await Promise.all([
      ask(server.address, "/"),
      ask(server.address, "/briefing.json?x=1"),
      ask(server.address, "/charts/a.svg", { host: `localhost:${port}` }),
      ask(server.address, "/briefing.json", { method: "HEAD" }),
      ask(server.address, "/", { host: `harbour.example:${port}` }),
      ask(server.address, "/", { host: "127.0.0.1" }),
      ask(server.address, "/.events", { host: `harbour.example:${port}` }),
      ask(server.address, "/", { method: "POST" }),
      ask(server.address, "/../beside.txt"),
      ask(server.address, "/%2e%2e/beside.txt"),
      ask(server.address, "/..%2fbeside.txt"),
      ask(server.address, "/charts/..%5c..%5cbeside.txt"),
      ask(server.address, "/.hidden"),
      ask(server.address, "/link.txt"),
      ask(server.address, "/charts"),
      ask(server.address, "/%ff"),
      ask(server.address, "/a%00b"),
      ask(server.address, "//"),
    ]);
    expect(answers.slice(0, 4)).toEqual([200, 200, 200, 200]);
    expect(answers.slice(4, 8)).toEqual([403, 403, 403, 405]);
    expect(answers.slice(8)).toEqual(Array(10).fill(404));
    await server.close();
  });

  test("before there is a page it says so, and tells when there is one", async () => {
    const folder = folderOf({});
    const server = await servePage(folder, 0);
    const first = await fetch(server.address);
    expect(first.status).toBe(503);
    expect(await first.text()).toMatch(/script-src 'nonce-.*new EventSource/s);
    const { body } = await fetch(`${server.address}.events`);
    const events = body?.pipeThrough(new TextDecoderStream()).getReader();
    expect(await events?.read()).toMatchObject({ value: ": no page yet\n\n" });
    writeFileSync(join(folder, "briefing.html"), "<body></body>");
    await server.refresh();
    expect((await events?.read())?.value).toMatch(/^data: [0-9a-f]{16}\n\n$/);
    await server.close();
  });
});
