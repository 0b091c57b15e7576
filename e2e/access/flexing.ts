import { declareCondition } from "@/db/queries/conditions";
import { actAs, openPeriod, seriesKeys, type Organisation, type ParcelNetwork } from "@/db/testing";
import { agreedByAll, bandThatFlexes, heldFromTheOpenMonth } from "@/db/testing/agreed-by-all";
import { addMonths } from "@/lib/periods/period";

/** P1, whose parties are the carrier and the brand, flexes in a storm and with its own volume. */
export async function flexes(network: ParcelNetwork): Promise<void> {
  const { brand, carrier } = network;
  const by = { condition: "storm", metric: "P1", reporter: carrier.slug };
  const terms = heldFromTheOpenMonth(network, [bandThatFlexes("P1", by)]);
  await agreedByAll(network, terms, [carrier, brand]);
}

/** What the matrix is told of flex. */
export type FlexTold = {
  /** The number of a condition that the reporter declared and nobody has confirmed; others are asked to. */
  readonly condition: number;
  /** The key of a series of which each month's volume is forecast, by the carrier and the brand alone. */
  readonly driver: number;
};

/** Declares a condition as the manager of an organisation, for a month that no other's is for. */
export async function flexTold(
  { id, manager }: Organisation,
  network: ParcelNetwork,
): Promise<FlexTold> {
  const month = addMonths(openPeriod, id === network.brand.id ? 2 : 1);
  const declared = { condition: "storm", first: month, last: month, reason: "Wind." };
  const done = await actAs(manager, (tx) => declareCondition(tx, network.id, declared));
  return { condition: "number" in done ? done.number : 0, driver: seriesKeys.P1 };
}
