import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { settlePeriods } from "../jobs/settle-periods";
import { addMonths, monthNumber } from "@/lib/periods/period";
import { mirrored } from "@/lib/slas/statement";
import { readFrozenSla } from "@/lib/settlement/frozen-statement";
import { changedMonths, statementNow } from "@/lib/settlement/stated-month";
import { actAs, openPeriod, type ParcelNetwork, type Person } from "../testing";
import { refusalOf } from "../testing/refusal";
import {
  accepts,
  answersRestatement,
  closedByAll,
  disputes,
  figureOf,
  restates,
  revisionsOf,
} from "../testing/settled";
import { aNetworkWithAnSla } from "../testing/settled-sla";
import { asSuperuser } from "../testing/superuser";
import { findFrozenTexts } from "./frozen-statements";
import { findSlasPlace } from "./slas";

/** What a person reads of a month of the SLA: what was kept, and the statement as it stands. */
function reads(person: Person, { slug }: ParcelNetwork, period = openPeriod) {
  return actAs(person, async (tx) => {
    const place = await findSlasPlace(tx, slug);
    if (place === null) throw new Error("no network");
    const [sla] = place.slas;
    const texts = await findFrozenTexts(tx, place.network.id, period);
    const text = texts.get("sla 1") ?? null;
    const frozen = place.frozen.filter(({ object }) => object === "sla 1");
    const now =
      sla === undefined
        ? null
        : statementNow({ ...sla, facts: place.facts, frozen }, period, {
            until: period,
            corrects: true,
          });
    const changed =
      sla === undefined ? [] : [...changedMonths({ ...sla, facts: place.facts, frozen })];
    return { place, text, frozen, now, changed };
  });
}

/** Opens the month after the open one, as an operator does. */
async function nextMonthOpens({ id }: ParcelNetwork): Promise<void> {
  await asSuperuser(
    (superuser) => superuser`
      insert into network_periods (network_id, period, due_on) values (${id}, ${monthNumber(openPeriod) + 1}, '2026-02-10')`,
  );
}

const worse = {
  says: "It was counted twice.",
  evidence: null,
  parts: { numerator: 880, denominator: 1000 },
  notApplicable: false,
};

test("a closed month's statement is kept with its inputs; a restatement corrects the first open one, and nothing else", async () => {
  const network = await aNetworkWithAnSla();
  const { brand, carrier, desk } = network;
  await nextMonthOpens(network);
  await closedByAll(network);
  expect((await reads(brand.viewer, network)).text).toBeNull();
  await settlePeriods({ networkId: network.id });
  const { text, frozen, place } = await reads(brand.viewer, network);
  expect(JSON.parse(text ?? "")).toMatchObject({
    kind: "frozen-statement",
    termsFrom: openPeriod,
    inputs: [{ metric: "P1", reporter: carrier.slug, numerator: 914, denominator: 1000 }],
    statement: { period: openPeriod, net: null },
  });
  expect(frozen.map(({ amounts }) => amounts)).toEqual([[]]);
  await restates(carrier.manager, figureOf(network, "P1"), 2, worse);
  expect(await answersRestatement(brand.manager, figureOf(network, "P1"), 1)).toEqual({
    state: "restated",
  });
  const next = addMonths(openPeriod, 1);
  for (const person of [brand.viewer, carrier.manager]) {
    const later = await reads(person, network, next);
    const own = mirrored(later.now ?? expect.fail(), person.organisationId);
    const theirs = person.organisationId === carrier.id ? own.we : own.they;
    expect(theirs.corrections).toMatchObject([
      { corrects: openPeriod, key: "P1", was: "0.00", is: "400.00", amount: "400.00" },
    ]);
    expect(own.net).toEqual({
      owes: person.organisationId === carrier.id ? "we" : "they",
      amount: "400.00",
    });
    expect((await reads(person, network)).text).toBe(text);
  }
  const kept = readFrozenSla(text ?? "", place.kept);
  expect(kept.sides.map(({ organisation }) => organisation)).toEqual([brand.id, carrier.id]);
  const outside = await reads(desk.manager, network);
  expect(outside).toMatchObject({ text: null, frozen: [], now: null });
  expect(outside.place.others).toHaveLength(1);
});

test("once kept, it is changed by nobody, and a correction that was kept isn't made again", async () => {
  const network = await aNetworkWithAnSla();
  const { brand, carrier } = network;
  await nextMonthOpens(network);
  await closedByAll(network);
  await settlePeriods({ networkId: network.id });
  await restates(carrier.manager, figureOf(network, "P1"), 2, worse);
  await answersRestatement(brand.manager, figureOf(network, "P1"), 1);
  const next = addMonths(openPeriod, 1);
  await asSuperuser(
    (superuser) => superuser`
      update network_periods set closed_on = '2026-02-20', frozen = 'waiting'
      where network_id = ${network.id} and period = ${monthNumber(next)}`,
  );
  await settlePeriods({ networkId: network.id });
  const later = await reads(carrier.manager, network, next);
  expect(JSON.parse(later.text ?? "")).toMatchObject({
    statement: { net: { from: carrier.slug, to: brand.slug, amount: "400.00" } },
    amounts: [{ organisation: carrier.slug, corrects: openPeriod, amount: "400.00" }],
  });
  expect((await reads(carrier.manager, network, addMonths(next, 1))).now?.net ?? null).toBeNull();
  expect(later.changed).toEqual([openPeriod]);
  await settlePeriods({ networkId: network.id });
  expect((await reads(carrier.manager, network, next)).text).toBe(later.text);
  for (const change of [
    sql`update frozen_statements set text = '{}'`,
    sql`delete from frozen_statements`,
  ]) {
    const tried = actAs(carrier.manager, (tx) => tx.execute(change));
    expect(await refusalOf(tried)).toMatch(/permission denied/);
  }
});

test("a disputed figure closes as pending, and is credited once it is settled", async () => {
  const network = await aNetworkWithAnSla();
  const { brand, carrier } = network;
  await nextMonthOpens(network);
  await disputes(brand.manager, figureOf(network, "P1"), 1);
  await closedByAll(network);
  await settlePeriods({ networkId: network.id });
  const { text } = await reads(brand.viewer, network);
  expect(JSON.parse(text ?? "")).toMatchObject({
    statement: { sides: [{}, { outcomes: [{ status: "pending" }], lines: [] }] },
  });
  await restates(carrier.manager, figureOf(network, "P1"), 2, worse);
  await answersRestatement(brand.manager, figureOf(network, "P1"), 2);
  expect(await revisionsOf(figureOf(network, "P1"))).toContain("3 final 880/1000 restatement");
  const later = await reads(brand.viewer, network, addMonths(openPeriod, 1));
  expect(later.now?.net).toEqual({ from: carrier.id, to: brand.id, amount: "400.00" });
});

test("nothing of a month that a restatement touches changes until its statement is kept, later months among them", async () => {
  const network = await aNetworkWithAnSla();
  const { brand, carrier } = network;
  const key = { ...figureOf(network, "P1"), period: addMonths(openPeriod, -1) };
  await closedByAll(network);
  expect(await restates(carrier.manager, key, 1)).toEqual({ state: "proposed" });
  await settlePeriods({ networkId: network.id });
  expect(await answersRestatement(brand.manager, key, 1)).toEqual({ state: "restated" });
  expect(await accepts(brand.manager, key, 1)).toMatchObject({ refused: "changed" });
});
