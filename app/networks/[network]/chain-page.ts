import type { Chain } from "@/db/queries/chains";
import type { CustomerPlace } from "@/db/queries/customer-place";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { openLevel } from "@/lib/early-warning/warning";
import type { Period } from "@/lib/periods/period";
import { standingOf } from "@/lib/promises/expectation";
import { chainHealth } from "@/lib/scorecards/chain-health";
import { customerMeasures } from "@/lib/scorecards/customer-measures";
import { waterfallSince } from "@/lib/scorecards/waterfall";
import { windowOf, type Comparison } from "./chain-against";
import { chainFacts } from "./chain-facts";
import type { ChainPage } from "./chain-view";

/**
 * What the customer scorecard shows in the month asked for, or in the last one with a measured outcome. "hidden" where the
 * outcome isn't shared with the viewer, "unmeasured" where there never was one.
 */
export function chainPage(
  { place, viewer }: { readonly place: CustomerPlace; readonly viewer: Viewer },
  chain: Chain,
  { asked, against }: { readonly asked: Period | null; readonly against: Comparison },
): ChainPage | "hidden" | "unmeasured" {
  const { network, names, restated } = place;
  const facts = chainFacts(place, place.figures, place.aggregate);
  if (facts === null) return "hidden";
  const health = chainHealth(facts, asked);
  if (health === null) return "unmeasured";
  const { month } = health;
  const reported = place.figures.filter(({ status }) => status !== "draft");
  const window = windowOf(against, month.period, network.reference);
  return {
    base: `/networks/${network.slug}`,
    network,
    chain,
    facts,
    health,
    names,
    restated,
    expectations: place.expectations.filter((one) => standingOf(one) === "agreed"),
    against,
    window,
    warning: openLevel(place.published, place.answers),
    waterfall: window === null ? null : waterfallSince(facts, month, { window, reported }),
    measures: customerMeasures(
      {
        metrics: place.metrics.filter(
          ({ code }) =>
            place.customerCodes.includes(code) &&
            code !== facts.outcome.metric.code &&
            code !== facts.composedMetric?.code,
        ),
        stages: facts.stages.flatMap((stage) => stage?.metric ?? []),
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
