/** The width that a report keeps to: that of the narrowest terminal. */
export const lineWidth = 80;

/** Text from a file as a terminal may show it: nothing in it that steers the terminal. */
export function plain(text: string): string {
  return text.replace(/\p{C}/gu, "\u{fffd}");
}

/** Text in a column of `width` characters: filled up, or cut with an ellipsis. */
export function column(text: string, width: number): string {
  const letters = Array.from(plain(text));
  return letters.length > width
    ? `${letters.slice(0, width - 1).join("")}…`
    : letters.join("").padEnd(width);
}

/** Text broken between words into lines of the report's width; a word that is longer stays whole. */
export function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of plain(text).split(" ")) {
    if (line !== "" && line.length + 1 + word.length > lineWidth) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** A number for people: two digits that count. */
export function short(number: number): string {
  if (number === 0) return "0";
  const digits = Math.max(0, 1 - Math.floor(Math.log10(Math.abs(number))));
  return number.toFixed(Math.min(6, digits));
}

/** Evidence M from its logarithm; beyond a million nobody needs its digits. */
export function evidenceText(log: number): string {
  return log > Math.log(1e6) ? "over 1,000,000" : Math.exp(log).toFixed(log < Math.log(10) ? 1 : 0);
}

/** Names in a sentence. */
export function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
