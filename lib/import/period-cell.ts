import { parsePeriod, type Period } from "@/lib/periods/period";

const months = [
  ["jan", "january"],
  ["feb", "february"],
  ["mar", "march"],
  ["apr", "april"],
  ["may", "may"],
  ["jun", "june"],
  ["jul", "july"],
  ["aug", "august"],
  ["sep", "september", "sept"],
  ["oct", "october"],
  ["nov", "november"],
  ["dec", "december"],
] as const;

const numberOf: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1])),
);

/** How a month is written: which groups of each shape are its year and its month. */
const shapes: readonly (readonly [shape: RegExp, year: number, month: number])[] = [
  [/^([0-9]{4})[-/.]([0-9]{1,2})$/, 1, 2],
  [/^([0-9]{4})(0[1-9]|1[0-2])$/, 1, 2],
  [/^([0-9]{4})-([0-9]{2})-[0-9]{2}(?:[t ][0-9:.]+z?)?$/, 1, 2],
  [/^([0-9]{1,2})[-/.]([0-9]{4})$/, 2, 1],
  [/^[0-9]{1,2}\.([0-9]{1,2})\.([0-9]{4})$/, 2, 1],
  [/^([a-z]{3,9})\.?[-/ ]+([0-9]{4}|[0-9]{2})$/, 2, 1],
  [/^([0-9]{4})[-/ ]+([a-z]{3,9})$/, 1, 2],
];

/**
 * The month that a cell names: `2025-12`, `2025/12`, `202512`, `12/2025`, `Dec 2025`, `Dec-25` as spreadsheets show it, a day of it
 * as `2025-12-01` or `01.12.2025`; null for anything else, also for `01/12/2025`, which is another month elsewhere.
 */
export function periodIn(text: string): Period | null {
  const plain = text.trim().toLowerCase();
  for (const [shape, yearAt, monthAt] of shapes) {
    const found = shape.exec(plain);
    if (found === null) continue;
    const [year = "", month = ""] = [found[yearAt], found[monthAt]];
    const number = numberOf.get(month) ?? month;
    return parsePeriod(
      `${year.length === 2 ? `20${year}` : year}-${String(number).padStart(2, "0")}`,
    );
  }
  return null;
}
