import { textOf, type Cell } from "./table";

/** What parts the whole from its decimals in the numbers of a file. */
export type DecimalMark = "." | ",";

const spaces = " \\u00a0\\u2009\\u202f'\\u2019";
const number = new RegExp(`^[-\\u2212]?[0-9][0-9.,${spaces}]*$`, "u");

/** What a text with marks tells of them: its decimals by a point, by a comma, or either. */
function markOf(text: string): DecimalMark | "either" | null {
  if (!number.test(text)) return null;
  const [points, commas] = [text.split(".").length - 1, text.split(",").length - 1];
  if (points === 0 && commas === 0) return null;
  if (points > 0 && commas > 0) return text.lastIndexOf(".") > text.lastIndexOf(",") ? "." : ",";
  const [mark, other] = points > 0 ? ([".", ","] as const) : ([",", "."] as const);
  if (points + commas > 1) return other;
  // One mark and three digits after it: thousands to one reader, decimals to another.
  return /^[-\u2212]?[1-9][0-9]{0,2}[.,][0-9]{3}$/u.test(text) ? "either" : mark;
}

/**
 * Which decimal mark the numbers of a file are written with.
 *
 * @returns null where it has to be asked: some can be read either way and none tells, or some tell one and some the other
 */
export function decimalMark(cells: Iterable<Cell | undefined>): DecimalMark | null {
  const told = new Set<DecimalMark | "either">();
  for (const cell of cells) {
    if (typeof cell !== "string") continue;
    const mark = markOf(textOf(cell));
    if (mark !== null) told.add(mark);
  }
  if (told.has(".") && told.has(",")) return null;
  if (told.has(",")) return ",";
  return told.has(".") || !told.has("either") ? "." : null;
}

/**
 * A number of a file in the form that is typed here: a point before decimals, groups by spaces or apostrophes. What isn't written
 * with that mark stays as it is, and is refused by whoever reads it.
 */
export function withPoint(cell: Cell | undefined, mark: DecimalMark): string {
  const text = textOf(cell);
  if (typeof cell !== "string") return text;
  return mark === "." ? ungrouped(text, ",") : commaToPoint(text);
}

function commaToPoint(text: string): string {
  const plain = ungrouped(text, ".");
  // A point that groups nothing isn't its decimal mark.
  return plain.includes(".") ? plain.replaceAll(".", ",") : plain.replace(",", ".");
}

function ungrouped(text: string, group: "." | ","): string {
  const mark = group === "." ? "," : "\\.";
  const grouped = new RegExp(
    `^[-\\u2212]?[0-9]{1,3}(?:[${group}][0-9]{3})+(?:${mark}[0-9]+)?$`,
    "u",
  );
  return grouped.test(text) ? text.replaceAll(group, "") : text;
}
