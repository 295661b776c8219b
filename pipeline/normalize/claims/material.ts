/** What is known of a sentence when its figures become claims. */
import type { Article, Sentence } from "../../model/document.ts";
import type { Scene } from "../grammar/scene.ts";
import type { Elided } from "../quantities/elided.ts";
import type { Reading } from "../quantities/index.ts";
import type { Context } from "./context.ts";
import type { Described } from "./metric/index.ts";
import type { PeriodMention } from "./periods/index.ts";
import type { PlaceMention } from "./places.ts";

export interface Material {
  sentence: Sentence;
  article: Article;
  reading: Reading;
  scene: Scene;
  /** The unit and noun of each quantity, also where another word of the sentence says them. */
  elided: readonly Elided[];
  places: PlaceMention[];
  periods: PeriodMention[];
  described: readonly Described[];
  speaker: string | null;
  context: Context;
}
