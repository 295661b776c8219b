/** Number style: whether a text writes a comma before its decimals and full stops between its groups of digits. */

export type NumberStyle = "point" | "comma";

/** "1.234,5" can be read in one way only, and so can "1,234" beside other groups, "12,345.6" and "3.75". */
const certainComma = /(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\d.,])/;
const certainPoint = /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,2})(?![\d,]|\.\d)/;

/** The style of a text: a comma only where one of its numbers is certainly written so and none is certainly written otherwise. */
export const numberStyle = (text: string): NumberStyle =>
  certainComma.test(text) && !certainPoint.test(text) ? "comma" : "point";

/** A number of a text with decimal commas as it is written with decimal points: "1.234,5" is "1,234.5", "3,5" is "3.5". */
export const withPoint = (printed: string): string =>
  /^[-\u2212\u2013]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^[-\u2212\u2013]?\d+,\d+$/.test(printed)
    ? printed.replace(/[.,]/g, (sign) => (sign === "." ? "," : "."))
    : printed;
