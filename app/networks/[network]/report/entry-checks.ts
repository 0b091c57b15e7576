import { monthNumber, period as periodOf } from "@/lib/periods/period";
import { checksOf, type CheckCode, type PastMonth } from "@/lib/reporting/checks";
import { isFilled, isOpen, isUnsaved, partsOf, problemsOf, valueOf, type Entry } from "./entry";
import type { GridSeries } from "./month-data";

const none: PastMonth = { value: null, parts: null };

/**
 * What asks for a reason in each of a series' entries, by id.
 *
 * @param entries of one series, oldest first
 * @param lateMonths the months that are past their due day
 */
export function checksIn(
  entries: readonly Entry[],
  lateMonths: ReadonlySet<string>,
): ReadonlyMap<string, readonly CheckCode[]> {
  const [first] = entries;
  if (first === undefined) return new Map();
  const months = pastMonths(first.series, first.month.period);
  const found = new Map<string, readonly CheckCode[]>();
  for (const entry of entries) {
    const { period } = entry.month;
    const at = monthNumber(periodOf(period));
    const past = monthsBefore(months, at);
    const [parts, value] = [partsOf(entry), valueOf(entry)];
    const looksRight = isFilled(entry.fields) && problemsOf(entry).length === 0;
    found.set(
      entry.id,
      looksRight && isOpen(entry)
        ? checksOf(
            {
              parts,
              value,
              level: isUnsaved(entry) ? null : entry.stands.level,
              isLate: lateMonths.has(period),
            },
            past,
          )
        : [],
    );
    months.set(at, { value, parts });
  }
  return found;
}

function pastMonths({ past }: GridSeries, first: string): Map<number, PastMonth> {
  const end = monthNumber(periodOf(first)) - past.length;
  return new Map(
    past.map(([, value, numerator, denominator], index) => [
      end + index,
      { value, parts: numerator === null ? null : { numerator, denominator } },
    ]),
  );
}

/** The two years before a month, oldest first. */
function monthsBefore(months: ReadonlyMap<number, PastMonth>, at: number): readonly PastMonth[] {
  return Array.from({ length: 24 }, (_none, index) => months.get(at - 24 + index) ?? none);
}
