/** Every kind of chart, in the order in which they are offered. */
import type { Material } from "../material.ts";
import type { Chart } from "./chart.ts";
import { levels } from "./levels.ts";
import { progress } from "./progress.ts";
import { shares } from "./shares.ts";
import { timeline } from "./timeline.ts";
import { voices } from "./voices.ts";

export const charts: readonly ((material: Material) => Chart[])[] = [voices, shares, progress, levels, timeline];
