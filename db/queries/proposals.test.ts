import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { addMonths, period } from "@/lib/periods/period";
import { proposalText, type ProposalTerms } from "@/lib/proposals/proposal-terms";
import { boundsIn, versionIn } from "@/lib/reporting/metric";
import { asOperator } from "../doors";
import { sha256 } from "../sha256";
import { actAs, aNetwork, type ParcelNetwork, type Person } from "../testing";
import { bandChange, comingMonth, termsOf, versionChange } from "../testing/proposed";
import { refusalOf } from "../testing/refusal";
import { listMetrics } from "./metrics";
import {
  answerProposal,
  commentOnProposal,
  findProposal,
  listProposals,
  propose,
  withdrawProposal,
} from "./proposals";

let network: ParcelNetwork;
beforeAll(async () => {
  network = await aNetwork();
});

const from = comingMonth();

function proposes(person: Person, terms: ProposalTerms, counterTo: number | null = null) {
  return actAs(person, (tx) => propose(tx, network.id, terms, counterTo));
}

async function proposed(person: Person, terms: ProposalTerms, counterTo: number | null = null) {
  const done = await proposes(person, terms, counterTo);
  if ("refused" in done) throw new Error(JSON.stringify(done));
  return done.number;
}

function answers(person: Person, number: number, answer: "agree" | "decline", hash?: string) {
  return actAs(person, async (tx) => {
    const found = await findProposal(tx, network.id, number);
    return answerProposal(tx, network.id, {
      number,
      answer,
      reason: answer === "decline" ? "Not so." : null,
      hash: hash ?? found?.textHash ?? "",
    });
  });
}

const agrees = (person: Person, number: number) => answers(person, number, "agree");

async function metric(code: string, person = network.brand.manager) {
  const [found] = await actAs(person, (tx) => listMetrics(tx, network.id, [code]));
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
}

const stateOf = (number: number) =>
  actAs(network.brand.manager, async (tx) => (await findProposal(tx, network.id, number))?.state);

test("a band set takes effect from its month once the last party has agreed, and not before", async () => {
  const { brand, carrier, desk } = network;
  const before = boundsIn(await metric("D1"), from);
  const terms = termsOf(network, [bandChange("D1", "96", "93")]);
  const number = await proposed(carrier.manager, terms);
  expect(boundsIn(await metric("D1"), from)).toEqual(before);
  expect(await agrees(brand.board, number)).toEqual({ state: "open" });
  expect(boundsIn(await metric("D1"), from)).toEqual(before);
  expect(await agrees(desk.manager, number)).toEqual({ state: "agreed" });
  const after = await metric("D1");
  expect(boundsIn(after, from)).toMatchObject({ target: "96", floor: "93" });
  expect(boundsIn(after, addMonths(from, -1))).toEqual(before);
  const found = await actAs(desk.viewer, (tx) => findProposal(tx, network.id, number));
  expect(found?.textHash).toBe(sha256(proposalText(terms)));
  expect(found?.text).toBe(proposalText(terms));
  expect(found?.answers.map(({ answer }) => answer)).toEqual(["agree", "agree", "agree"]);
  expect(after.bands.at(-1)?.agreements.map(({ textHash }) => textHash)).toEqual(
    Array.from({ length: 3 }, () => sha256(proposalText(terms))),
  );
});

test("a new metric with its series and bands is there for its parties, and for nobody else", async () => {
  const { brand, carrier, desk } = network;
  const terms = termsOf(network, [
    versionChange("X1", [carrier.slug, brand.slug]),
    bandChange("X1", "98", "95"),
  ]);
  const number = await proposed(carrier.manager, terms);
  expect(await actAs(desk.board, (tx) => findProposal(tx, network.id, number))).toBeNull();
  expect(await agrees(brand.manager, number)).toEqual({ state: "agreed" });
  const made = await metric("X1");
  expect(versionIn(made, from)?.name).toBe("Came unbroken");
  expect(versionIn(made, addMonths(from, -1))).toBeNull();
  expect(made.series).toMatchObject([{ reporterId: carrier.id, subject: "" }]);
  expect(boundsIn(made, from)).toMatchObject({ target: "98" });
  expect(await actAs(desk.manager, (tx) => listMetrics(tx, network.id, ["X1"]))).toEqual([]);
});

test("one decline rejects, and what was agreed before stays", async () => {
  const { brand, carrier, desk } = network;
  const before = await metric("A1");
  const number = await proposed(desk.manager, termsOf(network, [bandChange("A1", "99", "98")]));
  expect(await answers(carrier.board, number, "decline")).toEqual({ state: "rejected" });
  expect(await agrees(brand.manager, number)).toEqual({ refused: "settled" });
  expect(await metric("A1")).toEqual(before);
});

test("a counter-proposal takes the place of what it counters, and carries no agreement over", async () => {
  const { brand, carrier, desk } = network;
  const first = await proposed(desk.manager, termsOf(network, [bandChange("A1", "97", "95")]));
  await agrees(carrier.manager, first);
  const second = await proposed(
    brand.board,
    termsOf(network, [bandChange("A1", "96.5", "95")]),
    first,
  );
  expect(await stateOf(first)).toBe("superseded");
  expect(await agrees(carrier.manager, first)).toEqual({ refused: "settled" });
  const counter = await actAs(brand.manager, (tx) => findProposal(tx, network.id, second));
  expect(counter).toMatchObject({ counterTo: first, state: "open" });
  expect(counter?.answers.map((one) => one.organisationId)).toEqual([brand.id]);
  await agrees(carrier.manager, second);
  expect(await agrees(desk.board, second)).toEqual({ state: "agreed" });
  expect(boundsIn(await metric("A1"), from)).toMatchObject({ target: "96.5" });
});

test("at most one open proposal is about an object", async () => {
  const { brand, carrier } = network;
  const terms = termsOf(network, [bandChange("P1", "97", "95")], { from: addMonths(from, 1) });
  const number = await proposed(carrier.manager, terms);
  expect(await proposes(brand.manager, terms)).toEqual({ refused: "open-already" });
  expect(
    await actAs(brand.manager, (tx) => withdrawProposal(tx, network.id, number)),
    "somebody else's",
  ).toBe(false);
  expect(await actAs(carrier.board, (tx) => withdrawProposal(tx, network.id, number))).toBe(true);
  expect(await stateOf(number)).toBe("withdrawn");
  await proposed(brand.manager, terms);
});

describe("refused, with nothing written", () => {
  const month = addMonths(from, 6);
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
      terms: (n: ParcelNetwork) => termsOf(n, [bandChange("D1", "97", "95")]),
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
    const refused = await proposes(by(network), terms(network));
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
      expect(await answers(person, number, "agree", hash)).toEqual(gone);
    expect(await answers(carrier.board, number, "agree")).toEqual({ refused: "answered" });
    expect(await answers(brand.board, number, "agree", "0".repeat(64))).toEqual({
      refused: "changed",
    });
    expect(await stateOf(number)).toBe("open");
    expect(await answers(brand.board, number, "agree")).toEqual({ state: "agreed" });
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

describe("a text that is retroactive", () => {
  test("holds from an open month that has passed; one that isn't takes effect next month", async () => {
    network = await aNetwork();
    const { brand, desk } = network;
    const past = await proposed(
      brand.manager,
      termsOf(network, [bandChange("Q1", "97", "95")], {
        from: period("2025-12"),
        retroactive: true,
      }),
    );
    await agrees(desk.manager, past);
    expect(boundsIn(await metric("Q1"), period("2025-12"))).toMatchObject({ target: "97" });
    expect(boundsIn(await metric("Q1"), period("2025-11"))).toMatchObject({ target: "95" });
    // As if it had been proposed last year.
    const late = await proposed(brand.manager, termsOf(network, [bandChange("Q1", "98", "95")]));
    await asOperator((tx) =>
      tx.execute(sql`update proposals set first_period = first_period - 6
        where network_id = ${network.id} and number = ${late}`),
    );
    await agrees(desk.manager, late);
    const found = await actAs(desk.manager, (tx) => findProposal(tx, network.id, late));
    expect(found).toMatchObject({ state: "agreed", effectiveFrom: from });
  });
});
