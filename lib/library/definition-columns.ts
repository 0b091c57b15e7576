import type { DefinitionEntry } from "./definition-entry";

/** What a column takes, to say how a cell is mended. */
export type Expects =
  | "code"
  | "month"
  | "whole"
  | "yes-no"
  | "words"
  | "choice"
  | "choices"
  | "organisation"
  | "organisations"
  | "number"
  | "series"
  | "rules";

/** A column of a CSV file of definitions. `path` is where its value stands in an entry. */
export type Column = {
  readonly name: string;
  readonly path: string;
  readonly expects: Expects;
  readonly isRequired: boolean;
  readonly write: (entry: DefinitionEntry) => string;
};

type Version = DefinitionEntry["version"];

/** All columns, in the order in which they are written; they may be read in any order. */
export const columns: readonly Column[] = [
  column("metric", "metric", "code", ({ metric }) => metric, true),
  column("effectiveFrom", "effectiveFrom", "month", ({ effectiveFrom }) => effectiveFrom ?? ""),
  ofVersion("version", "whole"),
  ofVersion("comparable", "yes-no"),
  ofVersion("name", "words", true),
  ofVersion("purpose", "words", true),
  ofVersion("forWhom", "choices", true),
  ofVersion("kind", "choice", true),
  ofVersion("unit", "words", true),
  ofVersion("decimals", "whole", true),
  ofVersion("direction", "choice", true),
  ofVersion("measuredAt", "choice", true),
  ofVersion("numerator", "words", true),
  ofVersion("denominator", "words"),
  ofVersion("includes", "words"),
  ofVersion("excludes", "words"),
  ofVersion("frequency", "choice"),
  ofVersion("rounding", "words", true),
  ofVersion("sourceSystem", "words"),
  ofVersion("evidence", "words"),
  ofVersion("accepting", "organisation"),
  ofVersion("owners", "organisations"),
  ofVersion("retainedOwner", "organisation"),
  ofVersion("parties", "organisations"),
  ofVersion("visibility", "choice"),
  ofVersion("inAggregate", "yes-no"),
  ofVersion("parallelFrom", "month"),
  column("series", "series", "series", seriesText),
  ofBand("bandsFrom", "effectiveFrom", "month", (band) => band.effectiveFrom),
  ofBand("target", "bounds.target", "number", ({ bounds }) =>
    bounds.direction === "in-range" ? null : bounds.target,
  ),
  ofBand("floor", "bounds.floor", "number", ({ bounds }) =>
    bounds.direction === "in-range" ? null : bounds.floor,
  ),
  ofBand("stretch", "bounds.stretch", "number", ({ bounds }) =>
    bounds.direction === "in-range" ? null : bounds.stretch,
  ),
  ofRange("innerFrom", "inner", "from"),
  ofRange("innerTo", "inner", "to"),
  ofRange("outerFrom", "outer", "from"),
  ofRange("outerTo", "outer", "to"),
  ofBand("flexCap", "flex.cap", "number", ({ flex }) => flex?.cap),
  ofBand("flexBudget", "flex.budget", "whole", ({ flex }) => flex?.budget),
  ofBand("flexRules", "flex.rules", "rules", ({ flex }) =>
    flex === null ? null : JSON.stringify(flex.rules),
  ),
  ofBand("graceMisses", "grace.misses", "whole", ({ grace }) => grace?.misses),
  ofBand("gracePeriods", "grace.periods", "whole", ({ grace }) => grace?.periods),
  ofBand("graceFrom", "grace.from", "month", ({ grace }) => grace?.from),
  ofBand("graceTo", "grace.to", "month", ({ grace }) => grace?.to),
];

/** The column in which what stands at this path of an entry is written; null where there is none. */
export function columnAt(path: readonly PropertyKey[]): Column | null {
  const place = path.join(".");
  const found = columns.filter((one) => isWithin(place, one.path));
  return found.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
}

function isWithin(place: string, path: string): boolean {
  const from = place.replace(/^bands\.[0-9]+/, "bands.0");
  return from === path || from.startsWith(`${path}.`);
}

/** What joins the items of a list in one cell. */
export const between = "; ";

function column(
  name: string,
  path: string,
  expects: Expects,
  write: Column["write"],
  isRequired = false,
): Column {
  return { name, path, expects, write, isRequired };
}

function ofVersion(name: keyof Version, expects: Expects, isRequired = false): Column {
  return column(
    name,
    `version.${name}`,
    expects,
    ({ version }) => plain(version[name]),
    isRequired,
  );
}

type Band = DefinitionEntry["bands"][number];

function ofBand(
  name: string,
  path: string,
  expects: Expects,
  write: (band: Band) => string | number | null | undefined,
): Column {
  return column(name, `bands.0.${path}`, expects, ({ bands }) => {
    const band = bands.at(-1);
    return band === undefined ? "" : plain(write(band) ?? null);
  });
}

function ofRange(name: string, range: "inner" | "outer", end: "from" | "to"): Column {
  return ofBand(name, `bounds.${range}.${end}`, "number", ({ bounds }) =>
    bounds.direction === "in-range" ? bounds[range][end] : null,
  );
}

/** Reporters alone where no series has a subject, else as JSON, which keeps any words apart. */
function seriesText({ series }: DefinitionEntry): string {
  return series.every(({ subject }) => subject === "")
    ? series.map(({ reporter }) => reporter).join(between)
    : JSON.stringify(series);
}

function plain(value: string | number | boolean | readonly string[] | null): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? value.join(between) : String(value);
}
