import { words } from "@/app/words/words";

const { objects: said, between, pays, amountOf } = words.proposals;

const ofMetrics = ["metric-version", "band-set", "forecast"];

/**
 * What a change is about, in words: "Bands of F1", from the object as the database names it.
 *
 * @param names of organisations, by slug: without them they stand by their slugs
 */
export function objectText(object: string, names: ReadonlyMap<string, string> = new Map()): string {
  const [kind = "", ...more] = object.split(" ");
  return isKind(kind) ? said[kind](about(kind, more, names)) : object;
}

/** What is about a metric goes by its code; everything else by all its names. */
function about(
  kind: keyof typeof said,
  parts: readonly string[],
  names: ReadonlyMap<string, string>,
): string {
  const [first = "", second = "", ...rest] = parts;
  const one = names.get(first);
  if (ofMetrics.includes(kind)) return first;
  if (one === undefined) return parts.join(" ");
  if (kind === "amount") return amountOf(one, [second, ...rest].join(" "));
  return ofTwo(kind, [one, names.get(second)], rest.join(" ")) ?? parts.join(" ");
}

function ofTwo(
  kind: keyof typeof said,
  [one, other]: readonly [string, string | undefined],
  name: string,
): string | null {
  if (other === undefined) return null;
  if (kind === "fee") return pays(one, other);
  return kind === "sla" ? between(one, other, name) : null;
}

function isKind(kind: string): kind is keyof typeof said {
  return kind in said;
}
