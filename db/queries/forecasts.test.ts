import { beforeAll, expect, test } from "vitest";
import { addMonths, type Period } from "@/lib/periods/period";
import type { ProposalTerms } from "@/lib/proposals/proposal-terms";
import { forecastMonths, volumeDrivers } from "@/lib/scorecards/forecasts";
import { actAs, aNetwork, openPeriod, type ParcelNetwork, type Person } from "../testing";
import { agreedByAll, bandByVolume, heldFromTheOpenMonth } from "../testing/agreed-by-all";
import { comingMonth, termsOf } from "../testing/proposed";
import { readConditions } from "./conditions";
import { readForecasts } from "./forecasts";
import { propose } from "./proposals";

const next = comingMonth();
const thisMonth = addMonths(next, -1);

let network: ParcelNetwork;
/** P1, of the brand and the carrier, flexes by the volume of D1, which all three agree on. */
beforeAll(async () => {
  network = await aNetwork();
  const { brand, carrier } = network;
  const terms = heldFromTheOpenMonth(network, [
    bandByVolume("P1", { metric: "D1", reporter: carrier.slug }),
  ]);
  await agreedByAll(network, terms, [carrier, brand]);
});

function forecastOf(amounts: Readonly<Record<Period, number>>): ProposalTerms {
  return termsOf(network, [
    {
      change: "forecast",
      metric: "D1",
      reporter: network.carrier.slug,
      subject: "",
      part: "denominator",
      amounts,
    },
  ]);
}

const reads = (person: Person) => actAs(person, (tx) => readForecasts(tx, network.id, openPeriod));

async function monthsFor(person: Person, last = addMonths(next, 2)) {
  return actAs(person, async (tx) => {
    const { metrics } = await readConditions(tx, network.id);
    const read = await readForecasts(tx, network.id, openPeriod);
    const { drivers } = volumeDrivers(metrics, thisMonth);
    return drivers.map((driver) =>
      forecastMonths(driver, read, { first: openPeriod, last }).map(
        ({ period, forecast, late, actual }) => [
          period,
          forecast?.amount ?? null,
          late?.amount ?? null,
          actual,
        ],
      ),
    );
  });
}

test("a forecast counts once all parties agreed, in time or late, beside what came", async () => {
  const { brand, carrier, desk } = network;
  expect(await monthsFor(brand.viewer)).toEqual([[]]);
  const terms = forecastOf({ [thisMonth]: 900, [next]: 1000 });
  const number = await agreedByAll(network, terms, [brand, carrier, desk]);
  expect(await monthsFor(brand.viewer)).toEqual([
    [
      [next, 1000, null, null],
      [thisMonth, null, 900, null],
    ],
  ]);
  const { forecasts, readable } = await reads(desk.manager);
  expect(forecasts.map((one) => [one.period, one.agreedIn, one.proposalNumber])).toEqual([
    [thisMonth, thisMonth, number],
    [next, thisMonth, number],
  ]);
  expect([...readable]).toEqual([number]);
  const again = forecastOf({ [next]: 1100 });
  await agreedByAll(network, again, [desk, carrier, brand]);
  expect((await monthsFor(brand.viewer))[0]?.[0], "the later proposal holds").toEqual([
    next,
    1100,
    null,
    null,
  ]);
});

test("an open one is told with who hasn't answered, to its parties", async () => {
  const { brand, carrier, desk } = network;
  const done = await actAs(carrier.manager, (tx) =>
    propose(tx, network.id, forecastOf({ [addMonths(next, 5)]: 7 }), null),
  );
  const number = "number" in done ? done.number : 0;
  const { open, forecasts } = await reads(brand.viewer);
  expect(open).toEqual([
    {
      number,
      objects: [`forecast D1 ${carrier.slug} denominator`],
      waitingFor: expect.arrayContaining([brand.id, desk.id]),
    },
  ]);
  expect(forecasts.map(({ period }) => period)).not.toContain(addMonths(next, 5));
});

test("what the reporter drafted is its own; the others see what was submitted", async () => {
  const first = addMonths(openPeriod, -1);
  const parts = (person: Person) =>
    actAs(person, async (tx) =>
      (await readForecasts(tx, network.id, first)).figures.map(
        ({ period, status }) => `${period} ${status}`,
      ),
    );
  expect(await parts(network.brand.viewer)).toEqual([`${first} final`]);
  expect(await parts(network.carrier.manager)).toEqual([`${first} final`, `${openPeriod} draft`]);
});

test("an outsider reads nothing", async () => {
  const other = await aNetwork();
  const stranger = await actAs(other.brand.manager, (tx) =>
    readForecasts(tx, network.id, openPeriod),
  );
  expect(stranger).toEqual({ forecasts: [], figures: [], open: [], readable: new Set() });
});
