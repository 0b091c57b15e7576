import { row, type ActionRow } from "./row";

const periods = "app/networks/[network]/periods/[period]/actions.ts";
const figurePage = "/networks/[network]/periods/[period]/figures/[key]";
const signed = ["audit_entries", "vault.audit_heads", "member_people"];
const acted = ["figure_acts", ...signed];
// A revision lets the chain be scanned anew, which the worker may have done by then.
const revised = ["figures", "figure_revisions", "graphile_worker._private_jobs", "chain_scans"];
const typed = { numerator: "", denominator: "", notApplicable: false };
const restated = { numerator: "89", denominator: "100", notApplicable: false };
const party = "managers and boards of a party";

/** The lines of the matrix for what is done about figures once they are submitted. */
export const settlementActions: readonly ActionRow[] = [
  row.action(periods, "accept", party, {
    from: "/networks/[network]/periods/[period]",
    sends: ({ network, period, toAccept: { key, revision } }) => [
      network,
      { period, figures: [{ key, revision }] },
    ],
    done: "done",
    writes: [...acted, ...revised],
  }),
  row.action(periods, "dispute", party, {
    from: figurePage,
    sends: ({ network, toAccept }) => [
      network,
      { ...toAccept, says: "Why so few?", evidence: "", ...typed },
    ],
    done: "done",
    writes: [...acted, ...revised],
  }),
  row.action(periods, "say", party, {
    from: figurePage,
    sends: ({ network, disputed: { period, key } }) => [
      network,
      { period, key, act: "message", says: "We look.", evidence: "" },
    ],
    done: "done",
    writes: acted,
  }),
  row.action(periods, "restate", "managers who report", {
    from: figurePage,
    sends: ({ network, ownFigure }) => [
      network,
      { ...ownFigure, ...restated, says: "Counted twice.", sure: "[89,100,false]" },
    ],
    done: "done",
    writes: [...acted, ...revised],
  }),
  row.action(periods, "settle", party, {
    from: figurePage,
    sends: ({ network, toRestate }) => [network, { ...toRestate, act: "agree", says: "" }],
    done: "done",
    writes: [...acted, ...revised],
  }),
  // What is signed is what the organisation sees: another's is as one that changed.
  row.action(periods, "close", party, {
    from: "/networks/[network]/periods/[period]",
    sends: ({ network, period, seen }) => [network, { period, seen }],
    done: "done",
    refused: ["refused"],
    writes: ["period_signatures", ...signed],
  }),
];
