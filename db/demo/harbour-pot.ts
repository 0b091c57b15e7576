import { period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { harbourMembers } from "./harbour-organisations";
import type { ProposalPlan } from "./proposal-plan";

const parties = harbourMembers.map(({ slug }) => slug);

/** The joint pot, as all seven agreed to it: half of a saving is the brand's, half the six partners' in equal parts. */
const jointPot: ChangeOf<"pool"> = {
  change: "pool",
  name: "Joint pot",
  parties,
  terms: {
    outcome: { metric: "E1", reporter: "brightwave", subject: "" },
    window: { kind: "quarter" },
    release: { kind: "saving", counts: "right", baseline: "12.4", unitCost: "62", patience: 2 },
    shares: parties.map((organisation) => ({
      organisation,
      weight: organisation === "brightwave" ? 6 : 1,
      contribution: "0",
    })),
  },
};

/** The board's turn of October 2025: risk and reward are shared by what the household gets. */
export const jointPotProposed: ProposalPlan = {
  terms: {
    kind: "proposal",
    network: "harbour-broadband",
    title: "A joint pot on what the household gets",
    reason:
      "Credits on chain metrics paid nothing while one connection in four went wrong. An imperfect order costs 62 pounds, whoever's stage it was: below 12.4 % the saving is shared, above it the cost is from the third quarter running on.",
    from: period("2026-01"),
    retroactive: false,
    changes: [jointPot],
  },
  parties,
  proposed: { organisation: "brightwave", account: "board", at: "2025-10-22T14:40:00Z" },
  answers: [
    { organisation: "clearvoice", account: "board", at: "2025-10-24T09:20:00Z", answer: "agree" },
    { organisation: "ledgerline", account: "board", at: "2025-10-29T15:55:00Z", answer: "agree" },
    { organisation: "orderpoint", account: "board", at: "2025-11-04T10:45:00Z", answer: "agree" },
    { organisation: "kitpath", account: "board", at: "2025-11-06T11:35:00Z", answer: "agree" },
    { organisation: "meridian", account: "board", at: "2025-11-12T16:15:00Z", answer: "agree" },
    { organisation: "fieldworks", account: "board", at: "2025-11-19T13:40:00Z", answer: "agree" },
  ],
};
