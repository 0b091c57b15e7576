import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { randomFrom, wholeBetween } from "@/db/demo/random";
import { aNetwork, openPeriod, seriesKeys, type ParcelNetwork, type Person } from "@/db/testing";
import { proof, seedOfRun } from "@/db/testing/proof";
import { monthNumber } from "@/lib/periods/period";
import { baseUrl } from "./environment";
import { signIn } from "./fixtures";
import { field, holds, remarks, state } from "./month-page";
import { everythingIn } from "./written";

const rounds = 100;

test("two managers on one cell, a hundred times at nearly the same moment: both values are there or shown, and nothing is lost", async ({
  browser,
}) => {
  test.setTimeout(30 * 60_000);
  const seed = seedOfRun();
  const random = randomFrom(`${seed}`);
  const counted = proof("T23 one cell, two managers", { floor: 2 * rounds, seed });
  const network = await aNetwork();
  const { manager, deputy } = network.brand;
  const pages = [
    { page: await monthOf(browser, network, manager), person: manager },
    { page: await monthOf(browser, network, deputy), person: deputy },
  ] as const;
  const stored: { readonly value: number; readonly by: string }[] = [];
  let theirs = 0;

  for (let round = 1; round <= rounds; round += 1) {
    // Half of the rounds at the very same moment, as far as there is one.
    const apart = round % 2 === 0 ? 0 : wholeBetween(random, 0, 50);
    const entries = pages.map((one, place) => ({ ...one, value: round * 10 + place }));
    const { winner, loser } = await enterBoth(
      random() < 0.5 ? entries : entries.toReversed(),
      apart,
    );
    stored.push({ value: winner.value, by: winner.person.id });
    counted.allowed();
    await isShown(loser, winner);
    counted.denied();
    expect(await written(network), `round ${round}`).toEqual(stored);

    const chosen = random() < 0.5 ? "Keep mine" : "Take theirs";
    await remarks(loser.page, "E1").getByRole("button", { name: chosen }).click();
    await expect(state(loser.page, "E1")).toHaveText("Saved");
    if (chosen === "Keep mine") stored.push({ value: loser.value, by: loser.person.id });
    else theirs += 1;
    const stands = chosen === "Keep mine" ? loser : winner;
    await holds(field(loser.page, "E1", "Numerator"), `${stands.value}`);
    expect(await written(network), `round ${round}`).toEqual(stored);
    await Promise.all(pages.map(({ page }) => page.reload()));
  }
  process.stdout.write(
    `${2 * rounds} entries: ${stored.length} stored as revisions, ${theirs} given up for the other's by their author\n`,
  );
  counted.conclude();
});

async function monthOf(browser: Browser, { slug }: ParcelNetwork, person: Person): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseUrl, reducedMotion: "reduce" });
  await signIn(context, person);
  const page = await context.newPage();
  await page.goto(`/networks/${slug}/report`);
  return page;
}

/** Two entries over the same revision, so many milliseconds apart: one is saved, the other is told. */
async function enterBoth(
  entries: readonly Entry[],
  apart: number,
): Promise<{ readonly winner: Entry; readonly loser: Entry }> {
  const [first, second] = entries;
  if (first === undefined || second === undefined) throw new Error("it takes two");
  await Promise.all(entries.map(({ page, value }) => beginEntry(page, value)));
  await Promise.all([endEntry(first.page), sleep(apart).then(() => endEntry(second.page))]);
  await Promise.all(entries.map(({ page }) => untilSettled(page)));
  const said = await Promise.all(entries.map(({ page }) => state(page, "E1").innerText()));
  expect(said.toSorted()).toEqual(["Saved", "Two entries"]);
  return said[0] === "Saved" ? { winner: first, loser: second } : { winner: second, loser: first };
}

async function beginEntry(page: Page, value: number): Promise<void> {
  await field(page, "E1", "Numerator").click();
  await page.keyboard.type(`${value}`);
  await page.keyboard.press("Tab");
  await page.keyboard.type("100000");
}

async function endEntry(page: Page): Promise<void> {
  await page.keyboard.press("Enter");
}

async function untilSettled(page: Page): Promise<void> {
  await expect(state(page, "E1")).toHaveText(/^(?:Saved|Two entries)$/);
}

type Entry = { readonly page: Page; readonly person: Person; readonly value: number };

/** Both values, each with its author, and the person's own still in the fields. */
async function isShown(loser: Entry, winner: Entry): Promise<void> {
  const shown = remarks(loser.page, "E1").getByRole("alert").getByRole("listitem");
  const grouped = (value: number) => new Intl.NumberFormat("en").format(value);
  await expect(shown).toContainText([
    `${winner.person.name} saved ${grouped(winner.value)} / 100,000`,
    `You entered ${loser.value} / 100000`,
  ]);
  await holds(field(loser.page, "E1", "Numerator"), `${loser.value}`);
}

/** The cell's revisions, oldest first; the figure is the last of them. */
async function written({ id }: ParcelNetwork) {
  const { revisions, figures } = await everythingIn(id);
  const month = monthNumber(openPeriod);
  const own = (row: { readonly seriesKey: number; readonly period: number }) =>
    row.seriesKey === seriesKeys.E1 && row.period === month;
  const found = revisions.filter(own);
  expect(found.map(({ revision }) => revision)).toEqual(found.map((_, index) => index + 1));
  const figure = figures.find(own);
  expect(figure?.revision ?? 0).toBe(found.length);
  expect(figure?.numerator ?? null).toBe(found.at(-1)?.numerator ?? null);
  return found.map(({ numerator, personId }) => ({ value: numerator, by: personId }));
}
