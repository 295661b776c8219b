/** Shows an output folder to the browsers of this machine and of no other, and has them load the page anew when it is another. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname } from "node:path";
import { sha256 } from "../model/remember.ts";
import { readFile } from "./files.ts";

export interface PageServer {
  /** "http://127.0.0.1:4321/" */
  address: string;
  /** Tells the browsers which page is in the folder now: one that shows another loads it. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

const loopback = "127.0.0.1";
const pageFile = "briefing.html";
/** Hidden names are never in an output folder. */
const eventsPath = "/.events";

/** Listens on a port of the loopback address, on a free one for 0. Rejects with the system's error when the port is taken or not allowed. */
export async function servePage(folder: string, port: number): Promise<PageServer> {
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    answer(folder, listeners, request, response).catch(() => response.destroy());
  });
  const taken = await listen(server, port);
  return {
    address: `http://${loopback}:${taken}/`,
    refresh: async () => {
      const page = await readPage(folder);
      if (page !== null) for (const response of listeners) response.write(eventOf(page.version));
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, loopback, resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** Nothing is kept by the browser, guessed from the content, or given to a page of another origin. */
const headers = {
  "Cache-Control": "no-store",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

async function answer(
  folder: string,
  listeners: Set<ServerResponse>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refuse = (status: number, words: string): void => {
    response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8" }).end(`${words}\n`);
  };
  if (!isOurs(request)) return refuse(403, "This page is at the address that was printed, and no other.");
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "This page can only be read.");
  const path = pathOf(request);
  if (path === eventsPath) return await tellEvents(folder, listeners, response);
  if (path === "/" || path === `/${pageFile}`) {
    const page = await readPage(folder);
    const { html, version } = page ?? { html: waiting, version: "" };
    const type = { "Content-Type": types[".html"] };
    response.writeHead(page === null ? 503 : 200, { ...headers, ...type }).end(withReload(html, version));
    return;
  }
  const file = path?.slice(1);
  if (file === undefined || file.split("/").some((part) => part === "" || part.startsWith(".")) || /[\\\0]/.test(file))
    return refuse(404, "There is no such file.");
  const read = await readFile(folder, file);
  if (!read.ok) return refuse(404, "There is no such file.");
  const type = types[extname(file)] ?? "application/octet-stream";
  const policy = type === types[".svg"] ? drawingPolicy : {};
  response.writeHead(200, { ...headers, ...policy, "Content-Type": type }).end(read.value);
}

/** A name that somebody else made lead to this machine is not ours: its pages could read the briefing. */
function isOurs({ headers: { host }, socket }: IncomingMessage): boolean {
  const port = socket.localPort === 80 ? "" : `:${socket.localPort}`;
  return [loopback, "localhost"].some((name) => host === `${name}${port}`);
}

/** Null for an address that cannot be read. */
function pathOf({ url = "" }: IncomingMessage): string | null {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return null;
  }
}

/** A drawing that is opened by itself is a page of its own, without one that it brings along. */
const drawingPolicy = { "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:" };

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".pdf": "application/pdf",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** A stream that names the page's version at once, so that a change while nobody listened is not missed, and at each refresh. */
async function tellEvents(folder: string, listeners: Set<ServerResponse>, response: ServerResponse): Promise<void> {
  response.writeHead(200, { ...headers, "Content-Type": "text/event-stream" });
  response.on("close", () => listeners.delete(response));
  listeners.add(response);
  const page = await readPage(folder);
  response.write(page === null ? ": no page yet\n\n" : eventOf(page.version));
}

const eventOf = (version: string): string => `data: ${version}\n\n`;

interface ServedPage {
  html: string;
  /** The same for the same page. */
  version: string;
}

async function readPage(folder: string): Promise<ServedPage | null> {
  const read = await readFile(folder, pageFile);
  if (!read.ok) return null;
  const version = sha256(read.value).slice(0, 16);
  return { html: new TextDecoder().decode(read.value), version };
}

/** The page as it is served, in its memory alone: with the one script that loads it anew, which its policy then lets run and nothing else. */
function withReload(html: string, version: string): string {
  const nonce = randomBytes(16).toString("base64");
  const policy = `<meta http-equiv="Content-Security-Policy" content="`;
  const script = `<script nonce="${nonce}">
new EventSource("${eventsPath}").onmessage = ({ data }) => { if (data !== "${version}") location.reload(); };
</script>
`;
  const at = html.lastIndexOf("</body>");
  return `${html.slice(0, at)}${script}${html.slice(at)}`.replace(
    policy,
    () => `${policy}script-src 'nonce-${nonce}'; connect-src 'self'; `,
  );
}

const waiting = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No briefing yet</title>
</head>
<body>
<p>There is no briefing yet. This page loads it as soon as it is made; the terminal says what is lacking.</p>
</body>
</html>
`;
