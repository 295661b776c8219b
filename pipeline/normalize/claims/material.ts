/** What is known of a sentence when its figures become claims. */
import type { Article, Sentence } from "../../model/document.ts";
import type { Scene } from "../grammar/scene.ts";
import type { Elided } from "../quantities/elided.ts";
import type { Reading } from "../quantities/index.ts";
import type { Context } from "./context.ts";
import type { Described } from "./metric/index.ts";
import type { PeriodMention } from "./periods/index.ts";
import type { PlaceMention } from "./places.ts";
import type { Speech } from "./speakers.ts";

/** What a sentence says by itself. */
export interface Figures {
  reading: Reading;
  scene: Scene;
  /** The unit and noun of each quantity, also where another word of the sentence says them. */
  elided: readonly Elided[];
  places: PlaceMention[];
  periods: PeriodMention[];
  /** What each quantity measures. */
  described: readonly Described[];
}

/** The same with what its document says around it. */
export interface Material extends Figures {
  sentence: Sentence;
  article: Article;
  /** Who is quoted for which words of the sentence. */
  speech: readonly Speech[];
  context: Context;
}
