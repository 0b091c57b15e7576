import type { Obligation } from "./terms";

/**
 * The first cycle of obligations that depend on each other in the same period, as their keys from the first by name around to itself
 * again, such as F2, B2, F2; null where there is none. A dependency with a lag looks at an earlier period and closes no cycle.
 */
export function dependencyCycle(
  obligations: readonly Pick<Obligation, "key" | "dependsOn">[],
): readonly string[] | null {
  const edges = new Map(
    obligations.map(({ key, dependsOn }) => [
      key,
      dependsOn
        .filter(({ lag }) => lag === 0)
        .map(({ on }) => on)
        .toSorted(),
    ]),
  );
  const cleared = new Set<string>();
  for (const key of [...edges.keys()].toSorted()) {
    const found = cycleFrom(key, [], edges, cleared);
    if (found !== null) return fromFirst(found);
  }
  return null;
}

function cycleFrom(
  key: string,
  path: readonly string[],
  edges: ReadonlyMap<string, readonly string[]>,
  cleared: Set<string>,
): readonly string[] | null {
  const seen = path.indexOf(key);
  if (seen >= 0) return path.slice(seen);
  if (cleared.has(key)) return null;
  for (const on of edges.get(key) ?? []) {
    const found = cycleFrom(on, [...path, key], edges, cleared);
    if (found !== null) return found;
  }
  cleared.add(key);
  return null;
}

/** The same cycle from its first key by name on, closed. */
function fromFirst(cycle: readonly string[]): readonly string[] {
  const start = cycle.indexOf(cycle.toSorted()[0] ?? "");
  const turned = [...cycle.slice(start), ...cycle.slice(0, start)];
  return [...turned, ...turned.slice(0, 1)];
}
