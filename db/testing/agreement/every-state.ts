import { addMonths, period } from "@/lib/periods/period";
import { placeOf } from "@/lib/proposals/fields-of";
import { confirmCondition, declareCondition, withdrawCondition } from "../../queries/conditions";
import { commentOnProposal, withdrawProposal } from "../../queries/proposals";
import { actAs, openPeriod, type ParcelNetwork, type Person } from "../../testing";
import { agreedByAll, bandThatFlexes, heldFromTheOpenMonth } from "../agreed-by-all";
import {
  agrees,
  answers,
  bandChange,
  comingMonth,
  proposed,
  termsOf,
  versionChange,
} from "../proposed";

/** Proposals of all kinds in every state, comments, forecasts, conditions declared, confirmed and withdrawn, and a parallel run. */
export async function everyState(network: ParcelNetwork): Promise<void> {
  await agreedOnes(network);
  await otherStates(network);
  await conditions(network);
}

/** Bands with flex and grace, a version beside the one in force, a new metric, and forecasts. */
async function agreedOnes(network: ParcelNetwork): Promise<void> {
  const { brand, carrier, desk } = network;
  const from = comingMonth();
  const by = { condition: "storm", metric: "P1", reporter: carrier.slug };
  const flexed = bandThatFlexes("P1", by);
  const grace = { misses: 2, periods: 12, from: openPeriod, to: null };
  const held = heldFromTheOpenMonth(network, [{ ...flexed, grace }]);
  await agreedByAll(network, held, [carrier, brand]);
  const version = versionChange("D1", [brand.slug, carrier.slug, desk.slug], {
    version: 2,
    comparable: false,
    visibility: "network",
    owners: [carrier.slug],
    parallelFrom: addMonths(from, -2),
    series: [{ reporter: carrier.slug, subject: "" }],
  });
  await agreedByAll(network, termsOf(network, [version]), [carrier, brand, desk]);
  const fresh = [versionChange("X1", [desk.slug, brand.slug]), bandChange("X1", "98", "95")];
  await agreedByAll(network, termsOf(network, fresh), [desk, brand]);
  const forecast = {
    change: "forecast",
    metric: "P1",
    reporter: carrier.slug,
    subject: "",
    part: "denominator",
    amounts: { [from]: 1200, "2025-12": 900 },
  } as const;
  await agreedByAll(network, termsOf(network, [forecast]), [carrier, brand]);
}

/** One that is open and agreed in part, one countered and its counter-proposal, one declined, one withdrawn; with comments. */
async function otherStates(network: ParcelNetwork): Promise<void> {
  const { brand, carrier, desk } = network;
  const bands = (metric: string, target: string) =>
    termsOf(network, [bandChange(metric, target, "91")], { title: `${metric} at ${target}` });
  const open = await proposed(network, brand.manager, bands("E1", "97"));
  await agrees(network, carrier.board, open);
  await says(network, desk.board, {
    number: open,
    place: "",
    says: "Not before spring.\nWhy now?",
  });
  const target = placeOf(bandChange("E1", "97", "91"), "target");
  await says(network, brand.manager, { number: open, place: target, says: "“97” – as agreed." });
  const first = await proposed(network, desk.manager, bands("A1", "98"));
  await proposed(network, carrier.board, bands("A1", "96.5"), first);
  const declined = await proposed(network, brand.board, bands("Q1", "99"));
  await answers(network, desk.manager, declined, "decline");
  const withdrawn = await proposed(network, carrier.manager, bands("R1", "99"));
  await actAs(carrier.board, (tx) => withdrawProposal(tx, network.id, withdrawn));
}

async function says(
  network: ParcelNetwork,
  person: Person,
  comment: { readonly number: number; readonly place: string; readonly says: string },
): Promise<void> {
  await actAs(person, (tx) => commentOnProposal(tx, network.id, comment));
}

async function conditions({ id, brand, carrier }: ParcelNetwork): Promise<void> {
  for (const [index, month] of ["2025-12", "2026-02", "2026-04"].map(period).entries()) {
    const storm = { condition: "storm", first: month, last: month, reason: `Wind ${index}.` };
    const declared = await actAs(carrier.manager, (tx) => declareCondition(tx, id, storm));
    if ("refused" in declared) throw new Error(JSON.stringify(declared));
    const { number } = declared;
    if (index === 1) await actAs(brand.board, (tx) => confirmCondition(tx, id, number));
    if (index === 2) await actAs(carrier.board, (tx) => withdrawCondition(tx, id, number));
  }
}
