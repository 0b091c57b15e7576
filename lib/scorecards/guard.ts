import { compareRatios, type Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import { addMonths, type Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { areComparable, type Metric } from "@/lib/reporting/metric";
import { pooledOver } from "./pooled-window";
import type { ScoredTerms } from "./scored-series";

/** How a guard metric moved around a saving: pooled over the three months before it, and over its month and up to two more. */
export type GuardReading = {
  readonly state: "worse" | "held" | "unknown";
  readonly before: Ratio | null;
  readonly after: Ratio | null;
};

const unknown: GuardReading = { state: "unknown", before: null, after: null };

/**
 * Whether a guard metric worsened with what was claimed for a month: exactly, from parts, and only in the metric's own direction.
 * Unknown where a month before is missing, the month itself is, the definitions can't be compared, or neither way is better.
 *
 * @param figures of the series, without drafts
 */
export function guardReading(
  metric: Metric<ScoredTerms>,
  seriesKey: number,
  period: Period,
  figures: readonly Figure[],
): GuardReading {
  const over = (first: Period, last: Period) =>
    pooledOver({ metric, seriesKey }, { first, last }, figures);
  const before = over(addMonths(period, -3), addMonths(period, -1));
  const after = [2, 1, 0]
    .map((more) => over(period, addMonths(period, more)))
    .find((window) => window !== null);
  if (before === null || after === undefined) return unknown;
  const was = figureValue(before.version, before.parts);
  const is = figureValue(after.version, after.parts);
  const isComparable = areComparable(metric, before.version, after.version);
  if (was === null || is === null || !isComparable) return unknown;
  const definition = metric.versions.find(({ version }) => version === after.version.version);
  return { state: moved(compareRatios(is, was), definition), before: was, after: is };
}

/** Which way a value moved, by whether more of it is better. */
function moved(by: number, definition: ScoredTerms | undefined): GuardReading["state"] {
  const direction = definition?.direction ?? "in-range";
  if (direction === "in-range") return "unknown";
  return (direction === "higher" ? by < 0 : by > 0) ? "worse" : "held";
}

/** What an organisation had from a partnership, as it was claimed and answered. */
export type ValueEntry = {
  readonly number: number;
  readonly period: Period;
  readonly kind: "saving" | "income" | "cost";
  /** Decimal text of the currency. */
  readonly amount: string;
  readonly currency: string;
  readonly says: string;
  readonly guardKey: number | null;
  readonly organisationId: string;
  readonly otherId: string;
  readonly personName: string;
  readonly answer: { readonly recognised: boolean; readonly says: string | null } | null;
};

/** Whether a claim asks a question: a saving whose guard worsened may be at the customer's expense. */
export function isAtCustomersExpense(
  { kind }: Pick<ValueEntry, "kind">,
  guard: GuardReading | null,
): boolean {
  return kind === "saving" && guard?.state === "worse";
}
