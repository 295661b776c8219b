/** The doors through which tests reach the stages. */
import { analyze } from "../pipeline/analyze/index.ts";
import { ingest } from "../pipeline/ingest/index.ts";
import type { Section } from "../pipeline/model/briefing.ts";
import type { Claim } from "../pipeline/model/claim.ts";
import type { Article, Document } from "../pipeline/model/document.ts";
import type { Ledger } from "../pipeline/model/ledger.ts";
import type { World } from "../pipeline/model/world.ts";
import { readArticle } from "../pipeline/normalize/article.ts";
import { extractClaims } from "../pipeline/normalize/claims/index.ts";
import { splitSentences } from "../pipeline/normalize/sentences.ts";
import { readFolder } from "../pipeline/read-folder.ts";
import { compose } from "../pipeline/render/compose.ts";
import { ledgerFile } from "../pipeline/render/ledger.ts";
import { gatherMaterial } from "../pipeline/render/material.ts";

/** The claims of a paragraph, of one sentence or more, that is a document of its own. */
export function claimsIn(text: string, published: string | null): Claim[] {
  const article: Article = {
    id: "d-test",
    file: "test.txt",
    sha256: "",
    format: "text",
    title: null,
    outlet: null,
    author: null,
    language: "en",
    published,
    publishedBasis: published === null ? null : "metadata",
    told: null,
    excluded: [],
    text,
    derived: false,
    sentences: splitSentences({ text, segments: [{ at: 0, source: 0 }] }).map((sentence) => ({
      ...sentence,
      line: 1,
      paragraph: 0,
      role: "body",
    })),
  };
  return extractClaims(article);
}

/** A World of files that are held in memory; it writes, prints and lends nothing. */
export function memoryWorld(files: Readonly<Record<string, string | Uint8Array>>): World {
  const refuse = async () => Promise.reject(new Error("not in this world"));
  return {
    listFiles: async () => ({ ok: true, value: Object.keys(files).sort() }),
    readFile: async (_folder, file) => {
      const content = files[file] ?? "";
      return { ok: true, value: typeof content === "string" ? new TextEncoder().encode(content) : content };
    },
    readLedger: async () => null,
    recall: async () => null,
    keep: async () => undefined,
    asset: refuse,
    printPdf: refuse,
    publish: refuse,
  };
}

/** The article of one file, as ingest and normalize read it together. */
export async function articleOf(file: string, content: string | Uint8Array): Promise<Article> {
  const { texts, diagnostics } = await ingest(memoryWorld({ [file]: content }), "");
  const [text] = texts;
  if (text === undefined) throw new Error(diagnostics.map(({ id, found }) => `${id}: ${found}`).join("; "));
  return readArticle(text);
}

/** The documents of a folder of files. */
export async function documentsOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Document[]> {
  return (await readFolder(memoryWorld(files), "")).documents;
}

/** The sections of the page about a folder of files, by id. */
export async function sectionsOf(files: Readonly<Record<string, string>>): Promise<Map<string, Section>> {
  const documents = await documentsOf(files);
  const { briefing } = compose(gatherMaterial(documents, analyze(documents), []));
  return new Map(briefing.sections.map((section) => [section.id, section]));
}

/** The ledger of a folder of files, as a run writes it where an earlier edition is. */
export async function ledgerOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  earlier: Ledger | null = null,
): Promise<Ledger> {
  const { documents, corrections, diagnostics } = await readFolder(memoryWorld(files), "");
  const findings = analyze(documents, earlier, corrections);
  return JSON.parse(ledgerFile({ title: "Test", asOf: null }, documents, findings, diagnostics));
}
