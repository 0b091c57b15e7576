import type { ExactBounds } from "@/lib/bands/bounds";
import type { DeclaredCondition } from "@/lib/bands/environment";
import type { Measure, Parts } from "@/lib/metrics/kind";
import type { Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import type { SeriesName } from "./terms";

/** What is known of a series in a month. Parts are null where nothing was reported or it doesn't apply. */
export type MonthFigure = {
  readonly state: "reported" | "not-applicable" | "disputed" | "missing";
  readonly parts: Parts | null;
  readonly measure: Measure | null;
  /** Figures add up only with those of the same baseline. */
  readonly baseline: string;
  /** The bounds of the metric's band as they were in force, flexed; null without any. */
  readonly bounds: ExactBounds | null;
  /** Only submitted as yet. */
  readonly isProvisional: boolean;
};

/** Everything that judging an SLA asks for beside its terms. Nothing here depends on the terms, so other terms can be tried on it. */
export type SlaFacts = {
  readonly figure: (series: SeriesName, period: Period) => MonthFigure;
  /** The monthly fee that one organisation pays the other, in the network's currency; null where none is agreed. */
  readonly fee: (payer: string, payee: string, period: Period) => Ratio | null;
  readonly conditions: readonly DeclaredCondition[];
  readonly isClosed: (period: Period) => boolean;
  /** The first month of the network's fiscal year, 1 to 12. */
  readonly fiscalYearStart: number;
  /** Digits of the currency's minor unit: 2 for pounds, 0 for yen. */
  readonly minorDigits: number;
};
