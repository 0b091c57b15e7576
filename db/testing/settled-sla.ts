import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { agreedTerms, atLeast, feeOf, owedBy } from "../demo/sla-plan";
import { openPeriod, type ParcelNetwork } from "../testing";
import { agrees, proposed, termsOf } from "./proposed";
import { aNetworkToSettle } from "./settled";

type Consequence = NonNullable<ChangeOf<"sla">["terms"]>["obligations"][number]["consequence"];

/** An SLA by which the carrier owes a tenth of its fee where fewer than 90 % of parcels come in time, from the open month on. */
export function slaOf({ brand, carrier }: ParcelNetwork): ChangeOf<"sla"> {
  const consequence: Consequence = {
    kind: "credit",
    base: { kind: "fee" },
    tiers: [{ worseBy: "0", percent: "10" }],
  };
  const terms = agreedTerms({
    obligations: owedBy(carrier.slug, [{ metric: "P1", threshold: atLeast("90"), consequence }]),
    remedy: { order: "at-once" },
    isVisible: true,
    oneSidedReason: "A trial.",
  });
  return { change: "sla", between: [brand.slug, carrier.slug], name: "Parcels", terms };
}

/** A network to settle with an SLA in force in its open month, in which the carrier owes 90 % and reported 91.4 %; the fee is 4,000. */
export async function aNetworkWithAnSla(): Promise<ParcelNetwork> {
  const network = await aNetworkToSettle();
  const { brand, carrier } = network;
  const changes = [slaOf(network), feeOf(brand.slug, carrier.slug, "4000")];
  const terms = termsOf(network, changes, { from: openPeriod, retroactive: true });
  const number = await proposed(network, brand.manager, terms);
  const answer = await agrees(network, carrier.board, number);
  if (!("state" in answer) || answer.state !== "agreed") throw new Error(JSON.stringify(answer));
  return network;
}
