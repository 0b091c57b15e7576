import { between, columns, type Column, type Expects } from "./definition-columns";

/** Nothing may be deeper in a cell than our own JSON is. */
type Cells = ReadonlyMap<string, string>;

/** What a row of cells, by their columns' names, says, in the form of an entry: still to be checked. */
export function entryOfRow(cells: Cells): unknown {
  const valueOf = (name: string) => {
    const column = columns.find((one) => one.name === name);
    return column === undefined ? undefined : valueIn(column, cells.get(name) ?? "");
  };
  const ofVersion = columns.filter(({ path }) => path.startsWith("version."));
  return {
    metric: valueOf("metric"),
    effectiveFrom: valueOf("effectiveFrom"),
    version: Object.fromEntries(ofVersion.map(({ name }) => [name, valueOf(name)])),
    series: valueOf("series"),
    bands: bandsOf(cells, valueOf),
  };
}

const bandColumns = columns.filter(({ path }) => path.startsWith("bands."));

function bandsOf(cells: Cells, valueOf: (name: string) => unknown): readonly unknown[] {
  const isFilled = (one: Column) => (cells.get(one.name) ?? "") !== "";
  const filled = bandColumns.filter(isFilled);
  if (filled.length === 0) return [];
  const any = (before: string) => filled.some(({ path }) => path.startsWith(`bands.0.${before}`));
  return [
    {
      effectiveFrom: valueOf("bandsFrom"),
      bounds: boundsOf(
        cells.get("direction") ?? "",
        any("bounds.inner") || any("bounds.outer"),
        valueOf,
      ),
      flex: any("flex.")
        ? { cap: valueOf("flexCap"), budget: valueOf("flexBudget"), rules: valueOf("flexRules") }
        : undefined,
      grace: any("grace.")
        ? {
            misses: valueOf("graceMisses"),
            periods: valueOf("gracePeriods"),
            from: valueOf("graceFrom"),
            to: valueOf("graceTo"),
          }
        : undefined,
    },
  ];
}

function boundsOf(
  direction: string,
  isRange: boolean,
  valueOf: (name: string) => unknown,
): unknown {
  if (isRange || direction === "in-range") {
    return {
      direction: "in-range",
      inner: { from: valueOf("innerFrom"), to: valueOf("innerTo") },
      outer: { from: valueOf("outerFrom"), to: valueOf("outerTo") },
    };
  }
  return {
    direction,
    target: valueOf("target"),
    floor: valueOf("floor"),
    stretch: valueOf("stretch"),
  };
}

/** What a cell says; an empty one says nothing, and what can't be read is left as it is, to be refused. */
function valueIn({ expects }: Column, cell: string): unknown {
  if (cell === "") return undefined;
  return readers[expects]?.(cell) ?? cell;
}

/** How cells are read that don't hold words. */
const readers: Partial<Readonly<Record<Expects, (cell: string) => unknown>>> = {
  whole: (cell) => (/^[0-9]{1,9}$/.test(cell) ? Number(cell) : cell),
  "yes-no": (cell) => yesNo[cell.toLowerCase()] ?? cell,
  rules: jsonIn,
  series: (cell) =>
    cell.startsWith("[")
      ? jsonIn(cell)
      : itemsIn(cell).map((reporter) => ({ reporter, subject: "" })),
  organisations: itemsIn,
  choices: itemsIn,
};

function itemsIn(cell: string): readonly string[] {
  const items = cell.split(between.trim()).map((item) => item.trim());
  return items.filter((item) => item !== "");
}

const yesNo: Readonly<Record<string, boolean>> = { yes: true, no: false, true: true, false: false };

function jsonIn(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
