import { formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { Period } from "@/lib/periods/period";

/** The months of a declaration: "December 2025", or its first and its last one. */
export function monthsText({
  first,
  last,
}: {
  readonly first: Period;
  readonly last: Period;
}): string {
  return first === last
    ? formatMonth(first)
    : words.conditions.named.between(formatMonth(first), formatMonth(last));
}
