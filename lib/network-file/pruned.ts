import type { z } from "zod";
import type { FileProblem } from "./file-problem";
import { networkFile, type NetworkFile } from "./network-file";

type Path = readonly PropertyKey[];

/** Sections that a network may lack, so that they can be taken out like an item of a list. */
const sections: readonly string[] = ["chain", "reference"];

/** What is left of a file when its malformed parts are taken out, and how to speak of places in the original. */
export type Pruned = {
  readonly file: NetworkFile | null;
  readonly problems: readonly FileProblem[];
  readonly lost: ReadonlySet<string>;
  readonly placeBefore: (place: string) => string;
};

/**
 * Takes the smallest list items that hold a mistake of shape out of the file, so that the rest can still be checked.
 * Where that leaves a list too short, what holds the list goes too. `lost` names the lists that lost an item, or went
 * with one: what then seems to be missing there is no finding.
 * The file is null when a mistake stands outside every list. A mistake in a network itself takes the network out.
 */
export function pruned(json: unknown, error: z.ZodError): Pruned {
  const problems = error.issues.flatMap(problemsOf);
  const removed = new Set<string>();
  const lost = new Set<string>();
  let wrong = error.issues.map(({ path }) => pointer(path));
  for (;;) {
    for (const place of wrong) {
      const item = itemAround(json, place);
      if (item === null) return { file: null, problems, lost, placeBefore: (same) => same };
      removed.add(item.place);
      for (const list of [item.list, ...listsIn(item.value)]) lost.add(list);
    }
    const origin = new Map<string, string>();
    const placeBefore = (place: string) => original(place, origin);
    const rest = networkFile.safeParse(without(json, { removed, origin }, "", ""));
    if (rest.success) return { file: rest.data, problems, lost, placeBefore };
    wrong = rest.error.issues.map(({ path }) => placeBefore(pointer(path)));
  }
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

type Item = { readonly place: string; readonly list: string; readonly value: unknown };

/** A part of a text is only right with the others, so the item is an object; of a network's own lists it is any item. */
function itemAround(json: unknown, place: string): Item | null {
  const around: Item[] = [];
  let value = json;
  const keys = place.split("/").slice(1);
  keys.forEach((key, depth) => {
    const list = Array.isArray(value) ? keys[depth - 1] : sections.find((one) => one === key);
    value = typeof value === "object" && value !== null ? Reflect.get(value, unescaped(key)) : null;
    if (list !== undefined) {
      around.unshift({ place: `/${keys.slice(0, depth + 1).join("/")}`, list, value });
    }
  });
  const object = around.find((item) => typeof item.value === "object" && item.value !== null);
  return (object?.list === "networks" ? around[0] : object) ?? around[0] ?? null;
}

function listsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(Array.isArray(item) ? [key] : []),
    ...listsIn(item),
  ]);
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
    Object.entries(value)
      .filter(([key]) => !marks.removed.has(`${before}/${escaped(key)}`))
      .map(([key, item]) => [
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

function unescaped(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
