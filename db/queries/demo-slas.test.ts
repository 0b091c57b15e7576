import { beforeAll, describe, expect, test } from "vitest";
import { ratio, roundedText, type Ratio } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import { poolStatements } from "@/lib/slas/pool-statements";
import { mirrored, type CreditLine, type SlaStatement } from "@/lib/slas/statement";
import { slaStatements } from "@/lib/slas/statements";
import { symmetryOf } from "@/lib/slas/symmetry";
import { harbourBroadband } from "../demo/networks";
import { asOperator } from "../doors";
import { loadNetworkFile } from "../network-file/load";
import { organisations, people } from "../schema/people";
import { sha256 } from "../sha256";
import { actAs } from "../testing";
import { findSlasPlace, type SlasPlace } from "./slas";

const told = { first: period("2024-01"), until: period("2025-12") };
const places = new Map<string, { readonly id: string; readonly place: SlasPlace }>();

beforeAll(async () => {
  const demo = JSON.stringify(harbourBroadband(sha256), (key, value: unknown) =>
    key === "password" ? null : value,
  );
  expect(await loadNetworkFile(demo)).toHaveProperty("networks");
  const everybody = await asOperator(async (tx) => {
    const persons = await tx.select().from(people);
    const all = await tx.select().from(organisations);
    return all.flatMap(({ id: organisationId, slug }) =>
      persons
        .filter(({ email }) => email === `manager@${slug}.example`)
        .map((person) => ({ ...person, organisationId, slug })),
    );
  });
  for (const { slug, ...person } of everybody) {
    const place = await actAs(person, (tx) => findSlasPlace(tx, "harbour-broadband"));
    if (place !== null) places.set(slug, { id: person.organisationId, place });
  }
});

function seenBy(slug: string) {
  const found = places.get(slug);
  if (found === undefined) throw new Error(`${slug} sees no network`);
  return found;
}

/** The statements of an SLA as somebody sees them; the numbers of SLAs are in the order in which they were agreed. */
function statements(slug: string, number = 1): readonly SlaStatement[] {
  const { place } = seenBy(slug);
  const sla = place.slas.find((one) => one.number === number);
  if (sla === undefined) throw new Error(`no SLA ${number}`);
  return slaStatements(sla.course, place.facts, told);
}

/** All SLAs of the network, each as its first party sees it. */
function everyStatement(): readonly {
  readonly number: number;
  readonly all: readonly SlaStatement[];
}[] {
  const numbers = [...places].flatMap(([slug, { id, place }]) =>
    place.slas
      .filter(({ parties }) => parties[0] === id)
      .map(({ number }) => ({ number, all: statements(slug, number) })),
  );
  return numbers.toSorted((a, b) => a.number - b.number);
}

function outcome(slug: string, number: number, key: string, month: string) {
  const statement = statements(slug, number).find((one) => one.period === month);
  const found = statement?.sides.flatMap((side) => side.outcomes).find((one) => one.key === key);
  if (found === undefined) throw new Error(`no ${key} in ${month}`);
  return found;
}

function inOneDigit(value: Ratio | null): string {
  return value === null ? "none" : roundedText(value, 1);
}

describe("the SLA of Brightwave and FieldWorks", () => {
  test("demo: F2 of 2024-09 is missed at 93.6 % and relieved by B2 at 78.1 %, credit 0", () => {
    const f2 = outcome("brightwave", 1, "F2", "2024-09");
    expect(f2).toMatchObject({ status: "relieved", remedy: null });
    expect(inOneDigit(f2.raw.value)).toBe("93.6");
    const because = f2.relief?.because;
    expect(because).toMatchObject({
      kind: "dependency",
      on: "B2",
      obligor: seenBy("brightwave").id,
    });
    expect(inOneDigit(because?.kind === "dependency" ? because.missed.value : null)).toBe("78.1");
    const september = statements("brightwave").find((one) => one.period === "2024-09");
    expect(september?.sides.map(({ total }) => total)).toEqual(["0.00", "0.00"]);
  });

  test("demo: F4 of 2025-04 at 92.8 % gives 6,400.00, which come back in 2025-07", () => {
    expect(inOneDigit(outcome("fieldworks", 1, "F4", "2025-04").raw.value)).toBe("92.8");
    expect(outcome("fieldworks", 1, "F4", "2025-04").isSerious).toBe(false);
    const nets = statements("fieldworks").flatMap((one) => {
      const { net } = mirrored(one, seenBy("fieldworks").id);
      return net === null ? [] : [`${one.period} ${net.owes} ${net.amount}`];
    });
    expect(nets).toEqual(["2025-04 we 6400.00", "2025-06 they 180.00", "2025-07 they 6400.00"]);
  });

  test("demo: F2 and F4 are within grace in 2025-02 and 2025-03, in both SLAs", () => {
    for (const [number, key] of [
      [1, "F2"],
      [1, "F4"],
      [7, "F2"],
      [7, "F4"],
    ] as const) {
      const [february, march] = ["2025-02", "2025-03"].map((month) =>
        outcome("fieldworks", number, key, month),
      );
      expect(february).toMatchObject({ status: "within-grace", grace: { used: 1, of: 2 } });
      expect(march).toMatchObject({ status: "within-grace", grace: { used: 2, of: 2 } });
    }
    expect(outcome("fieldworks", 7, "F4", "2025-04")).toMatchObject({
      status: "missed",
      remedy: "plan",
    });
  });

  test("demo: 3 : 3, and FieldWorks has its stakes at risk", () => {
    const { place } = seenBy("brightwave");
    const course = place.slas[0]?.course;
    const terms = course?.versions.at(-1)?.terms;
    if (terms === undefined) throw new Error("no terms");
    const sides = symmetryOf(terms, place.facts, period("2025-06"));
    expect(sides.map(({ obligations, money }) => [obligations, money])).toEqual([
      [3, "180.00"],
      [3, "16000.00"],
    ]);
  });
});

test("demo: of 24 months one breach was relieved, one credit came back and one ran the other way", () => {
  const all = everyStatement();
  expect(all.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const outcomes = all.flatMap(({ number, all: months }) =>
    months.flatMap(({ sides }) =>
      sides.flatMap((side) => side.outcomes.map((one) => ({ number, ...one }))),
    ),
  );
  const notMet = outcomes
    .filter(({ status }) => status !== "met")
    .map(({ number, key, last, status }) => `${number} ${key} ${last} ${status}`);
  expect(notMet.toSorted()).toEqual([
    "1 B2 2024-09 missed",
    "1 B4 2025-06 missed",
    "1 F2 2024-09 relieved",
    "1 F2 2025-02 within-grace",
    "1 F2 2025-03 within-grace",
    "1 F4 2025-02 within-grace",
    "1 F4 2025-03 within-grace",
    "1 F4 2025-04 missed",
    "2 B2 2024-09 missed",
    "7 F2 2024-09 missed",
    "7 F2 2025-02 within-grace",
    "7 F2 2025-03 within-grace",
    "7 F4 2025-02 within-grace",
    "7 F4 2025-03 within-grace",
    "7 F4 2025-04 missed",
  ]);
  const shown = ({ kind, key, last, amount }: CreditLine) => `${kind} ${key} ${last} ${amount}`;
  const lines = all.flatMap(({ all: months }) =>
    months.flatMap(({ sides }) => sides.flatMap((side) => side.lines.map(shown))),
  );
  expect(lines).toEqual([
    "credit F4 2025-04 6400.00",
    "credit B4 2025-06 180.00",
    "earned-back F4 2025-04 -6400.00",
  ]);
});

test("demo: KitPath's stake is 2,700", () => {
  const { place } = seenBy("kitpath");
  const sla = place.slas.find(({ number }) => number === 2);
  const terms = sla?.course.versions[0]?.terms;
  if (terms === undefined) throw new Error("no terms");
  const [, kitpath] = symmetryOf(terms, place.facts, period("2024-06"));
  expect(kitpath.money).toBe("2700.00");
});

describe("the joint pot", () => {
  /**
   * By hand from demo-chain.csv, quarter by quarter: (12.4 % of the orders − the imperfect ones) × 62, half of it the brand's and a
   * twelfth each partner's, where it is a saving or the third quarter running above the baseline.
   */
  const byHand = [
    { last: "2024-03", wrong: 4445, orders: 36_000, running: 0, brand: "589.00", each: "98.17" },
    { last: "2024-06", wrong: 4441, orders: 36_000, running: 0, brand: "713.00", each: "118.83" },
    { last: "2024-09", wrong: 5592, orders: 40_500, running: 1, brand: "0.00", each: "0.00" },
    { last: "2024-12", wrong: 5409, orders: 34_400, running: 2, brand: "0.00", each: "0.00" },
    {
      last: "2025-03",
      wrong: 6468,
      orders: 36_400,
      running: 3,
      brand: "-60586.40",
      each: "-10097.73",
    },
    {
      last: "2025-06",
      wrong: 7173,
      orders: 36_300,
      running: 4,
      brand: "-82825.80",
      each: "-13804.30",
    },
    {
      last: "2025-09",
      wrong: 8998,
      orders: 41_500,
      running: 5,
      brand: "-119412.00",
      each: "-19902.00",
    },
    {
      last: "2025-12",
      wrong: 8160,
      orders: 34_700,
      running: 6,
      brand: "-119573.20",
      each: "-19928.87",
    },
  ];

  test("demo: agreed for 2026-01, it pays nothing before", () => {
    const { place } = seenBy("ledgerline");
    const [pot] = place.pools;
    if (pot === undefined) throw new Error("no pot");
    expect(pot.course.versions.map(({ effectiveFrom }) => effectiveFrom)).toEqual(["2026-01"]);
    expect(poolStatements(pot.course, place.facts, told)).toEqual([]);
  });

  test("demo: over the 24 months before, it would have paid what stands here", () => {
    const { place } = seenBy("orderpoint");
    const terms = place.pools[0]?.course.versions[0]?.terms;
    if (terms === undefined) throw new Error("no pot");
    const tried = { versions: [{ effectiveFrom: told.first, terms }], endedFrom: null };
    const found = poolStatements(tried, place.facts, told);
    const brand = seenBy("brightwave").id;
    const shown = found.map(({ last, running, value, lines }) => {
      const amounts = (isBrand: boolean) =>
        lines.filter((one) => (one.organisation === brand) === isBrand).map(({ amount }) => amount);
      return { last, running, value, brand: amounts(true), partners: amounts(false) };
    });
    expect(shown.map(({ value, ...one }) => ({ ...one, value: inOneDigit(value) }))).toEqual(
      byHand.map(({ last, wrong, orders, running, brand: own, each }) => ({
        last,
        running,
        value: roundedText(ratio((orders - wrong) * 100, orders), 1),
        brand: [own],
        partners: Array.from({ length: 6 }, () => each),
      })),
    );
  });
});

test("two parties see the same statement, a third that it exists, and a fourth nothing of a hidden one", () => {
  expect(statements("brightwave")).toEqual(statements("fieldworks"));
  const { place } = seenBy("kitpath");
  expect(place.slas.map(({ number }) => number)).toEqual([2, 6]);
  expect(place.others).toEqual([
    {
      number: 1,
      name: "Install and repair",
      parties: [seenBy("brightwave").id, seenBy("fieldworks").id],
    },
  ]);
  const { facts } = place;
  const [brightwave, fieldworks] = [seenBy("brightwave").id, seenBy("fieldworks").id];
  expect(facts.fee(brightwave, fieldworks, period("2025-01"))).toBeNull();
  const paidLate = { metric: "Value paid late", reporter: brightwave, subject: "FieldWorks" };
  expect(facts.figure(paidLate, period("2025-06")).state).toBe("missing");
  const f4 = { metric: "F4", reporter: fieldworks, subject: "" };
  expect(facts.figure(f4, period("2025-04")).state).toBe("missing");
});

test("demo: FieldWorks said in April that it would miss, which both read and no other", () => {
  expect(seenBy("brightwave").place.slas[0]?.notices).toMatchObject([
    { obligation: "F4", period: "2025-04", organisationId: seenBy("fieldworks").id },
  ]);
});
