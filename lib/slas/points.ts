import {
  addRatios,
  compareRatios,
  decimal,
  multiplyRatios,
  ratio,
  subtractRatios,
  type Ratio,
} from "@/lib/metrics/ratio";
import { tierFor, withRate, type CreditStep, type PricedBy } from "./credit";
import type { Outcome } from "./outcome";
import type { PointsScale, SlaTerms } from "./terms";

/** The points that outcomes come to together, what is relieved in part taken off. */
export function pointsOf(outcomes: readonly Outcome[], { obligations }: SlaTerms): Ratio {
  return outcomes
    .map((outcome) => {
      const consequence = obligations.find(({ key }) => key === outcome.key)?.consequence;
      if (consequence?.kind !== "points" || outcome.remedy !== "credit") return ratio(0, 1);
      const tier = tierFor(consequence.tiers, outcome.raw.shortfall);
      const relieved = outcome.relief?.share ?? ratio(0, 1);
      return tier === null
        ? ratio(0, 1)
        : multiplyRatios(decimal(tier.points), subtractRatios(ratio(1, 1), relieved));
    })
    .reduce(addRatios, ratio(0, 1));
}

/** The steps of the credit for so many points; none below the first step of the scale, null where its base isn't known. */
export function pointsLine(
  points: Ratio,
  scale: PointsScale | null,
  by: PricedBy,
): readonly CreditStep[] | null {
  const steps = (scale?.steps ?? []).toSorted((a, b) =>
    compareRatios(decimal(a.from), decimal(b.from)),
  );
  const reached = steps.findLast(({ from }) => compareRatios(points, decimal(from)) >= 0);
  if (scale === null || reached === undefined || points.numerator === 0n) return [];
  return withRate(scale.base, reached.percent, by);
}
