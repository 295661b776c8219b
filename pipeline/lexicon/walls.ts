/** What stands on a page in place of its article: a question for consent, or an offer to subscribe. */
import walls from "./en/walls.json" with { type: "json" };

const consent = new RegExp(walls.consent.pattern, "iu");
const subscription = new RegExp(walls.subscription.pattern, "iu");

/** No text of a wall is longer. Characters. */
const longestText = 1_000;

/** Whether a text asks for consent to be tracked. */
export const asksForConsent = (text: string): boolean => consent.test(text.slice(0, longestText));

/** Whether a text says that the rest is for subscribers. */
export const asksToSubscribe = (text: string): boolean => subscription.test(text.slice(0, longestText));
