import { row, type ActionRow } from "./row";

const conditions = "app/networks/[network]/conditions/actions.ts";
const library = "app/networks/[network]/metrics/library/actions.ts";
const signed = ["audit_entries", "vault.audit_heads", "member_people"];

/** A file with one definition. */
const definitions = JSON.stringify({
  definitions: [
    {
      metric: "L1",
      version: {
        name: "Left on time",
        purpose: "What leaves late comes late.",
        forWhom: ["end-customer"],
        kind: "proportion",
        unit: "%",
        decimals: 0,
        direction: "higher",
        measuredAt: "stage",
        numerator: "Vans that left on time",
        denominator: "Vans that left",
        rounding: "Not rounded.",
      },
      bands: [{ bounds: { direction: "higher", target: "95", floor: "90" } }],
    },
  ],
});

/** The actions by which parties agree: part of the matrix. */
export const agreeingActions: readonly ActionRow[] = [
  row.action(conditions, "declare", "managers and boards of the network", {
    from: "/networks/[network]/conditions",
    sends: ({ network }) => [
      network,
      { condition: "storm", first: "2026-06", last: "2026-07", reason: "Wind." },
    ],
    done: "done",
    writes: ["declared_conditions", ...signed],
  }),
  row.action(conditions, "confirm", "managers and boards of another party", {
    from: "/networks/[network]/conditions",
    sends: ({ network, condition }) => [network, { number: condition }],
    done: "done",
    refused: ["refused"],
    writes: ["condition_confirmations", ...signed],
  }),
  row.action(conditions, "withdraw", "managers and boards who declared", {
    from: "/networks/[network]/conditions",
    sends: ({ network, condition }) => [network, { number: condition }],
    done: "done",
    refused: ["refused"],
    writes: ["declared_conditions", ...signed],
  }),
  row.action(conditions, "proposeForecast", "managers and boards of the network", {
    from: "/networks/[network]/conditions",
    sends: ({ network, driver }) => [
      network,
      {
        seriesKey: driver,
        part: "denominator",
        amounts: [{ month: "2026-06", amount: "1200" }],
        reason: "As last year.",
      },
    ],
    done: "done",
    writes: ["proposals", "proposal_answers", ...signed],
  }),
  row.action(library, "readFile", "managers and boards of the network", {
    from: "/networks/[network]/metrics/library",
    sends: ({ network }) => [network, { text: definitions, name: "definitions.json" }],
    done: "read",
    writes: [],
  }),
];
