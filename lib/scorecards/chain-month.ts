import type { Bounds } from "@/lib/bands/bounds";
import { levelOf, type Level } from "@/lib/bands/level";
import { gap, rolledYield, yieldBounds } from "@/lib/chain/yields";
import { multiplyRatios, ratio, type Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";
import { figureFinder, type Figure } from "@/lib/reporting/figure";
import { judged, type Judged } from "@/lib/reporting/judged";
import { boundsIn, type Metric } from "@/lib/reporting/metric";
import { shapeIn, type ChainShape, type ChainStep } from "./chain-shape";
import type { Measured } from "./measured";
import type { Window } from "./pooled-window";
import { judgedStage, yieldOf } from "./stage-month";

/**
 * What a chain's scorecards are made of: what it is made of from which month on, oldest first, one step at least. Figures are
 * oldest first; drafts among them don't count: nobody but their author's managers has seen them.
 */
export type ChainFacts = {
  readonly steps: readonly ChainStep[];
  readonly composedMetric: Metric | null;
  readonly periods: readonly Period[];
  readonly reference: Window | null;
  readonly figures: readonly Figure[];
  /** What stages of the chain as it was loaded that aren't shared but agreed to be in the aggregate compose with the others, in percent, where that gives none of them away. */
  readonly aggregate?: ReadonlyMap<Period, Ratio>;
};

/** The same with what the chain is made of in one month. */
export type MonthFacts = ChainFacts & ChainShape;

/**
 * One month of the chain. Values, bounds of the yield and the gap are in percent and percentage points. A stage that
 * isn't shared is null, and nothing but the aggregate is composed with one: bounds would tell the weakest stage.
 */
export type ChainMonth = {
  readonly period: Period;
  readonly shape: ChainShape;
  readonly stages: readonly (Judged | null)[];
  /** The stages' yields as fractions; null where one isn't known. */
  readonly yields: readonly (Ratio | null)[];
  /** In the order of the shape's; null where one isn't shared. */
  readonly handOffs: readonly (Judged | null)[];
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

/** The chain in each of its periods, in their order: none before it begins. */
export function chainMonths(facts: ChainFacts): readonly ChainMonth[] {
  const find = figureFinder(facts.figures.filter(({ status }) => status !== "draft"));
  return facts.periods.flatMap((period) => {
    const step = shapeIn(facts.steps, period);
    return step === null ? [] : [monthOf(facts, step, period, find)];
  });
}

/** The facts of a chain with what it is made of in a month; null before it begins. */
export function factsIn(facts: ChainFacts, period: Period): MonthFacts | null {
  const step = shapeIn(facts.steps, period);
  if (step === null) return null;
  const { named, stages, handOffs, outcome } = step;
  return { ...facts, named, stages, handOffs, outcome };
}

function monthOf(
  { composedMetric, aggregate }: ChainFacts,
  shape: ChainStep,
  period: Period,
  find: ReturnType<typeof figureFinder>,
): ChainMonth {
  const figureOf = ({ metric, seriesKey }: Measured) =>
    judged(metric, period, find(seriesKey, period));
  const stages = shape.stages.map((stage) => judgedStage(stage, period, figureOf));
  const handOffs = shape.handOffs.map(({ measured }) =>
    measured === null ? null : figureOf(measured),
  );
  const outcome = figureOf(shape.outcome);
  const yields = stages.map((stage) => stage?.yield ?? null);
  const links = [...yields, ...handOffs.map(yieldOf)];
  const limits = yieldBounds(links);
  const bounds = composedMetric === null ? null : boundsIn(composedMetric, period);
  // What an agreed version composes isn't in any aggregate: two chains beside each other would give a stage away.
  const hidden = shape.effectiveFrom === null ? aggregate?.get(period) : null;
  const value = percent(rolledYield(links)) ?? hidden ?? null;
  return {
    period,
    shape,
    stages: stages.map((stage) => stage?.judged ?? null),
    yields,
    handOffs,
    outcome,
    composed: {
      value,
      level: levelOf(value, bounds),
      bounds,
      least: percent(limits?.least ?? null),
      most: percent(limits?.most ?? null),
      provisional: [...stages.map((stage) => stage?.judged ?? null), ...handOffs].some(
        (one) => one?.provisional === true,
      ),
    },
    gap: gap(percent(yieldOf(outcome)), value),
  };
}

function percent(fraction: Ratio | null): Ratio | null {
  return fraction === null ? null : multiplyRatios(fraction, hundred);
}
