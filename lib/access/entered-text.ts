/**
 * A name as it is kept: one line, spaces between its words, composed characters (NFC).
 *
 * @param most how many characters it may have
 * @returns null where nothing is left of it, or too much
 */
export function readName(text: string, most = 200): string | null {
  const name = text
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .normalize("NFC");
  return name !== "" && name.length <= most && isWhole(name) ? name : null;
}

/**
 * A note of several lines as it is kept: lines end in a line feed, other control characters are dropped. May be empty.
 *
 * @param most how many characters it may have
 * @returns null where it has more
 */
export function readNote(text: string, most = 2000): string | null {
  const note = text
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .trim()
    .normalize("NFC");
  return note.length <= most && isWhole(note) ? note : null;
}

/** Half of a surrogate pair is no character, and would not come back as it went. */
function isWhole(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
