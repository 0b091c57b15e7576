import { beforeEach, expect, test } from "vitest";
import { chainFacts } from "@/app/networks/[network]/chain-facts";
import type { ChainTerms } from "@/lib/chain/composed-chain";
import { ratio, roundedText, toNumber, type Ratio } from "@/lib/metrics/ratio";
import { period, type Period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { chainNames } from "@/lib/scorecards/agreed-chain";
import { chainHealth } from "@/lib/scorecards/chain-health";
import { chainMonths, type ChainMonth } from "@/lib/scorecards/chain-month";
import { actAs, aNetwork, seriesKeys, type ParcelNetwork, type Person } from "../testing";
import { december, withDecember } from "../testing/december";
import { agrees, proposed, termsOf } from "../testing/proposed";
import { asSuperuser } from "../testing/superuser";
import { findCustomerPlace } from "./customer-place";
import { listOutcomes } from "./outcomes";

const [october, november] = [period("2025-10"), period("2025-11")];
let network: ParcelNetwork;

beforeEach(async () => {
  network = await aNetwork();
  await withDecember(network);
});

const name = "Parcel to door";
const series = (metric: string, reporter: string) => ({ metric, reporter, subject: "" });

/** A stage of D1 and P1, 60 to 40, that hands over what A1 counts. */
function branched(): ChainTerms {
  const { brand, carrier, desk } = network;
  const by = { name: "", organisation: carrier.slug };
  return {
    customer: "end-customer",
    who: "Households",
    promise: "It comes by any way.",
    outcome: series("E1", brand.slug),
    stages: [
      {
        name: "Bring",
        isOptional: false,
        branches: [
          { ...by, share: "60", series: series("D1", carrier.slug) },
          { ...by, share: "40", series: series("P1", carrier.slug) },
        ],
        handOff: series("A1", desk.slug),
      },
    ],
  };
}

function chain(terms: ChainTerms | null, other: Partial<ChangeOf<"chain">> = {}) {
  const { brand, carrier, desk } = network;
  const parties = [brand.slug, carrier.slug, desk.slug];
  return { change: "chain" as const, name, parties, terms, ...other };
}

/** All of its parties agree to a change of a chain from December on. */
async function agreed(
  change: ChangeOf<"chain">,
  people: readonly Person[] = [network.brand.manager, network.carrier.manager, network.desk.board],
): Promise<void> {
  const [first, ...others] = people;
  if (first === undefined) throw new Error("nobody proposes it");
  const terms = termsOf(network, [change], { from: december, retroactive: true });
  const number = await proposed(network, first, terms);
  for (const one of others) await agrees(network, one, number);
}

async function seenBy(person: Person, asked: Period | null = null, named: string | null = null) {
  const place = await actAs(person, (tx) => findCustomerPlace(tx, network.slug, asked, named));
  if (place === null) throw new Error("no such network");
  const facts = chainFacts(place, place.figures, place.aggregate);
  const months = facts === null ? [] : chainMonths(facts);
  return {
    names: chainNames(place.chain, place.agreed),
    shown: facts === null ? null : (chainHealth(facts, asked)?.month.period ?? null),
    months,
    at: (month: Period) => monthOf(months, month),
  };
}

function monthOf(months: readonly ChainMonth[], at: Period): ChainMonth {
  const month = months.find((one) => one.period === at);
  if (month === undefined) throw new Error(`no month ${at}`);
  return month;
}

const percent = (value: Ratio | null) => (value === null ? null : roundedText(value, 4));
/** What is told of a month, without what the chain is made of. */
const told = ({ shape, ...month }: ChainMonth) =>
  JSON.stringify([shape.named, month], (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );

test("a change of the chain composes the months from its own on, and leaves those before as they were", async () => {
  const { brand, carrier, desk } = network;
  const before = await seenBy(brand.viewer);
  await agreed(chain(branched()));
  const after = await seenBy(carrier.viewer);
  for (const month of [october, november]) {
    expect(told(after.at(month))).toBe(told(before.at(month)));
  }
  const way = 0.6 * 0.98 + 0.4 * 0.95;
  const { composed, stages, handOffs, gap, outcome } = after.at(december);
  expect(stages.map((stage) => percent(stage?.value ?? null))).toEqual(["96.8000"]);
  expect(handOffs.map((one) => percent(one?.value ?? null))).toEqual(["97.0000"]);
  expect(toNumber(composed.value ?? ratio(0, 1))).toBeCloseTo(100 * way * 0.97, 10);
  expect([percent(composed.least), percent(composed.most)]).toEqual(["93.8000", "96.8000"]);
  expect(toNumber(gap ?? ratio(0, 1))).toBeCloseTo(89 - 100 * way * 0.97, 10);
  expect(outcome.figure?.seriesKey).toBe(seriesKeys.E1);
  expect(after.at(december).shape.named).toMatchObject({
    promise: "It comes by any way.",
    stages: [{ name: "Bring", organisationIds: [carrier.id] }],
  });
  expect((await seenBy(desk.viewer)).names).toEqual([name]);
});

test("a stage of which one branch isn't shared stays hidden, and nothing is composed with it", async () => {
  const { desk } = network;
  await agreed(chain(branched()));
  const { at } = await seenBy(desk.viewer);
  expect(at(december).stages).toEqual([null]);
  expect(at(december).composed).toMatchObject({ value: null, least: null, most: null });
  expect(at(december).gap).toBeNull();
  expect(at(october).composed.value).not.toBeNull();
});

test("a stage that nothing measures leaves its chain uncomposed", async () => {
  const { brand, carrier } = network;
  const terms = branched();
  const [first] = terms.stages;
  if (first === undefined) throw new Error("no stage");
  const pack = { name: "", organisation: brand.slug, share: "100", series: null };
  const stages = [...terms.stages, { ...first, name: "Pack", branches: [pack], handOff: null }];
  await agreed(chain({ ...terms, stages }));
  const { at } = await seenBy(carrier.viewer);
  expect(at(december).stages.map((stage) => stage?.level)).toEqual(["on-track", "no-data"]);
  expect(at(december).composed.value).toBeNull();
});

test("from the month in which a chain ends nothing is composed, and the last month that is shown comes before it", async () => {
  const { brand, carrier } = network;
  expect((await seenBy(brand.viewer)).shown).toBe(december);
  await agreed(chain(null));
  const { at, shown } = await seenBy(carrier.viewer);
  expect(shown).toBe(november);
  expect(at(november).composed.value).not.toBeNull();
  expect(at(december)).toMatchObject({ stages: [], composed: { value: null, least: null } });
  expect(percent(at(december).outcome.value)).toBe("89.0000");
});

test("a chain that only some of them agreed to is theirs, and begins with its first month", async () => {
  const { brand, carrier, desk } = network;
  await asSuperuser(async (sql) => {
    await sql`delete from chain_stages where network_id = ${network.id}`;
    await sql`delete from chains where network_id = ${network.id}`;
  });
  const [stage] = branched().stages;
  if (stage === undefined) throw new Error("no stage");
  const terms = { ...branched(), stages: [{ ...stage, handOff: null }] };
  const parties = [brand.slug, carrier.slug];
  await agreed(chain(terms, { name: "Ways", parties }), [brand.manager, carrier.board]);
  const { months, names, shown } = await seenBy(carrier.viewer);
  expect(names).toEqual(["Ways"]);
  expect(months.map((month) => month.period)).toEqual([december]);
  expect(shown).toBe(december);
  expect(percent(months[0]?.composed.value ?? null)).toBe("96.8000");
  expect(await seenBy(desk.viewer)).toMatchObject({ names: [], months: [] });
  const lastOf = async (person: Person) =>
    (await actAs(person, listOutcomes)).map(({ outcome }) => outcome?.figures[0]?.period);
  expect(await lastOf(carrier.viewer), "in the list of networks, too").toEqual([december]);
  expect(await lastOf(desk.viewer)).toEqual([undefined]);
});

test("of several chains the one that is asked for is shown, without one that which was loaded", async () => {
  const { brand, carrier, desk } = network;
  await agreed(chain(branched(), { name: "Another way" }));
  const first = await seenBy(carrier.viewer);
  expect(first.names).toEqual([name, "Another way"]);
  expect(first.at(december).shape.named.name).toBe(name);
  expect(first.at(december).stages).toHaveLength(2);
  const other = await seenBy(brand.viewer, null, "Another way");
  expect(other.names).toEqual([name, "Another way"]);
  expect(other.months.map((month) => month.period)).toEqual([december]);
  expect(percent(other.at(december).composed.value)).toBe("93.8960");
  expect((await seenBy(desk.viewer, null, "No such chain")).months).toEqual([]);
});

test("whoever isn't a party of what was agreed of a chain that everybody sees learns that it was, and nothing of it", async () => {
  const { brand, carrier, desk } = network;
  const outcome = series("D1", carrier.slug);
  await asSuperuser((sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update metric_versions set measured_at = 'customer' where network_id = ${network.id} and metric_code = 'D1'`;
    }),
  );
  const before = await seenBy(brand.viewer);
  expect(before.at(december).composed.value).not.toBeNull();
  await agreed(chain({ ...branched(), outcome }, { parties: [carrier.slug, desk.slug] }), [
    carrier.manager,
    desk.board,
  ]);
  const after = await seenBy(brand.viewer);
  expect(told(after.at(november))).toBe(told(before.at(november)));
  expect(after.at(december).stages).toEqual([null, null]);
  expect(after.at(december).composed.value).toBeNull();
  expect(after.at(december).shape.named).toMatchObject({ name, proposal: null });
  expect((await seenBy(carrier.viewer)).at(december).composed.value).not.toBeNull();
  const listed = async (person: Person) =>
    (await actAs(person, listOutcomes)).map(({ outcome, agreedFrom }) => [
      outcome?.metric.code,
      outcome?.figures[0]?.period,
      agreedFrom,
    ]);
  expect(await listed(brand.viewer), "the list of networks ends before it").toEqual([
    ["E1", november, december],
  ]);
  expect(await listed(carrier.viewer)).toEqual([["D1", december, null]]);
});
