import { exactBounds, type ExactBounds } from "@/lib/bands/bounds";
import type { DeclaredCondition } from "@/lib/bands/environment";
import { decimal, type Ratio } from "@/lib/metrics/ratio";
import { figureValue } from "@/lib/metrics/value";
import { inForce } from "@/lib/periods/in-force";
import type { Period } from "@/lib/periods/period";
import { evaluated } from "@/lib/reporting/evaluated";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import { boundsIn, versionOf, type Metric, type Series } from "@/lib/reporting/metric";
import type { MonthFigure, SlaFacts } from "@/lib/slas/facts";
import type { SeriesName } from "@/lib/slas/terms";

/** A monthly fee from a month on; a null amount ends it. */
export type AgreedFee = {
  readonly payer: string;
  readonly payee: string;
  readonly effectiveFrom: Period;
  readonly amount: string | null;
};

/** A month of a named series of money. Of several for a month the one further back in the list counts. */
export type AgreedAmount = {
  readonly name: string;
  readonly reporter: string;
  readonly subject: string;
  readonly period: Period;
  readonly amount: string;
};

/** What is known in a network of what its SLAs and pools ask. Organisations stand by their ids. */
export type KnownToSlas = {
  readonly metrics: readonly Metric[];
  /** No drafts; of all months that windows, grace, relief and earn-back look back to. */
  readonly figures: readonly Figure[];
  readonly fees: readonly AgreedFee[];
  readonly amounts: readonly AgreedAmount[];
  readonly conditions: readonly DeclaredCondition[];
  readonly closed: readonly Period[];
  readonly fiscalYearStart: number;
  readonly minorDigits: number;
};

const missing: MonthFigure = {
  state: "missing",
  parts: null,
  measure: null,
  baseline: "",
  bounds: null,
  isProvisional: false,
};

/** The facts by which SLAs and pools of a network are judged, as far as the viewer may see them. */
export function slaFacts({
  metrics,
  figures,
  fees,
  amounts,
  conditions,
  closed,
  ...frame
}: KnownToSlas): SlaFacts {
  const find = figureFinder(figures);
  const byCode = new Map(metrics.map((metric) => [metric.code, metric]));
  const isClosed = new Set(closed);
  return {
    ...frame,
    conditions,
    figure: (name, period) => {
      const metric = byCode.get(name.metric);
      const series = metric?.series.find((one) => isCalled(one, name));
      if (metric === undefined || series === undefined) return agreedAmount(name, period, amounts);
      return monthFigure(metric, period, find(series.key, period));
    },
    fee: (payer, payee, period) => feeIn(fees, { payer, payee }, period),
    isClosed: (period) => isClosed.has(period),
  };
}

function isCalled({ reporterId, subject }: Series, name: SeriesName): boolean {
  return reporterId === name.reporter && subject === name.subject;
}

function feeIn(
  fees: readonly AgreedFee[],
  { payer, payee }: Pick<AgreedFee, "payer" | "payee">,
  period: Period,
): Ratio | null {
  const own = fees.filter((one) => one.payer === payer && one.payee === payee);
  const amount = inForce(own, period)?.amount ?? null;
  return amount === null ? null : decimal(amount);
}

/** Amounts are whole minor units of as many digits as they are written with. */
function agreedAmount(
  { metric, reporter, subject }: SeriesName,
  period: Period,
  amounts: readonly AgreedAmount[],
): MonthFigure {
  const found = amounts.findLast(
    (one) =>
      one.name === metric &&
      one.reporter === reporter &&
      one.subject === subject &&
      one.period === period,
  );
  if (found === undefined) return missing;
  const [, decimals = ""] = found.amount.split(".");
  const numerator = Number(found.amount.replace(".", ""));
  return {
    ...missing,
    state: "reported",
    parts: { numerator, denominator: null },
    measure: { kind: "amount", decimals: decimals.length },
  };
}

function monthFigure(metric: Metric, period: Period, figure: Figure | null): MonthFigure {
  const version = versionOf(metric, period, figure);
  if (figure === null || figure.status === "draft" || version === null) return missing;
  const { parts, notApplicable, status } = figure;
  if (parts === null && !notApplicable) return missing;
  const { kind, decimals } = version;
  const value = figureValue(version, parts);
  return {
    state: stateOf(figure),
    parts,
    measure: { kind, decimals },
    baseline: baselineOf(metric, version.version),
    bounds: boundsOf(metric, figure, value),
    isProvisional: status === "submitted",
  };
}

function stateOf({ status, notApplicable }: Figure): MonthFigure["state"] {
  if (status === "disputed") return "disputed";
  return notApplicable ? "not-applicable" : "reported";
}

/** The last agreed version up to this one that began a new baseline. */
function baselineOf({ versions }: Metric, version: number): string {
  const breaks = versions.filter(
    (one) => !one.comparable && one.missingPartyIds.length === 0 && one.version <= version,
  );
  return String(Math.max(0, ...breaks.map((one) => one.version)));
}

function boundsOf(
  metric: Metric,
  { period, seriesKey }: Figure,
  value: Ratio | null,
): ExactBounds | null {
  const evaluation = evaluated({ metric, period, seriesKeys: [seriesKey], value });
  if (evaluation !== null) return evaluation.bounds;
  const agreed = boundsIn(metric, period);
  return agreed === null ? null : exactBounds(agreed);
}
