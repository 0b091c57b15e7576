import { comingMonth } from "@/db/testing/proposed";
import { row, type ActionRow } from "./row";

const pair = "app/networks/[network]/relationships/[pair]/actions.ts";
const sla = "app/networks/[network]/slas/[number]/actions.ts";

/** The actions about SLAs: part of the matrix. */
export const slaActions: readonly ActionRow[] = [
  row.action(sla, "notice", "managers and boards of a party", {
    from: "/networks/[network]/slas",
    sends: ({ network, sla: number, code }) => [
      network,
      {
        sla: Number(number),
        obligation: code,
        month: comingMonth(),
        says: "Two vans are broken; we rent others.",
      },
    ],
    done: "done",
    writes: ["early_notices", "audit_entries", "vault.audit_heads", "member_people"],
  }),
  // It is claimed of the organisation whose thing it is, by another one.
  row.action(pair, "value", "managers and boards of another party", {
    from: "/networks/[network]/relationships",
    sends: ({ network, openedById: other }) => [
      network,
      {
        kind: "claim",
        other,
        what: "saving",
        month: "2025-12",
        amount: "1200.50",
        says: "Fewer vans on the road.",
        guard: null,
      },
    ],
    done: "done",
    writes: ["value_entries", "audit_entries", "vault.audit_heads", "member_people"],
  }),
  row.action(sla, "plan", "managers and boards of a party", {
    from: "/networks/[network]/slas",
    sends: ({ network, plan }) => [
      network,
      { kind: "note", plan: Number(plan), says: "The vans leave an hour earlier now.", due: "" },
    ],
    done: "done",
    writes: ["plans", "plan_entries", "audit_entries", "vault.audit_heads", "member_people"],
  }),
];
