/** Windows-1252 in a text that was decoded as Latin-1. */

/** What Windows-1252 puts where Latin-1 has control characters, from 0x80 on (WHATWG Encoding Standard, index windows-1252). */
const signs = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node 20 decodes Windows-1252 as Latin-1, so its signs are put in here: no letter has control characters. */
export const withWesternSigns = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (control) => signs[control.charCodeAt(0) - 0x80] ?? control);
