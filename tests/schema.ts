/** The ledger's JSON Schema from the code's own types. `npm run schema` writes it; a test compares it with the one that is shipped. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";
import * as z from "zod/mini";
import { settingsSchema } from "../pipeline/ingest/settings-schema.ts";

const root = fileURLToPath(new URL(import.meta.url.includes("/.build/") ? "../../" : "../", import.meta.url));

/** Where the shipped schema lies. */
export const schemaPath = `${root}pipeline/model/ledger.schema.json`;

/** The schema as text, as `npm run schema` writes it. */
export function ledgerSchema(): string {
  const generator = createGenerator({
    path: `${root}pipeline/model/ledger.ts`,
    tsconfig: `${root}tsconfig.json`,
    type: "Ledger",
    skipTypeCheck: true,
    topRef: false,
    additionalProperties: true,
  });
  return `${JSON.stringify(generator.createSchema("Ledger"), null, 2)}\n`;
}

/** Where the schema of briefing.yml lies, for editors. */
export const settingsSchemaPath = `${root}pipeline/model/settings.schema.json`;

/** The schema of the settings as text. */
export const settingsSchemaText = (): string =>
  `${JSON.stringify(z.toJSONSchema(settingsSchema, { target: "draft-7", io: "input" }), null, 2)}\n`;

if (process.argv[2] === "--write") {
  writeFileSync(schemaPath, ledgerSchema());
  writeFileSync(settingsSchemaPath, settingsSchemaText());
}
