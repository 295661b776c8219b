/** The shipped schema is that of the code, and a run's ledger keeps to it. */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { ledgerOf } from "./check.ts";
import { ledgerSchema, schemaPath, settingsSchemaPath, settingsSchemaText } from "./schema.ts";

test("the shipped schema is made from the types: after a change of the model run `npm run schema`", () => {
  expect(readFileSync(schemaPath, "utf8")).toBe(ledgerSchema());
  expect(readFileSync(settingsSchemaPath, "utf8")).toBe(settingsSchemaText());
});

test("the ledger of a run is valid, and one that is not is refused", async () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schemaPath, "utf8")));
  const ledger = await ledgerOf({ "a.txt": "The port\n\nThe port has 3,700 boats. Fares rose 3 percent in 2023.\n" });
  expect(validate(ledger), JSON.stringify(validate.errors)).toBe(true);
  expect(ledger.claims.length).toBe(2);
  expect(validate({ ...ledger, claims: [{ ...ledger.claims[0], unit: 5 }] })).toBe(false);
});
