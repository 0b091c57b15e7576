import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { addMonths, period } from "@/lib/periods/period";
import { actAs, aNetwork, type ParcelNetwork, type Person } from "../testing";
import {
  answers,
  bandChange,
  comingMonth,
  proposed,
  proposes,
  termsOf,
  versionChange,
} from "../testing/proposed";
import { refusalOf } from "../testing/refusal";
import { commentOnProposal, findProposal, listProposals } from "./proposals";

let network: ParcelNetwork;
beforeAll(async () => {
  network = await aNetwork();
});

/** Flex by the volume of what the carrier reports. */
function byVolumeOf(metric: string, { carrier }: ParcelNetwork) {
  const driver = { metric, reporter: carrier.slug, subject: "", part: "denominator" } as const;
  const trigger = { kind: "volume", driver, over: "10", growth: null } as const;
  const rule = { name: "peak", from: comingMonth(), to: null, trigger, effect: { amount: "1" } };
  return { flex: { cap: null, budget: null, rules: [rule] } };
}

const stateOf = (number: number) =>
  actAs(network.brand.manager, async (tx) => (await findProposal(tx, network.id, number))?.state);

describe("refused, with nothing written", () => {
  const month = addMonths(comingMonth(), 6);
  test.each([
    {
      why: "a metric of which the proposer is no party",
      by: (n: ParcelNetwork) => n.desk.manager,
      terms: (n: ParcelNetwork) => termsOf(n, [bandChange("P1", "97", "95")]),
      is: { refused: "not-party", object: "band-set P1" },
    },
    {
      why: "a known code that the proposer doesn't see, as if it were theirs",
      by: (n: ParcelNetwork) => n.desk.manager,
      terms: (n: ParcelNetwork) => termsOf(n, [versionChange("P1", [n.desk.slug])]),
      is: { refused: "not-party", object: "metric-version P1" },
    },
    {
      why: "a party from outside the network",
      by: (n: ParcelNetwork) => n.desk.manager,
      terms: (n: ParcelNetwork) => termsOf(n, [versionChange("Z1", [n.desk.slug, "nobody"])]),
      is: { refused: "not-member", object: "metric-version Z1" },
    },
    {
      why: "a month that has begun",
      by: (n: ParcelNetwork) => n.brand.manager,
      terms: (n: ParcelNetwork) =>
        termsOf(n, [bandChange("Q1", "97", "95")], { from: addMonths(comingMonth(), -1) }),
      is: { refused: "past" },
    },
    {
      why: "a closed month, retroactively",
      by: (n: ParcelNetwork) => n.brand.manager,
      terms: (n: ParcelNetwork) =>
        termsOf(n, [bandChange("Q1", "97", "95")], {
          from: period("2025-11"),
          retroactive: true,
        }),
      is: { refused: "closed" },
    },
    {
      why: "no later than the band set that stands",
      by: (n: ParcelNetwork) => n.brand.manager,
      terms: (n: ParcelNetwork) =>
        termsOf(n, [bandChange("D1", "97", "95")], {
          from: period("2025-10"),
          retroactive: true,
        }),
      is: { refused: "not-later", object: "band-set D1" },
    },
    {
      why: "flex of what is measured at the customer",
      by: (n: ParcelNetwork) => n.brand.manager,
      terms: (n: ParcelNetwork) =>
        termsOf(n, [
          bandChange("E1", "97", "95", {
            flex: {
              cap: null,
              budget: null,
              rules: [
                {
                  name: "summer",
                  from: month,
                  to: null,
                  trigger: { kind: "season", months: [7] },
                  effect: { amount: "1" },
                },
              ],
            },
          }),
        ]),
      is: { refused: "customer", object: "band-set E1" },
    },
    {
      why: "grace of what is measured at the customer",
      by: (n: ParcelNetwork) => n.brand.manager,
      terms: (n: ParcelNetwork) =>
        termsOf(n, [
          bandChange("E1", "97", "95", {
            grace: { misses: 1, periods: 3, from: month, to: null },
          }),
        ]),
      is: { refused: "customer", object: "band-set E1" },
    },
    {
      why: "a driver that isn't there",
      by: (n: ParcelNetwork) => n.brand.manager,
      terms: (n: ParcelNetwork) =>
        termsOf(n, [
          {
            change: "forecast",
            metric: "D1",
            reporter: n.desk.slug,
            subject: "",
            part: "denominator",
            amounts: { "2027-01": 12 },
          },
        ]),
      is: { refused: "no-driver" },
    },
    {
      why: "a driver that a party doesn't see",
      by: (n: ParcelNetwork) => n.brand.manager,
      terms: (n: ParcelNetwork) => termsOf(n, [bandChange("Q1", "97", "95", byVolumeOf("P1", n))]),
      is: { refused: "no-driver", object: "band-set Q1" },
    },
    {
      why: "one object twice",
      by: (n: ParcelNetwork) => n.brand.manager,
      terms: (n: ParcelNetwork) =>
        termsOf(n, [bandChange("Q1", "97", "95"), bandChange("Q1", "98", "95")]),
      is: { refused: "twice" },
    },
    {
      why: "another network's text",
      by: (n: ParcelNetwork) => n.brand.manager,
      terms: (n: ParcelNetwork) =>
        termsOf(n, [bandChange("Q1", "97", "95")], { network: "elsewhere" }),
      is: { refused: "malformed" },
    },
    {
      why: "bands for a metric that isn't there",
      by: (n: ParcelNetwork) => n.brand.manager,
      terms: (n: ParcelNetwork) => termsOf(n, [bandChange("Z9", "97", "95")]),
      is: { refused: "no-metric", object: "band-set Z9" },
    },
    {
      why: "a viewer",
      by: (n: ParcelNetwork) => n.brand.viewer,
      terms: (n: ParcelNetwork) => termsOf(n, [bandChange("Q1", "97", "95")]),
      is: { refused: "gone" },
    },
    {
      why: "an admin without a role",
      by: (n: ParcelNetwork) => n.brand.admin,
      terms: (n: ParcelNetwork) => termsOf(n, [bandChange("Q1", "97", "95")]),
      is: { refused: "gone" },
    },
  ])("$why", async ({ by, terms, is }) => {
    const before = await actAs(network.brand.manager, (tx) => listProposals(tx, network.id));
    const refused = await proposes(network, by(network), terms(network));
    expect(refused).toMatchObject(is);
    expect(await actAs(network.brand.manager, (tx) => listProposals(tx, network.id))).toEqual(
      before,
    );
  });
});

describe("an answer", () => {
  let number: number;
  let quarrel: ParcelNetwork;
  beforeAll(async () => {
    quarrel = await aNetwork();
    network = quarrel;
    number = await proposed(
      network,
      network.carrier.manager,
      termsOf(network, [bandChange("P1", "97", "95")]),
    );
  });

  test("isn't given by anybody outside, without a role that may, twice, or to another text", async () => {
    const { brand, carrier, desk } = network;
    const hash = await actAs(
      brand.manager,
      async (tx) => (await findProposal(tx, network.id, number))?.textHash,
    );
    const gone = { refused: "gone" };
    for (const person of [desk.manager, desk.board, brand.viewer, brand.goto, brand.admin])
      expect(await answers(network, person, number, "agree", hash)).toEqual(gone);
    expect(await answers(network, carrier.board, number, "agree")).toEqual({ refused: "answered" });
    expect(await answers(network, brand.board, number, "agree", "0".repeat(64))).toEqual({
      refused: "changed",
    });
    expect(await stateOf(number)).toBe("open");
    expect(await answers(network, brand.board, number, "agree")).toEqual({ state: "agreed" });
  });

  test("comments stand beside their field, for the parties", async () => {
    const { brand, desk } = network;
    const says = (person: Person) =>
      actAs(person, (tx) =>
        commentOnProposal(tx, network.id, { number, place: "band-set P1/target", says: "Why?" }),
      );
    expect(await says(brand.manager)).toBe(1);
    expect(await says(desk.manager)).toBeNull();
    expect(await says(brand.viewer)).toBeNull();
    const found = await actAs(brand.viewer, (tx) => findProposal(tx, network.id, number));
    expect(found?.comments).toMatchObject([{ place: "band-set P1/target", says: "Why?" }]);
  });

  test("nobody writes any of it by SQL", async () => {
    for (const statement of [
      sql`update proposals set state = 'agreed', settled_at = now(), effective_from = 1 where number = ${number}`,
      sql`insert into proposal_answers select * from proposal_answers`,
      sql`insert into band_sets select * from band_sets`,
      sql`insert into metric_versions select * from metric_versions`,
      sql`select vault.settle(${network.id}, 1)`,
    ])
      expect(await refusalOf(actAs(network.brand.manager, (tx) => tx.execute(statement)))).toMatch(
        /permission denied/,
      );
  });
});
