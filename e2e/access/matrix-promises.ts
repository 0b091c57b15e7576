import { row, type ActionRow } from "./row";

const promises = "app/networks/[network]/promises/actions.ts";
const signed = ["audit_entries", "vault.audit_heads", "member_people"];

/** The lines of the matrix for what is entered in the ledger of promises. */
export const promiseActions: readonly ActionRow[] = [
  row.action(promises, "open", "managers, boards and go-to persons of the network", {
    from: "/networks/[network]/promises",
    sends: ({ network, reference }) => [network, { reference: `new-${reference}` }],
    done: "opened",
    refused: ["refused"],
    writes: ["cases", "case_entries", ...signed],
  }),
  row.action(promises, "add", "managers, boards and go-to persons of who takes part", {
    from: "/networks/[network]/promises/[reference]",
    sends: ({ network, reference, openedById }) => [
      network,
      {
        reference,
        openedById,
        entry: { kind: "message", promise: 1, hand: "", says: "A text was sent." },
      },
    ],
    done: "done",
    writes: ["cases", "case_entries", ...signed],
  }),
  row.action(promises, "enterFigure", "managers who report", {
    from: "/networks/[network]/promises",
    sends: ({ network, draft }) => [network, { key: draft["key"], period: draft["period"] }],
    done: "done",
    writes: ["figures", "figure_revisions", ...signed],
  }),
];
