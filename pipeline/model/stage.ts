/** The stages of a run, as they are told to whoever watches it. */

export type Stage = "ingest" | "normalize" | "analyze" | "render";

/** Called as a stage begins and, where it goes through documents, with how many of all are done. */
export type OnStage = (stage: Stage, done?: number, of?: number) => void;
