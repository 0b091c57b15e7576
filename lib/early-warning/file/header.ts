import type { TableProblem } from "./table-problem";

const known = [
  "chain",
  "series",
  "partner",
  "stage",
  "direction",
  "period",
  "numerator",
  "denominator",
  "value",
  "count",
  "version",
] as const;

/** The name of a column that a scan reads; covariates aside. */
type ColumnName = (typeof known)[number];

/** Where a table's columns stand. `covariates` are those named `x_…`, `ignored` those that a scan has no use for. */
export type Header = {
  readonly places: ReadonlyMap<ColumnName, number>;
  readonly covariates: readonly { readonly name: string; readonly place: number }[];
  readonly ignored: readonly string[];
  readonly width: number;
};

/** Reads a header line, whatever the case of its names, and says what it lacks. */
export function readHeader(cells: readonly string[]): {
  readonly header: Header;
  readonly problems: readonly TableProblem[];
} {
  const names = cells.map((one) => one.trim().toLowerCase());
  const problem = (column: string | null, says: string): TableProblem => ({ row: 1, column, says });
  const places = new Map(
    known.flatMap((name) => (names.includes(name) ? [[name, names.indexOf(name)] as const] : [])),
  );
  const covariates = names.flatMap((name, place) =>
    name.startsWith("x_") ? [{ name, place }] : [],
  );
  const isKnown = (name: string) => known.some((one) => one === name) || name.startsWith("x_");
  const repeated = names.filter((name, place) => isKnown(name) && names.indexOf(name) < place);
  const missing = (["period", "series"] as const).filter((name) => !places.has(name));
  const hasFigures = places.has("value") || (places.has("numerator") && places.has("denominator"));
  return {
    header: {
      places,
      covariates,
      ignored: names.filter((name) => name !== "" && !isKnown(name)),
      width: names.length,
    },
    problems: [
      ...missing.map((name) => problem(name, "this column is missing")),
      ...repeated.map((name) => problem(name, "this column stands there twice")),
      ...(hasFigures
        ? []
        : [problem(null, "there is neither a value column nor a numerator and a denominator")]),
    ],
  };
}
