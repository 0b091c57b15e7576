import { row, type ActionRow, type RouteRow } from "./row";

const promises = "app/networks/[network]/promises/actions.ts";
const signed = ["audit_entries", "vault.audit_heads", "member_people"];

/** The lines of the matrix for the pages of the ledger of promises, and for files of promises. */
export const promiseRoutes: readonly RouteRow[] = [
  row.page("/networks/[network]/promises", "in the network"),
  row.page("/networks/[network]/promises/[reference]", "takes part in the case"),
  row.handler(
    "/api/v1/networks/[network]/promises",
    "managers, boards and go-to persons of the network",
    { posts: true },
  ),
];

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
