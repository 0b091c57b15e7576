import type { z } from "zod";
import type { FileProblem } from "./file-problem";
import { networkFile, type NetworkFile } from "./network-file";

type Path = readonly PropertyKey[];

/** What is left of a file when its malformed parts are taken out, and how to speak of places in the original. */
export type Pruned = {
  readonly file: NetworkFile | null;
  readonly problems: readonly FileProblem[];
  readonly lost: ReadonlySet<string>;
  readonly placeBefore: (place: string) => string;
};

/**
 * Takes the smallest list items that hold a mistake of shape out of the file, so that the rest can still be checked.
 * `lost` names the lists that lost an item: what then seems to be missing there is no finding.
 * The file is null when a mistake stands outside every list.
 */
export function pruned(json: unknown, error: z.ZodError): Pruned {
  const problems = error.issues.flatMap(problemsOf);
  const removed = new Set<string>();
  const lost = new Set<string>();
  for (const { path } of error.issues) {
    const at = path.findLastIndex((key) => typeof key === "number");
    if (at < 0) return { file: null, problems, lost, placeBefore: (place) => place };
    removed.add(pointer(path.slice(0, at + 1)));
    lost.add(String(path[at - 1]));
  }
  const origin = new Map<string, string>();
  const rest = networkFile.safeParse(without(json, { removed, origin }, "", ""));
  return {
    file: rest.success ? rest.data : null,
    problems,
    lost,
    placeBefore: (place) => original(place, origin),
  };
}

function problemsOf(issue: z.core.$ZodIssue): readonly FileProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      place: pointer([...issue.path, key]),
      says: "unknown section or field: take it out, or look for a misspelling",
    }));
  }
  return [{ place: pointer(issue.path), says: issue.message }];
}

function without(
  value: unknown,
  marks: { readonly removed: ReadonlySet<string>; readonly origin: Map<string, string> },
  before: string,
  after: string,
): unknown {
  if (Array.isArray(value)) {
    const kept: unknown[] = [];
    value.forEach((item: unknown, index) => {
      const place = `${before}/${index}`;
      if (marks.removed.has(place)) return;
      const now = `${after}/${kept.length}`;
      marks.origin.set(now, place);
      kept.push(without(item, marks, place, now));
    });
    return kept;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      without(item, marks, `${before}/${escaped(key)}`, `${after}/${escaped(key)}`),
    ]),
  );
}

function original(place: string, origin: ReadonlyMap<string, string>): string {
  for (let end = place.length; end > 0; end = place.lastIndexOf("/", end - 1)) {
    const found = origin.get(place.slice(0, end));
    if (found !== undefined) return found + place.slice(end);
  }
  return place;
}

function pointer(path: Path): string {
  return path.map((key) => `/${escaped(String(key))}`).join("");
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
