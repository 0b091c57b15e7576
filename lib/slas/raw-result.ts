import { pool } from "@/lib/metrics/pool";
import type { Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import type { Period } from "@/lib/periods/period";
import type { MonthFigure, SlaFacts } from "./facts";
import { limitOf, shortfall, type Limit } from "./limit";
import type { Obligation, Threshold } from "./terms";
import { monthsIn, type MonthsOfWindow } from "./windows";

/**
 * Why a window has no value: a month's figure is missing, none applies, nothing was due, its figures can't be added up, or the level
 * that it is held against has no bounds.
 */
export type NoDataReason =
  "missing" | "not-applicable" | "nothing-due" | "not-comparable" | "no-bounds";

/** What an obligation's figures of a window come to by themselves, before dependencies, conditions and grace. */
export type RawResult = MonthsOfWindow & {
  readonly status: "met" | "missed" | "disputed" | "no-data";
  readonly noData: NoDataReason | null;
  /** Pooled from the parts of all its months; known of a disputed window too. */
  readonly value: Ratio | null;
  /** What the value is held against, in force in the window's last month. */
  readonly limit: Limit | null;
  /** How much worse than the limit; null where it is reached or there is no value. */
  readonly shortfall: Ratio | null;
  readonly isProvisional: boolean;
};

/** The raw result of an obligation in a window. `noDataIsMissed`: as the SLA says of closed months without a figure. */
export function rawResult(
  { series, threshold }: Pick<Obligation, "series" | "threshold">,
  window: MonthsOfWindow,
  facts: SlaFacts,
  noDataIsMissed: boolean,
): RawResult {
  const months = monthsIn(window);
  const held = heldAgainst(
    threshold,
    months.map((month) => facts.figure(series, month)),
  );
  const isMissing = (month: Period) => facts.figure(series, month).state === "missing";
  const counts =
    noDataIsMissed && held.noData === "missing" && months.filter(isMissing).every(facts.isClosed);
  const { first, last } = window;
  return { ...held, first, last, status: counts ? "missed" : held.status };
}

/** What figures come to together against a threshold. */
export function heldAgainst(
  threshold: Threshold,
  figures: readonly MonthFigure[],
): Omit<RawResult, "first" | "last"> {
  const limit = limitOf(threshold, figures.at(-1)?.bounds ?? null);
  const { value, noData } = pooledValue(figures);
  const worse = limit === null ? null : shortfallOf(value, limit);
  const shared = { value, limit, shortfall: worse, isProvisional: figures.some(isProvisional) };
  if (figures.some(isDisputed) && noData !== "missing")
    return { ...shared, status: "disputed", noData: null };
  const reason = noData ?? (limit === null ? "no-bounds" : null);
  if (reason !== null) return { ...shared, status: "no-data", noData: reason };
  return { ...shared, status: worse === null ? "met" : "missed", noData: null };
}

function shortfallOf(value: Ratio | null, limit: Limit): Ratio | null {
  return value === null ? null : shortfall(value, limit);
}

function isDisputed({ state }: MonthFigure): boolean {
  return state === "disputed";
}

function isProvisional(figure: MonthFigure): boolean {
  return figure.isProvisional;
}

type Pooled = { readonly value: Ratio | null; readonly noData: NoDataReason | null };

function none(noData: NoDataReason): Pooled {
  return { value: null, noData };
}

/** The value of figures pooled from their parts. A month in which it doesn't apply adds nothing. */
function pooledValue(figures: readonly MonthFigure[]): Pooled {
  if (figures.some(({ state }) => state === "missing")) return none("missing");
  const applying = figures.filter(({ state }) => state !== "not-applicable");
  const [first] = applying;
  if (first === undefined) return none("not-applicable");
  const { measure, baseline } = first;
  const addUp = applying.every(
    (one) => one.baseline === baseline && one.measure?.decimals === measure?.decimals,
  );
  if (measure === null || !addUp) return none("not-comparable");
  const pooled = pool(
    measure,
    applying.map(({ parts }) => parts),
  );
  if (pooled.state === "never-pools") return none("not-comparable");
  if (pooled.state !== "pooled") return none("missing");
  const value = figureValue(measure, pooled.parts);
  return value === null ? none("nothing-due") : { value, noData: null };
}
