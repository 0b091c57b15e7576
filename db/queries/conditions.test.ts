import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { addMonths, period, type Period } from "@/lib/periods/period";
import { effectsOf, namedConditions, waitingFor } from "@/lib/scorecards/conditions";
import { actAs, aNetwork, openPeriod, type ParcelNetwork, type Person } from "../testing";
import { agreedByAll, bandInCondition, heldFromTheOpenMonth } from "../testing/agreed-by-all";
import { comingMonth } from "../testing/proposed";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import {
  confirmCondition,
  declareCondition,
  readConditions,
  withdrawCondition,
} from "./conditions";

/** "storm" flexes D1 of all three, "move" P1 of the brand and the carrier. */
async function aFlexingNetwork(): Promise<ParcelNetwork> {
  const network = await aNetwork();
  const { brand, carrier, desk } = network;
  const terms = (metric: string, condition: string) =>
    heldFromTheOpenMonth(network, [bandInCondition(metric, condition)]);
  await agreedByAll(network, terms("D1", "storm"), [carrier, brand, desk]);
  await agreedByAll(network, terms("P1", "move"), [carrier, brand]);
  return network;
}

/** As closing a month will. */
async function closesTheOpenMonth({ id }: ParcelNetwork): Promise<void> {
  await asSuperuser(
    (sql) => sql`update network_periods set closed_on = current_date
      where network_id = ${id} and closed_on is null`,
  );
}

let network: ParcelNetwork;
beforeAll(async () => {
  network = await aFlexingNetwork();
});

const reads = (person: Person) => actAs(person, (tx) => readConditions(tx, network.id));

function declares(
  person: Person,
  condition: string,
  first: Period,
  last = first,
  reason = "Wind of force 11.",
) {
  return actAs(person, (tx) =>
    declareCondition(tx, network.id, { condition, first, last, reason }),
  );
}

const confirms = (person: Person, number: number) =>
  actAs(person, (tx) => confirmCondition(tx, network.id, number));
const withdraws = (person: Person, number: number) =>
  actAs(person, (tx) => withdrawCondition(tx, network.id, number));

/** Each test declares for months of its own: two declarations of one condition can't overlap. */
let used = comingMonth();
function anotherMonth(): Period {
  used = addMonths(used, 1);
  return used;
}

async function declared(person: Person, condition = "storm"): Promise<number> {
  const done = await declares(person, condition, anotherMonth());
  if ("refused" in done) throw new Error(done.refused);
  return done.number;
}

async function found(person: Person, number: number) {
  const { declarations } = await reads(person);
  return declarations.find((one) => one.number === number) ?? null;
}

test("the conditions that rules name, to everybody who sees the metric", async () => {
  const names = async (person: Person) =>
    namedConditions((await reads(person)).metrics, comingMonth()).map(
      ({ name, rules }) => `${name}: ${rules.map(({ metric }) => metric.code).join(" ")}`,
    );
  expect(await names(network.brand.viewer)).toEqual(["move: P1", "storm: D1"]);
  expect(await names(network.desk.viewer)).toEqual(["storm: D1"]);
});

test("a declaration stands with who declared it, and flexes a metric once each of its parties confirmed", async () => {
  const { brand, carrier, desk } = network;
  const month = anotherMonth();
  const done = await declares(carrier.manager, "storm", month);
  const number = "number" in done ? done.number : 0;
  const { declarations, metrics } = await reads(desk.viewer);
  const [newest] = declarations;
  expect(newest).toMatchObject({
    number,
    condition: "storm",
    first: month,
    last: month,
    reason: "Wind of force 11.",
    declaredBy: carrier.id,
    personName: "manager of " + carrier.slug,
    declaredIn: addMonths(comingMonth(), -1),
    withdrawnAt: null,
    confirmations: [],
    closedMonth: null,
  });
  const flexedNow = async () => {
    const declaration = await found(desk.viewer, number);
    return declaration === null
      ? null
      : [effectsOf(declaration, metrics)[0]?.flexed, waitingFor(declaration).toSorted()];
  };
  expect(await flexedNow()).toEqual([[], [brand.id, desk.id].toSorted()]);
  expect(await confirms(brand.board, number)).toBeNull();
  expect(await flexedNow()).toEqual([[], [desk.id]]);
  expect(await confirms(desk.manager, number)).toBeNull();
  expect(await flexedNow()).toEqual([[month], []]);
  const confirmed = await found(carrier.viewer, number);
  expect(confirmed?.confirmations.map(({ personName }) => personName)).toEqual([
    `board of ${brand.slug}`,
    `manager of ${desk.slug}`,
  ]);
});

test("an outsider sees neither declarations nor whose rules name it", async () => {
  const number = await declared(network.carrier.manager, "move");
  expect(await found(network.brand.viewer, number)).not.toBeNull();
  expect(await found(network.desk.manager, number), "no party of P1").toBeNull();
  const other = await aNetwork();
  const stranger = await actAs(other.brand.manager, (tx) => readConditions(tx, network.id));
  expect([stranger.declarations, stranger.metrics]).toEqual([[], []]);
});

describe("refused, with nothing written", () => {
  test.each([
    {
      why: "a condition that no rule names",
      work: () => declares(network.brand.manager, "flood", anotherMonth()),
      is: { refused: "unknown" },
    },
    {
      why: "by who is no party of a metric that names it",
      work: () => declares(network.desk.manager, "move", anotherMonth()),
      is: { refused: "unknown" },
    },
    {
      why: "by who may not agree",
      work: () => declares(network.brand.viewer, "storm", anotherMonth()),
      is: { refused: "gone" },
    },
    {
      why: "from a month to an earlier one",
      work: () => declares(network.brand.manager, "storm", period("2030-02"), period("2030-01")),
      is: { refused: "malformed" },
    },
    {
      why: "more than twelve months",
      work: () => declares(network.brand.manager, "storm", period("2030-01"), period("2031-01")),
      is: { refused: "malformed" },
    },
    {
      why: "a closed month",
      work: () => declares(network.brand.manager, "storm", period("2025-11"), openPeriod),
      is: { refused: "closed" },
    },
  ])("$why", async ({ work, is }) => {
    const before = (await reads(network.brand.manager)).declarations.length;
    expect(await work()).toEqual(is);
    expect((await reads(network.brand.manager)).declarations).toHaveLength(before);
  });

  test("months that a declaration of the same condition has, until that is withdrawn", async () => {
    const { brand, carrier } = network;
    const number = await declared(carrier.manager);
    const month = used;
    const wide = () => declares(brand.manager, "storm", addMonths(month, -1), addMonths(month, 1));
    expect(await wide()).toEqual({ refused: "overlap" });
    expect(await declares(brand.manager, "move", month), "another condition").toHaveProperty(
      "number",
    );
    expect(await withdraws(carrier.board, number)).toBe(true);
    expect(await declares(brand.manager, "storm", month)).toHaveProperty("number");
    used = addMonths(month, 2);
  });
});

describe("a confirmation counts once, of an organisation that is asked", () => {
  test.each([
    { why: "of who declared it", by: (n: ParcelNetwork) => n.carrier.board, is: "own" },
    { why: "of who is no party", by: (n: ParcelNetwork) => n.desk.manager, is: "gone" },
    { why: "of who may not agree", by: (n: ParcelNetwork) => n.brand.viewer, is: "gone" },
    { why: "of an admin alone", by: (n: ParcelNetwork) => n.brand.admin, is: "gone" },
  ])("not $why", async ({ by, is }) => {
    const number = await declared(network.carrier.manager, "move");
    expect(await confirms(by(network), number)).toBe(is);
    expect((await found(network.brand.viewer, number))?.confirmations).toEqual([]);
  });

  test("not twice, and not of what was withdrawn", async () => {
    const { brand, carrier } = network;
    const number = await declared(carrier.manager, "move");
    expect(await confirms(brand.manager, number)).toBeNull();
    expect(await confirms(brand.board, number)).toBe("answered");
    expect(await withdraws(carrier.manager, number), "confirmed already").toBe(false);
    const other = await declared(carrier.manager, "move");
    expect(await withdraws(brand.manager, other), "somebody else's").toBe(false);
    expect(await withdraws(carrier.manager, other)).toBe(true);
    expect(await confirms(brand.manager, other)).toBe("withdrawn");
  });

  test("not once a month of it is closed, and the declaration says so", async () => {
    const own = await aFlexingNetwork();
    const { brand, carrier } = own;
    const done = await actAs(carrier.manager, (tx) =>
      declareCondition(tx, own.id, {
        condition: "move",
        first: openPeriod,
        last: openPeriod,
        reason: "New depot.",
      }),
    );
    const number = "number" in done ? done.number : 0;
    await closesTheOpenMonth(own);
    expect(await actAs(brand.manager, (tx) => confirmCondition(tx, own.id, number))).toBe("closed");
    const { declarations } = await actAs(brand.manager, (tx) => readConditions(tx, own.id));
    expect(declarations[0]?.closedMonth).toBe(openPeriod);
  });
});

test("nobody declares or confirms in another's name: the tables take no rows", async () => {
  const { brand, carrier } = network;
  const number = await declared(carrier.manager, "move");
  const forged = (statement: (organisation: string) => ReturnType<typeof sql>) =>
    refusalOf(actAs(carrier.manager, (tx) => tx.execute(statement(brand.id))));
  expect(
    await forged(
      (organisation) => sql`insert into condition_confirmations
        (network_id, condition_number, organisation_id, person_id, audience)
        values (${network.id}, ${number}, ${organisation}, ${brand.manager.id}, array[${organisation}]::uuid[])`,
    ),
  ).toContain("permission denied");
  expect(
    await forged(
      (organisation) => sql`update declared_conditions set organisation_id = ${organisation}
        where network_id = ${network.id}`,
    ),
  ).toContain("permission denied");
});
