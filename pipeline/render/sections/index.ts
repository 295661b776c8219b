/** Every section, in the order of the page. Each is left out where it has nothing to say. */
import type { Section } from "../../model/briefing.ts";
import type { NamedChart } from "../charts/chart.ts";
import type { Material } from "../material.ts";
import { alone } from "./alone.ts";
import { arithmetic } from "./arithmetic.ts";
import { changes } from "./changes.ts";
import { conflicts } from "./conflicts.ts";
import { furtherFigures } from "./further-figures.ts";
import { highlights } from "./highlights.ts";
import { keyFigures } from "./key-figures.ts";
import { leftOut } from "./left-out.ts";
import { sources } from "./sources.ts";
import { targets } from "./targets.ts";
import { timeline } from "./timeline.ts";
import { trends } from "./trends.ts";
import { voices } from "./voices.ts";

/** `before` are the sections that stand before it. */
export type SectionMaker = (
  material: Material,
  charts: readonly NamedChart[],
  before: readonly Section[],
) => Section | null;

export const sections: readonly SectionMaker[] = [
  highlights,
  keyFigures,
  conflicts,
  arithmetic,
  targets,
  trends,
  timeline,
  voices,
  changes,
  alone,
  furtherFigures,
  leftOut,
  sources,
];
