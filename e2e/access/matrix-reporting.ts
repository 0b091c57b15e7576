import { row, type ActionRow } from "./row";

const periods = "app/networks/[network]/periods/actions.ts";

/** The actions around reporting a month: part of the matrix. */
export const reportingActions: readonly ActionRow[] = [
  row.action(periods, "ask", "managers and boards of another than who is asked", {
    from: "/networks/[network]/periods",
    sends: ({ network, owing, owedMonth }) => [
      network,
      { period: owedMonth, organisationId: owing },
    ],
    done: "done",
    // The worker reminds whoever was asked at once.
    writes: [
      "figure_requests",
      "audit_entries",
      "vault.audit_heads",
      "member_people",
      "reminders",
      "mail",
    ],
  }),
];
