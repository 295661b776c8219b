/** An SMTP server and an HTTP server on loopback that answer as a test says. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface TestServer {
  url: string;
  close(): Promise<void>;
}

export interface MailTestServer extends TestServer {
  received: { to: string; raw: Buffer }[];
  /** Every recipient that was named to it, refused ones too. */
  asked: string[];
  connections(): number;
}

/** What happens to a recipient: a reply of the server's, or the connection cut when the letter has come. */
export type Answer = { code: number; text: string } | "cut" | null;

/** A server that takes user "mill" with password "s3cret/pw". `answer` is asked for each recipient, with how often they were named before. */
export async function mailServer(answer: (to: string, before: number) => Answer = () => null): Promise<MailTestServer> {
  const received: MailTestServer["received"] = [];
  const asked: string[] = [];
  let connections = 0;
  const cut = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    closeTimeout: 100,
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onAuth: ({ username, password }, _session, done) =>
      username === "mill" && password === "s3cret/pw"
        ? done(null, { user: "mill" })
        : done(new Error(`no ${password}`)),
    onRcptTo: ({ address }, _session, done) => {
      const said = answer(address, asked.filter((one) => one === address).length);
      asked.push(address);
      if (said === "cut") cut.add(address);
      done(said === null || said === "cut" ? null : Object.assign(new Error(said.text), { responseCode: said.code }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        for (const { address } of session.envelope.rcptTo) {
          received.push({ to: address, raw: Buffer.concat(chunks) });
          // Taken, and gone before the answer.
          if (!cut.delete(address)) continue;
          for (const { _socket } of server.connections) _socket.destroy();
          return;
        }
        done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://mill:s3cret%2Fpw@127.0.0.1:${port}`,
    received,
    asked,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A server that answers with these codes, the last one for ever, and keeps what was posted. */
export async function webServer(...codes: number[]): Promise<TestServer & { posted: string[] }> {
  const posted: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      posted.push(body);
      response.writeHead(codes[posted.length - 1] ?? codes.at(-1) ?? 200).end(`got ${request.url}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/services/T0KEN`,
    posted,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
