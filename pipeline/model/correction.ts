/** Corrections: what a user knows better than the program, as the settings beside the sources say it and as the ledger records it. */

/** The settings of a source folder, in the folder itself; never a source. */
export const settingsFile = "briefing.yml";

/** A figure by where it stands: all of its line, or the one with these words. */
export interface FigurePlace {
  file: string;
  /** 1-based. */
  line: number;
  /** The figure as printed, or a part of it; null for the only one of its line. */
  surface: string | null;
}

/** Other spellings of a name, by which claims speak of whom or where. */
export interface Alias {
  name: string;
  spellings: string[];
}

/** Figures that measure one thing, or of which no two do. */
export interface Ruling {
  kind: "same" | "apart";
  /** The line of the settings, 1-based; each figure has its own. */
  line: number;
  figures: { place: FigurePlace; line: number }[];
}

/** What the settings of a folder correct. */
export interface Corrections {
  aliases: Alias[];
  rulings: Ruling[];
}

export const noCorrections: Corrections = { aliases: [], rulings: [] };

/** A correction that was applied, in the ledger. */
export interface Correction {
  kind: "alias" | "same" | "apart";
  /** As the settings have it: of an alias the name, then its spellings; else the places of the figures. */
  written: string[];
  /** Ids of the claims that it was applied to. */
  claims: string[];
}

/** The place that "notes/ports.txt:12" or "notes/ports.txt:12 3,700 boats" names, or null. */
export function figurePlace(written: string): FigurePlace | null {
  const [, file, line, surface] = /^(\S.*?):([1-9]\d{0,8})(?:\s+(\S.*))?$/.exec(written.trim()) ?? [];
  if (file === undefined) return null;
  return { file, line: Number(line), surface: surface ?? null };
}

/** A place as the settings write it. */
export const placeInWords = ({ file, line, surface }: FigurePlace): string =>
  `${file}:${line}${surface === null ? "" : ` ${surface}`}`;

/** More figures of one list are no correction by hand, and each is compared with each. */
export const mostFigures = 100;
