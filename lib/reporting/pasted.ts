/** The sign between whole numbers and decimals. */
export type DecimalMark = "." | ",";

const minus = "[-\\u2212]?";
const spaces = " \\u00a0\\u2009\\u202f'\\u2019";
const both = new RegExp(`^${minus}[0-9]+(?:([.,])[0-9]{3})+([.,])[0-9]+$`, "u");
const grouped = new RegExp(`^${minus}[0-9]{1,3}(?:([.,])[0-9]{3}){2,}$`, "u");
const either = new RegExp(`^${minus}[1-9][0-9]{0,2}[.,][0-9]{3}$`, "u");
const simple = new RegExp(`^${minus}[0-9${spaces}]*([.,])[0-9]+$`, "u");

/** Numbers as they are written with each mark. */
const written: Readonly<Record<DecimalMark, RegExp>> = {
  ".": new RegExp(
    `^(${minus})([0-9]{1,3}(?:,[0-9]{3})+|[0-9][0-9${spaces}]*)(?:[.]([0-9]+))?$`,
    "u",
  ),
  ",": new RegExp(
    `^(${minus})([0-9]{1,3}(?:[.][0-9]{3})+|[0-9][0-9${spaces}]*)(?:,([0-9]+))?$`,
    "u",
  ),
};

/** The decimal mark that a spreadsheet states in the HTML of what it copies; null where it states none. */
export function statedMark(html: string): DecimalMark | null {
  const mark = /mso-displayed-decimal-separator:\s*["']?\\?([.,])/.exec(html)?.[1];
  return mark === "." || mark === "," ? mark : null;
}

/** What a text says about the decimal mark of what it was copied from: nothing, one mark, or that it can be read both ways. */
function toldBy(text: string): DecimalMark | "either" | null {
  const inGroups = grouped.exec(text);
  if (inGroups !== null) return inGroups[1] === "." ? "," : ".";
  const inBoth = both.exec(text);
  if (inBoth !== null) return inBoth[1] === inBoth[2] ? null : markOf(inBoth[2]);
  if (either.test(text)) return "either";
  return markOf(simple.exec(text)?.[1]);
}

function markOf(sign: string | undefined): DecimalMark | null {
  return sign === "." || sign === "," ? sign : null;
}

/**
 * The decimal mark of a pasted table by what its cells look like. `ask` has a cell that can be read two ways, such as "1,234",
 * where no other cell says which, or where they contradict each other.
 */
export function foundMark(texts: readonly string[]): {
  readonly mark: DecimalMark | null;
  readonly ask: string | null;
} {
  const trimmed = texts.map((text) => text.trim());
  const told = trimmed.map(toldBy);
  const point = told.includes(".");
  const comma = told.includes(",");
  if (point !== comma) return { mark: point ? "." : ",", ask: null };
  const unclear = trimmed[told.indexOf("either")] ?? null;
  return { mark: null, ask: unclear ?? (point ? (trimmed[told.indexOf(",")] ?? null) : null) };
}

/**
 * A pasted cell's text with a point before its decimals and no groups; as it came where no mark stands in it. Null where it can't be
 * taken: it is no number written with this mark, or only the sign of a column too narrow to show one.
 */
export function withPoint(text: string, mark: DecimalMark): string | null {
  const trimmed = text.trim();
  if (/^#+$/.test(trimmed)) return null;
  if (!/[.,]/.test(trimmed)) return trimmed;
  const match = written[mark].exec(trimmed);
  if (match === null) return null;
  const [, sign = "", before = "", after] = match;
  const digits = before.replaceAll(/[.,]/g, "");
  return `${sign}${digits}${after === undefined ? "" : `.${after}`}`;
}
