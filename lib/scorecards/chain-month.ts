import type { Bounds } from "@/lib/bands/bounds";
import { levelOf, type Level } from "@/lib/bands/level";
import { gap, rolledYield, stageYield, yieldBounds } from "@/lib/chain/yields";
import { multiplyRatios, ratio, type Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import { judged, type Judged } from "@/lib/reporting/judged";
import { boundsIn, type Metric } from "@/lib/reporting/metric";
import type { Measured } from "./measured";
import type { Window } from "./pooled-window";

/**
 * What a chain's scorecards are made of. A stage is null where its series isn't shared with the viewer. Figures are
 * oldest first; drafts among them don't count: nobody but their author's managers has seen them.
 */
export type ChainFacts = {
  readonly stages: readonly (Measured | null)[];
  readonly outcome: Measured;
  readonly composedMetric: Metric | null;
  readonly periods: readonly Period[];
  readonly reference: Window | null;
  readonly figures: readonly Figure[];
  /** What stages that aren't shared but agreed to be in the aggregate compose with the others, in percent, where that gives none of them away. */
  readonly aggregate?: ReadonlyMap<Period, Ratio>;
};

/**
 * One month of the chain. Values, bounds of the yield and the gap are in percent and percentage points. A stage that
 * isn't shared is null, and nothing but the aggregate is composed with one: bounds would tell the weakest stage.
 */
export type ChainMonth = {
  readonly period: Period;
  readonly stages: readonly (Judged | null)[];
  readonly outcome: Judged;
  readonly composed: {
    readonly value: Ratio | null;
    readonly level: Level;
    readonly bounds: Bounds | null;
    readonly least: Ratio | null;
    readonly most: Ratio | null;
    /** That any stage is only submitted as yet. */
    readonly provisional: boolean;
  };
  readonly gap: Ratio | null;
};

const hundred = ratio(100, 1);

/** The chain in each of its periods, in their order. */
export function chainMonths(facts: ChainFacts): readonly ChainMonth[] {
  const find = figureFinder(facts.figures.filter(({ status }) => status !== "draft"));
  return facts.periods.map((period) => monthOf(facts, period, find));
}

function monthOf(
  { stages, outcome, composedMetric, aggregate }: ChainFacts,
  period: Period,
  find: ReturnType<typeof figureFinder>,
): ChainMonth {
  const figureOf = ({ metric, seriesKey }: Measured) =>
    judged(metric, period, find(seriesKey, period));
  const judgedStages = stages.map((stage) => (stage === null ? null : figureOf(stage)));
  const judgedOutcome = figureOf(outcome);
  const yields = judgedStages.map((stage) => stageYield(stage?.parts ?? null));
  const limits = yieldBounds(yields);
  const bounds = composedMetric === null ? null : boundsIn(composedMetric, period);
  const value = percent(rolledYield(yields)) ?? aggregate?.get(period) ?? null;
  return {
    period,
    stages: judgedStages,
    outcome: judgedOutcome,
    composed: {
      value,
      level: levelOf(value, bounds),
      bounds,
      least: percent(limits?.least ?? null),
      most: percent(limits?.most ?? null),
      provisional: judgedStages.some((stage) => stage?.provisional === true),
    },
    gap: gap(percent(stageYield(judgedOutcome.parts)), value),
  };
}

function percent(fraction: Ratio | null): Ratio | null {
  return fraction === null ? null : multiplyRatios(fraction, hundred);
}
