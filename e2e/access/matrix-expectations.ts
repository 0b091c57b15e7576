import { row, type ActionRow } from "./row";

const expectations = "app/networks/[network]/expectations/actions.ts";
const signed = ["audit_entries", "vault.audit_heads", "member_people"];
const from = "/networks/[network]/expectations";

/** The lines of the matrix for what isn't promised. */
export const expectationActions: readonly ActionRow[] = [
  row.action(expectations, "propose", "managers and boards of the network", {
    from,
    sends: ({ network }) => [
      network,
      { kind: "not-promised", says: "No parcel comes on a Sunday.", metric: "" },
    ],
    done: "done",
    writes: ["expectations", "expectation_answers", ...signed],
  }),
  row.action(expectations, "answer", "managers and boards of another party", {
    from,
    sends: ({ network, expectation }) => [
      network,
      { number: expectation, answer: "agree", reason: "" },
    ],
    done: "done",
    refused: ["refused"],
    writes: ["expectation_answers", ...signed],
  }),
];
