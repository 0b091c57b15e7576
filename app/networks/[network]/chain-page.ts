import type { CustomerPlace } from "@/db/queries/customer-place";
import type { RestatedMonth } from "@/db/queries/figures";
import type { Network } from "@/db/queries/networks";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { openLevel, type WarningLevel } from "@/lib/early-warning/warning";
import type { Period } from "@/lib/periods/period";
import { standingOf, type Expectation } from "@/lib/promises/expectation";
import { chainHealth, type ChainHealth } from "@/lib/scorecards/chain-health";
import { factsIn, type MonthFacts } from "@/lib/scorecards/chain-month";
import type { NamedChain } from "@/lib/scorecards/chain-shape";
import { customerMeasures, type CustomerMeasures } from "@/lib/scorecards/customer-measures";
import type { Window } from "@/lib/scorecards/pooled-window";
import { lastHeldIn, lastMeasuredIn } from "@/lib/scorecards/last-measured";
import { waterfallSince, type Waterfall } from "@/lib/scorecards/waterfall";
import { windowOf, type Comparison } from "./chain-against";
import { chainFacts } from "./chain-facts";
import type { ChainChoice } from "./chain-choice";

/** What the parts of chain health have in common. */
export type ChainPage = {
  readonly base: string;
  readonly network: Network;
  readonly choice: ChainChoice;
  /** The chain as it holds in the month that is shown. */
  readonly chain: NamedChain;
  readonly facts: MonthFacts;
  readonly health: ChainHealth;
  readonly names: ReadonlyMap<string, string>;
  /** What the warning that is open asks for; null without one. */
  readonly warning: WarningLevel | null;
  /** The months of the chain's series that were restated. */
  readonly restated: readonly RestatedMonth[];
  readonly measures: CustomerMeasures;
  /** What isn't promised to customers, and where they can't leave, as far as all agree. */
  readonly expectations: readonly Expectation[];
  /** What the month is compared with, and what comes of it; null where there is no such window, or nothing to divide. */
  readonly against: Comparison;
  readonly window: Window | null;
  readonly waterfall: Waterfall | null;
  /** Who reads. */
  readonly mine: Mine;
};

/** For whom somebody reads, and what they may do about it. */
type Mine = {
  readonly organisationId: string;
  readonly mayReport: boolean;
  readonly mayPropose: boolean;
};

/** Why there is nothing to show of a chain. */
export type NoChainPage = "hidden" | "unmeasured" | "not-held";

/**
 * What the customer scorecard shows in the month asked for, or in the last one with a measured outcome. "hidden" where the
 * outcome isn't shared with the viewer, "not-held" where the chain doesn't hold in that month, "unmeasured" where it never did.
 */
export function chainPage(
  { place, viewer }: { readonly place: CustomerPlace; readonly viewer: Viewer },
  {
    asked,
    against,
    choice,
  }: { readonly asked: Period | null; readonly against: Comparison; readonly choice: ChainChoice },
): ChainPage | NoChainPage {
  const { network, names, restated } = place;
  const all = chainFacts(place, place.figures, place.aggregate);
  if (all === null) return "hidden";
  const health = chainHealth(all, asked ?? lastMeasuredIn(all) ?? lastHeldIn(all));
  const facts = health === null ? null : factsIn(all, health.month.period);
  if (health === null || facts === null) return asked === null ? "unmeasured" : "not-held";
  const { month } = health;
  const reported = place.figures.filter(({ status }) => status !== "draft");
  const window = windowOf(against, month.period, network.reference);
  return {
    base: `/networks/${network.slug}`,
    choice,
    network,
    chain: facts.named,
    facts,
    health,
    names,
    restated,
    expectations: place.expectations.filter((one) => standingOf(one) === "agreed"),
    against,
    window,
    warning: openLevel(place.published, place.answers),
    waterfall: window === null ? null : waterfallSince(month, { window, reported }),
    measures: customerMeasures(
      {
        metrics: place.metrics.filter(
          ({ code, series }) =>
            place.customerCodes.includes(code) &&
            code !== facts.outcome.metric.code &&
            code !== facts.composedMetric?.code &&
            // What the stages of another chain compose nobody reports.
            (place.chain !== null || series.length > 0),
        ),
        stages: facts.stages.flatMap((stage) => stage?.lead?.metric ?? []),
      },
      reported,
      { period: month.period, reference: network.reference },
    ),
    mine: {
      organisationId: viewer.organisationId,
      mayReport: can(viewer, "enter-figures", network.id),
      mayPropose: can(viewer, "agree", network.id),
    },
  };
}
