import { parse } from "csv-parse/sync";
import type { z } from "zod";
import { boundsProblems } from "@/lib/bands/bounds";
import { columnAt, columns, type Expects } from "./definition-columns";
import { definitionEntry, definitionsForm, type DefinitionEntry } from "./definition-entry";
import { entryOfRow } from "./definition-row";
import { readCell } from "./csv";

/** How many definitions a file may have, and how many characters. */
export const mostDefinitions = 200;
/** See `mostDefinitions`. */
export const mostCharacters = 1_000_000;

/**
 * What is wrong in a file. `row`: which definition, counted from 1 below the header line; null for the file as a whole. `column`:
 * as in the CSV's header. `found` is what stands there, `choices` what may.
 */
export type FileProblem = {
  readonly row: number | null;
  readonly column: string | null;
  readonly code:
    | "empty"
    | "too-large"
    | "too-many"
    | "unreadable"
    | "other-form"
    | "column-missing"
    | "unknown-field"
    | "twice"
    | "missing"
    | "too-long"
    | "malformed"
    | "bounds";
  readonly expects: Expects | null;
  readonly found: string;
  readonly choices: readonly string[];
};

/** What a file of definitions says: all that can be read, and everything that is to be mended. `ignored` are columns that mean nothing. */
export type DefinitionsFile = {
  readonly entries: readonly DefinitionEntry[];
  readonly problems: readonly FileProblem[];
  readonly ignored: readonly string[];
};

/** Reads a file of definitions, JSON or CSV as it looks. */
export function readDefinitions(text: string): DefinitionsFile {
  const plain = text.replace(/^\uFEFF/, "");
  if (plain.trim() === "") return failed(problem("empty"));
  if (plain.length > mostCharacters) return failed(problem("too-large"));
  return /^\s*[{[]/.test(plain) ? readDefinitionsJson(plain) : readDefinitionsCsv(plain);
}

/** Reads definitions as the export writes them in JSON. */
export function readDefinitionsJson(text: string): DefinitionsFile {
  const read = jsonIn(text);
  if (read === undefined) return failed(problem("unreadable"));
  const isOurs = typeof read === "object" && read !== null && "definitions" in read;
  if (!isOurs || !Array.isArray(read.definitions)) return failed(problem("other-form"));
  const form = "throughlineDefinitions" in read ? read.throughlineDefinitions : definitionsForm;
  if (form !== definitionsForm) return failed(problem("other-form"));
  return checked(read.definitions, []);
}

/** Reads definitions as the export writes them in CSV; a spreadsheet's semicolons and tabs between cells will do too. */
export function readDefinitionsCsv(text: string): DefinitionsFile {
  const rows = rowsIn(text);
  if (rows === null) return failed(problem("unreadable"));
  const [header = [], ...lines] = rows;
  const names = header.map((name) => readCell(name.trim()));
  const missing = columns.filter(({ name, isRequired }) => isRequired && !names.includes(name));
  if (missing.length > 0) {
    return failed(...missing.map(({ name }) => problem("column-missing", { column: name })));
  }
  const known = new Set(columns.map(({ name }) => name));
  const entries = lines.map((cells) =>
    entryOfRow(new Map(names.map((name, index) => [name, readCell((cells[index] ?? "").trim())]))),
  );
  return checked(
    entries,
    names.filter((name) => name !== "" && !known.has(name)),
  );
}

function checked(found: readonly unknown[], ignored: readonly string[]): DefinitionsFile {
  if (found.length === 0) return failed(problem("empty"));
  if (found.length > mostDefinitions) {
    return failed(problem("too-many", { found: String(found.length) }));
  }
  const read = found.map((one, index) => checkedEntry(one, index + 1));
  const entries = read.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  const problems = read.flatMap((one) => one.problems);
  return { entries, problems: [...problems, ...twice(read)], ignored };
}

type Checked = {
  readonly entry: DefinitionEntry | null;
  readonly row: number;
  readonly problems: readonly FileProblem[];
};

function checkedEntry(found: unknown, row: number): Checked {
  const read = definitionEntry.safeParse(found);
  if (!read.success) {
    const problems = read.error.issues.flatMap((issue) => problemsOf(issue, found, row));
    return { entry: null, row, problems };
  }
  const wrong = read.data.bands.flatMap(({ bounds }) => boundsProblems(bounds));
  if (wrong.length === 0) return { entry: read.data, row, problems: [] };
  const column = read.data.version.direction === "in-range" ? "innerFrom" : "target";
  return {
    entry: null,
    row,
    problems: wrong.map((found) => problem("bounds", { row, column, found })),
  };
}

function twice(read: readonly Checked[]): readonly FileProblem[] {
  const seen = new Set<string>();
  return read.flatMap(({ entry, row }) => {
    if (entry === null) return [];
    const found = `${entry.metric} ${entry.version.version}`;
    const known = seen.has(found);
    seen.add(found);
    return known ? [problem("twice", { row, column: "version", found })] : [];
  });
}

function problemsOf(issue: z.core.$ZodIssue, entry: unknown, row: number): readonly FileProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      problem("unknown-field", { row, column: [...issue.path, key].join(".") }),
    );
  }
  const column = columnAt(issue.path);
  const value = valueAt(entry, issue.path);
  const facts = {
    row,
    column: column?.name ?? issue.path.join("."),
    expects: column?.expects ?? null,
    found: shown(value),
  };
  if (value === undefined || value === null) return [problem("missing", facts)];
  if (issue.code === "too_big") return [problem("too-long", facts)];
  const choices = issue.code === "invalid_value" ? issue.values.map(String) : [];
  return [problem("malformed", { ...facts, choices })];
}

function valueAt(entry: unknown, path: readonly PropertyKey[]): unknown {
  let value = entry;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }
  return value;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function problem(code: FileProblem["code"], facts: Partial<FileProblem> = {}): FileProblem {
  return { row: null, column: null, expects: null, found: "", choices: [], ...facts, code };
}

function failed(...problems: readonly FileProblem[]): DefinitionsFile {
  return { entries: [], problems, ignored: [] };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Rows of cells; null where it is no CSV. The header says what stands between cells. */
function rowsIn(text: string): readonly (readonly string[])[] | null {
  const [header = ""] = text.split(/\r?\n/, 1);
  const marks = [",", ";", "\t"].toSorted((a, b) => countOf(header, b) - countOf(header, a));
  try {
    return parse(text, {
      delimiter: marks[0] ?? ",",
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    });
  } catch {
    return null;
  }
}

function countOf(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
