import { beforeEach, expect, test } from "vitest";
import { addMonths, type Period } from "@/lib/periods/period";
import type { ChangeOf, ProposedChange } from "@/lib/proposals/proposal-terms";
import { actAs, aNetwork, type ParcelNetwork, type Person } from "../testing";
import { agreedTerms, atLeast, dependsOn, owedBy } from "../demo/sla-plan";
import { agrees, comingMonth, proposed, proposes, termsOf } from "../testing/proposed";
import { findPacts } from "./pacts";
import { findSlasPlace, giveNotice } from "./slas";

const from = comingMonth();
let network: ParcelNetwork;

beforeEach(async () => {
  network = await aNetwork();
});

function slaOf(
  terms: Partial<NonNullable<ChangeOf<"sla">["terms"]>> = {},
  between: readonly [string, string] = [network.brand.slug, network.carrier.slug],
): ChangeOf<"sla"> {
  const [one, other] = between;
  const obligations = [
    ...owedBy(network.brand.slug, [{ metric: "E1", threshold: atLeast("90") }]),
    ...owedBy(network.carrier.slug, [
      { metric: "P1", threshold: atLeast("95"), dependsOn: dependsOn("E1") },
    ]),
  ];
  const agreed = agreedTerms({
    obligations,
    remedy: { order: "at-once" },
    isVisible: false,
    ...terms,
  });
  return { change: "sla", between: [one, other], name: "Parcels", terms: agreed };
}

async function place(person: Person) {
  const found = await actAs(person, (tx) => findSlasPlace(tx, network.slug));
  if (found === null) throw new Error("no network");
  return found;
}

/** Proposes for the brand and lets the carrier agree. */
async function agreed(changes: readonly ProposedChange[], at: Period = from): Promise<void> {
  const { brand, carrier } = network;
  const number = await proposed(network, brand.manager, termsOf(network, changes, { from: at }));
  expect(await agrees(network, carrier.board, number)).toEqual({ state: "agreed" });
}

const refusal = (person: Person, change: ProposedChange, at: Period = from) =>
  proposes(network, person, termsOf(network, [change], { from: at }));

test("an SLA takes effect when both have agreed; a third knows of it only where it is visible", async () => {
  const { brand, carrier, desk } = network;
  const number = await proposed(network, brand.manager, termsOf(network, [slaOf()]));
  expect((await place(carrier.manager)).slas).toEqual([]);
  expect(await agrees(network, carrier.board, number)).toEqual({ state: "agreed" });
  for (const person of [brand.viewer, carrier.manager]) {
    const { slas, others } = await place(person);
    expect(slas).toMatchObject([{ number: 1, parties: [brand.id, carrier.id], isParty: true }]);
    const [version] = slas[0]?.course.versions ?? [];
    expect(version?.effectiveFrom).toBe(from);
    expect(version?.terms.obligations.map(({ key, obligor }) => [key, obligor])).toEqual([
      ["E1", brand.id],
      ["P1", carrier.id],
    ]);
    expect(others).toEqual([]);
  }
  expect(await place(desk.manager)).toMatchObject({ slas: [], others: [] });
  const later = addMonths(from, 1);
  await agreed([slaOf({ isVisible: true })], later);
  const others = [{ number: 1, name: "Parcels", parties: [brand.id, carrier.id] }];
  expect(await place(desk.manager)).toMatchObject({ slas: [], others });
  expect((await place(brand.manager)).slas[0]?.course.versions).toHaveLength(2);
  await agreed([{ ...slaOf(), terms: null }], addMonths(from, 2));
  const { course } = (await place(brand.manager)).slas[0] ?? {};
  expect(course).toMatchObject({ endedFrom: addMonths(from, 2) });
  expect(course?.versions).toHaveLength(2);
  expect(await refusal(brand.manager, slaOf(), addMonths(from, 3))).toMatchObject({
    refused: "changed",
  });
});

test("what can't be: a series that one of the two doesn't see, somebody else's SLA, twice at once, the past", async () => {
  const { brand, carrier, desk } = network;
  const owing = (metric: string) =>
    slaOf({
      obligations: owedBy(carrier.slug, [{ metric, threshold: atLeast("95") }]),
      oneSidedReason: "A trial.",
    });
  for (const metric of ["R1", "Q1", "Z9"]) {
    expect(await refusal(brand.manager, owing(metric)), metric).toMatchObject({
      refused: "no-series",
    });
  }
  const strangers = { ...slaOf(), between: [brand.slug, desk.slug] as [string, string] };
  expect(await refusal(desk.manager, strangers)).toMatchObject({ refused: "no-series" });
  expect(await refusal(desk.manager, slaOf())).toMatchObject({ refused: "not-party" });
  expect(await refusal(brand.manager, { ...slaOf(), terms: null })).toMatchObject({
    refused: "changed",
  });
  await proposed(network, brand.manager, termsOf(network, [slaOf()]));
  const turned = slaOf({}, [carrier.slug, brand.slug]);
  expect(await refusal(carrier.manager, turned)).toMatchObject({ refused: "open-already" });
  const other = await aNetwork();
  const outside = {
    change: "fee",
    payer: brand.slug,
    payee: other.brand.slug,
    amount: "1",
  } as const;
  expect(await refusal(brand.manager, outside)).toMatchObject({ refused: "not-member" });
});

test("a cycle of dependencies in the same period can't be proposed, whoever asks the database; one with a lag can", async () => {
  const { brand, carrier } = network;
  const cycle = (lag: number) =>
    slaOf({
      obligations: [
        ...owedBy(brand.slug, [
          { metric: "E1", threshold: atLeast("90"), dependsOn: [{ on: "P1", lag, share: "1" }] },
        ]),
        ...owedBy(carrier.slug, [
          { metric: "P1", threshold: atLeast("95"), dependsOn: dependsOn("E1") },
        ]),
      ],
    });
  expect(await refusal(brand.manager, cycle(0))).toMatchObject({ refused: "cycle" });
  expect(await refusal(brand.manager, cycle(1))).toHaveProperty("number");
});

test("what was agreed is read in the words of proposals, by its parties alone, with what ended", async () => {
  const { brand, carrier, desk } = network;
  const pacts = (person: Person) => actAs(person, (tx) => findPacts(tx, network.id));
  const fee = { change: "fee", payer: brand.slug, payee: carrier.slug, amount: "1234.50" } as const;
  await agreed([slaOf(), fee]);
  await agreed([{ ...fee, amount: null }], addMonths(from, 1));
  const { terms } = slaOf();
  const said = await pacts(carrier.viewer);
  expect(said.slas).toEqual([
    {
      number: 1,
      name: "Parcels",
      between: [brand.slug, carrier.slug],
      versions: [{ effectiveFrom: from, proposalNumber: 1, says: terms }],
    },
  ]);
  expect(said.fees).toMatchObject([
    { payer: brand.slug, payee: carrier.slug, versions: [{ says: "1234.50" }, { says: null }] },
  ]);
  expect(await pacts(desk.viewer)).toMatchObject({ slas: [], fees: [], amounts: [], pools: [] });
});

test("an SLA can't be agreed for a month that one was agreed for already, whoever is named first", async () => {
  const { brand, carrier } = network;
  await agreed([slaOf()]);
  expect(await refusal(carrier.manager, slaOf({}, [carrier.slug, brand.slug]))).toMatchObject({
    refused: "not-later",
  });
});

test("fees, amounts and pools are agreed the same way, and others see none of it", async () => {
  const { brand, carrier, desk } = network;
  const parties = [brand.slug, carrier.slug];
  const late = { metric: "Paid late", reporter: brand.id, subject: "" };
  await agreed([
    { change: "fee", payer: brand.slug, payee: carrier.slug, amount: "1234.50" },
    {
      change: "amount",
      name: "Paid late",
      reporter: brand.slug,
      subject: "",
      parties,
      amounts: { "2026-01": "36000.00" },
    },
    {
      change: "pool",
      name: "Pot",
      parties,
      terms: {
        outcome: { metric: "E1", reporter: brand.slug, subject: "" },
        window: { kind: "quarter" },
        release: { kind: "saving", counts: "right", baseline: "10", unitCost: "5", patience: 2 },
        shares: parties.map((organisation) => ({ organisation, weight: 1, contribution: "0" })),
      },
    },
  ]);
  const [own, others] = [await place(carrier.manager), await place(desk.manager)];
  expect(own.facts.fee(brand.id, carrier.id, from)).toEqual({
    numerator: 123450n,
    denominator: 100n,
  });
  expect(own.facts.fee(brand.id, carrier.id, addMonths(from, -1))).toBeNull();
  expect(own.facts.fee(carrier.id, brand.id, from)).toBeNull();
  const january = addMonths(from, 0);
  expect(own.facts.figure(late, january).state).toBe("missing");
  expect(own.pools).toMatchObject([
    { name: "Pot", course: { versions: [{ terms: { parties: [brand.id, carrier.id] } }] } },
  ]);
  expect(others.facts.fee(brand.id, carrier.id, from)).toBeNull();
  expect(others.pools).toEqual([]);
});

test("a notice is one's own, before the month is over, once, and both read it", async () => {
  const { brand, carrier, desk } = network;
  await agreed([slaOf({ isVisible: true })]);
  const notice = { sla: 1, obligation: "P1", period: from, says: "A van is broken." };
  const gives = (person: Person, other: Partial<typeof notice> = {}) =>
    actAs(person, (tx) => giveNotice(tx, network.id, { ...notice, ...other }));
  expect(await gives(brand.manager)).toBe("gone");
  expect(await gives(desk.manager)).toBe("gone");
  expect(await gives(carrier.viewer)).toBe("gone");
  expect(await gives(carrier.manager, { obligation: "E1" })).toBe("gone");
  expect(await gives(carrier.manager, { period: addMonths(from, -2) })).toBe("gone");
  expect(await gives(carrier.manager)).toBeNull();
  expect(await gives(carrier.board)).toBe("answered");
  for (const person of [brand.viewer, carrier.viewer]) {
    expect((await place(person)).slas[0]?.notices).toMatchObject([
      { obligation: "P1", period: from, organisationId: carrier.id, says: "A van is broken." },
    ]);
  }
});
