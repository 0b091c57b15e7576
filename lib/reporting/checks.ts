import type { Level } from "@/lib/bands/level";
import type { Parts } from "@/lib/metrics/kind";

/** What about an entry asks for a reason; none of it keeps the entry from being saved or submitted. */
export type CheckCode =
  "out-of-band" | "far-from-past" | "denominator-jump" | "same-as-last" | "late";

/** An earlier month of the same series, comparable with this one; null where there was no figure. */
export type PastMonth = { readonly value: number | null; readonly parts: Parts | null };

/** An entry to be checked: its parts, its value as a double, and the level that it has, where that is known. */
export type Checked = {
  readonly parts: Parts | null;
  readonly value: number | null;
  readonly level: Level | null;
  /** It is entered after the day on which the period is due. */
  readonly isLate: boolean;
};

const fewest = 12;
const most = 24;
const sigmas = 3;
const jump = 0.5;

/**
 * What is unusual about an entry: below or outside the band; more than three standard deviations away from the mean of the past
 * (at least 12 months with a value, the last 24 of them, sample standard deviation); a denominator more than half larger or
 * smaller than last month's; both parts the same as last month's; entered late. An empty entry and "not applicable" are only ever late.
 *
 * @param past the months before this one, oldest first, none left out
 */
export function checksOf(
  { parts, value, level, isLate }: Checked,
  past: readonly PastMonth[],
): readonly CheckCode[] {
  const last = past.at(-1)?.parts ?? null;
  const found: Readonly<Record<CheckCode, boolean>> = {
    "out-of-band": level === "breach",
    "far-from-past": value !== null && isFar(value, past),
    "denominator-jump": parts !== null && last !== null && hasJumped(parts, last),
    "same-as-last": parts !== null && last !== null && isSame(parts, last),
    late: isLate,
  };
  return codes.filter((code) => found[code]);
}

const codes: readonly CheckCode[] = [
  "out-of-band",
  "far-from-past",
  "denominator-jump",
  "same-as-last",
  "late",
];

function isFar(value: number, past: readonly PastMonth[]): boolean {
  const known = past.flatMap((month) => month.value ?? []).slice(-most);
  if (known.length < fewest) return false;
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
  const squares = known.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return Math.abs(value - mean) > sigmas * Math.sqrt(squares / (known.length - 1));
}

function hasJumped(parts: Parts, last: Parts): boolean {
  if (parts.denominator === null || last.denominator === null) return false;
  return Math.abs(parts.denominator - last.denominator) > jump * last.denominator;
}

/** Nought twice in a row is no surprise. */
function isSame(parts: Parts, last: Parts): boolean {
  if (parts.numerator === 0 && (parts.denominator ?? 0) === 0) return false;
  return parts.numerator === last.numerator && parts.denominator === last.denominator;
}
