import { period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { harbourStages } from "./harbour-metrics";
import { metricOf, partiesOfChanges } from "./harbour-parties";
import { higher } from "./metric-plan";
import type { ProposalPlan } from "./proposal-plan";

const changes = harbourStages.map(({ metric }): ChangeOf<"band-set"> => ({
  change: "band-set",
  metric,
  bounds: higher("97.75", "96.55"),
  flex: metricOf(metric).band.flex,
  grace: null,
}));

/** The board's turn of October 2025: seven stages at these targets bring a household what it was promised. */
export const raisedTargets: ProposalPlan = {
  terms: {
    kind: "proposal",
    network: "harbour-broadband",
    title: "Stage targets that add up to the customer's target",
    reason:
      "Seven stages at their targets may leave 26 in 100 households with something wrong: 73.91 % against a target of 85 %, and 63.70 % against a floor of 78 %. With 97.75 % and 96.55 % in every stage the products are 85.27 % and 78.21 %.",
    from: period("2026-01"),
    retroactive: false,
    changes,
  },
  parties: partiesOfChanges(changes),
  proposed: { organisation: "brightwave", account: "board", at: "2025-10-22T14:10:00Z" },
  answers: [
    { organisation: "clearvoice", account: "board", at: "2025-10-24T09:05:00Z", answer: "agree" },
    { organisation: "ledgerline", account: "board", at: "2025-10-29T15:40:00Z", answer: "agree" },
    { organisation: "orderpoint", account: "board", at: "2025-11-04T10:30:00Z", answer: "agree" },
    { organisation: "kitpath", account: "board", at: "2025-11-06T11:20:00Z", answer: "agree" },
    { organisation: "meridian", account: "board", at: "2025-11-12T16:00:00Z", answer: "agree" },
    { organisation: "fieldworks", account: "board", at: "2025-11-19T13:25:00Z", answer: "agree" },
  ],
  comments: [
    {
      organisation: "fieldworks",
      account: "board",
      at: "2025-10-30T10:15:00Z",
      place: "band-set F1/target",
      says: "We stand at 93. We can agree if B2 is held too: without a forecast we can't book crews to reach this.",
    },
    {
      organisation: "brightwave",
      account: "board",
      at: "2025-11-17T09:50:00Z",
      place: "band-set F1/target",
      says: "Agreed by our sales board: the quarter's forecast goes out eight weeks ahead, and a miss of ours relieves you as it does now.",
    },
  ],
};
