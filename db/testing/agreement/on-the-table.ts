import { sha256 } from "../../sha256";
import type { ParcelNetwork } from "../../testing";
import { proposalText, type ProposalTerms } from "@/lib/proposals/proposal-terms";
import { agrees, bandChange, comingMonth, proposed, termsOf, versionChange } from "../proposed";

/** A proposal that waits for the desk alone. */
export type OnTheTable = {
  readonly number: number;
  readonly hash: string;
  readonly terms: ProposalTerms;
};

/** All that can be agreed about D1: a version with a new baseline, bands with flex and grace, and a forecast. */
export function allOfD1(network: ParcelNetwork): ProposalTerms {
  const { brand, carrier, desk } = network;
  const from = comingMonth();
  return termsOf(network, [
    versionChange("D1", [brand.slug, carrier.slug, desk.slug], {
      version: 2,
      comparable: false,
      visibility: "network",
      owners: [carrier.slug],
      series: [{ reporter: carrier.slug, subject: "" }],
    }),
    bandChange("D1", "99", "98", {
      flex: {
        cap: null,
        budget: null,
        rules: [
          {
            name: "Peak",
            from,
            to: null,
            trigger: { kind: "season", months: [12] },
            effect: { amount: "2" },
          },
        ],
      },
      grace: { misses: 1, periods: 3, from, to: null },
    }),
    {
      change: "forecast",
      metric: "D1",
      reporter: carrier.slug,
      subject: "",
      part: "denominator",
      amounts: { [from]: 1000 },
    },
  ]);
}

/** Proposed by the brand and agreed by the carrier: one agreement is missing. */
export async function onlyTheDeskIsMissing(network: ParcelNetwork): Promise<OnTheTable> {
  const terms = allOfD1(network);
  const number = await proposed(network, network.brand.manager, terms);
  const came = await agrees(network, network.carrier.board, number);
  if (!("state" in came) || came.state !== "open") throw new Error(JSON.stringify(came));
  return { number, terms, hash: sha256(proposalText(terms)) };
}
