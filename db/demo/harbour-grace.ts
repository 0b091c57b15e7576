import { period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { metricOf, partiesOfChanges } from "./harbour-parties";
import type { ProposalPlan } from "./proposal-plan";

const from = period("2025-02");

const changes = ["F2", "F4"].map((metric): ChangeOf<"band-set"> => {
  const { bounds, flex } = metricOf(metric).band;
  const grace = { misses: 2, periods: 2, from, to: period("2025-03") };
  return { change: "band-set", metric, bounds, flex, grace };
});

/** FieldWorks takes region East over in February 2025: two months of grace for its windows and its job sheets. */
export const regionEastGrace: ProposalPlan = {
  terms: {
    kind: "proposal",
    network: "harbour-broadband",
    title: "Two grace months while FieldWorks takes region East over",
    reason:
      "41 crews of the former contractor join in February; their routes and handhelds are ours from April on. Bounds stay as they are.",
    from,
    retroactive: false,
    changes,
  },
  parties: partiesOfChanges(changes),
  proposed: { organisation: "fieldworks", account: "manager", at: "2025-01-13T09:30:00Z" },
  answers: [
    { organisation: "clearvoice", account: "manager", at: "2025-01-15T11:10:00Z", answer: "agree" },
    { organisation: "brightwave", account: "manager", at: "2025-01-21T14:45:00Z", answer: "agree" },
  ],
};
