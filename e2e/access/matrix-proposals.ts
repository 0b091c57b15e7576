import { row, type ActionRow } from "./row";

const proposals = "app/networks/[network]/proposals/actions.ts";
const signed = ["audit_entries", "vault.audit_heads", "member_people"];

/** The lines of the matrix for what is done with proposals. */
export const proposalActions: readonly ActionRow[] = [
  row.action(proposals, "propose", "managers and boards of the network", {
    from: "/networks/[network]/proposals/new",
    sends: ({ network, entries }) => [network, { entries, counterTo: null }],
    done: "proposed",
    writes: ["proposals", "proposal_answers", ...signed],
  }),
  row.action(proposals, "tryOut", "managers and boards of a party", {
    from: "/networks/[network]/proposals/new",
    sends: ({ network, pactEntries }) => [network, { entries: pactEntries }],
    done: "tried",
    // Whoever is of the network and no party has entered something wrong.
    refused: ["refused"],
    writes: [],
  }),
  row.action(proposals, "stake", "managers and boards of a party", {
    from: "/networks/[network]/proposals/new",
    sends: ({ network, pactEntries }) => [network, { entries: pactEntries }],
    done: "staked",
    // Whoever is of the network and no party types somebody else's SLA.
    refused: ["refused"],
    writes: [],
  }),
  row.action(proposals, "answer", "managers and boards of a party", {
    from: "/networks/[network]/proposals/[number]",
    sends: ({ network, asked }) => [network, { ...asked, answer: "agree", reason: "" }],
    done: "done",
    writes: [
      "proposals",
      "proposal_answers",
      "metrics",
      "metric_versions",
      "agreements",
      "series",
      ...signed,
    ],
  }),
  row.action(proposals, "comment", "managers and boards of a party", {
    from: "/networks/[network]/proposals/[number]",
    sends: ({ network, asked }) => [
      network,
      { number: asked.number, place: "", says: "Why is that?" },
    ],
    done: "done",
    writes: ["proposal_comments", ...signed],
  }),
  row.action(proposals, "withdraw", "managers and boards of a party", {
    from: "/networks/[network]/proposals/[number]",
    sends: ({ network, made }) => [network, made],
    done: "done",
    writes: ["proposals", ...signed],
  }),
];
