import { period } from "@/lib/periods/period";
import type { ProposalPlan } from "./proposal-plan";
import { feeOf } from "./sla-plan";

const network = "harbour-broadband";

/** What Brightwave paid FieldWorks late, month by month, by its name. */
export const paidLate = {
  metric: "Value paid late",
  reporter: "brightwave",
  subject: "FieldWorks",
} as const;

/** The fees of partners that Brightwave has no SLA with. */
const otherFees = (
  [
    ["meridian", "900000", "2023-12-18"],
    ["orderpoint", "90000", "2023-12-19"],
  ] as const
).map(([payee, amount, day]): ProposalPlan => ({
  terms: {
    kind: "proposal",
    network,
    title: "Monthly fee from 2024 on",
    reason: "As in the contract; here it is what both sides agree to.",
    from: period("2024-01"),
    retroactive: false,
    changes: [feeOf("brightwave", payee, amount)],
  },
  parties: ["brightwave", payee],
  proposed: { organisation: "brightwave", account: "manager", at: `${day}T09:15:00Z` },
  answers: [{ organisation: payee, account: "manager", at: `${day}T15:40:00Z`, answer: "agree" }],
}));

/** Three invoices of FieldWorks that Brightwave paid late in June 2025. */
const invoicesPaidLate: ProposalPlan = {
  terms: {
    kind: "proposal",
    network,
    title: "Invoices of June paid late",
    reason: "Three of 35 invoices, by their dates of arrival and payment.",
    from: period("2025-08"),
    retroactive: false,
    changes: [
      {
        change: "amount",
        name: paidLate.metric,
        reporter: paidLate.reporter,
        subject: paidLate.subject,
        parties: ["brightwave", "fieldworks"],
        amounts: { "2025-06": "36000" },
      },
    ],
  },
  parties: ["brightwave", "fieldworks"],
  proposed: { organisation: "brightwave", account: "manager", at: "2025-07-08T10:30:00Z" },
  answers: [
    { organisation: "fieldworks", account: "manager", at: "2025-07-09T08:50:00Z", answer: "agree" },
  ],
};

/** The fees and amounts of Harbour Broadband that weren't agreed with an SLA. */
export const harbourFees: readonly ProposalPlan[] = [...otherFees, invoicesPaidLate];
