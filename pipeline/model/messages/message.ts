/** What the catalogue says of a message. */

export type Severity = "error" | "warning" | "info";

export interface Message {
  severity: Severity;
  expected: string;
  remedy: string;
}
