/** Names and findings on one line of a terminal: what would break, hide or turn the line is shown by its number. */

/**
 * Control characters, line and paragraph separators, what has no width, what changes the direction of writing, and half characters become
 * "\u{202e}": a name that holds a line break or a mark for right-to-left cannot pass for another message.
 */
export const printable = (text: string): string =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}}`,
  );
