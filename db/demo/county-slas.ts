import type { ProposalPlan } from "./proposal-plan";
import { agreedTerms, atLeast, owedBy, slaProposal } from "./sla-plan";

const network = "county-urgent-care";
const planFirst = { order: "plan-first", months: 3 } as const;

/** The two SLAs of County Urgent Care, without money: a joint plan comes first. */
export const countySlas: readonly ProposalPlan[] = [
  slaProposal(network, {
    between: ["clearvoice", "northgate"],
    name: "Triage and advice",
    terms: agreedTerms({
      obligations: [
        ...owedBy("clearvoice", [
          { metric: "T1", threshold: { kind: "level", level: "on-track" } },
          { metric: "T2", threshold: atLeast("95") },
        ]),
        ...owedBy("northgate", [{ metric: "G2", threshold: atLeast("95") }]),
      ],
      remedy: planFirst,
      isVisible: true,
    }),
    title: "SLA of ClearVoice and Northgate Clinics",
    reason: "Whoever is sent to the right place is seen in time, if places are told in time.",
    day: "2023-12-04",
  }),
  slaProposal(network, {
    between: ["swift", "northgate"],
    name: "Transport",
    terms: agreedTerms({
      obligations: [
        ...owedBy("swift", [{ metric: "V2", threshold: atLeast("96") }]),
        ...owedBy("northgate", [{ metric: "G1", threshold: atLeast("96") }]),
      ],
      remedy: planFirst,
      isVisible: false,
    }),
    title: "SLA of Swift Transport and Northgate Clinics",
    reason: "A patient who is fetched in time and waits at the door was not fetched in time.",
    day: "2023-12-05",
  }),
];
