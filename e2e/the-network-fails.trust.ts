import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "@playwright/test";
import { randomFrom, wholeBetween } from "@/db/demo/random";
import { aNetwork, openPeriod, seriesKeys, type ParcelNetwork } from "@/db/testing";
import { proof, seedOfRun } from "@/db/testing/proof";
import { monthNumber } from "@/lib/periods/period";
import { anUnsteadyLine, type Trouble, type UnsteadyLine } from "./crash/unsteady-line";
import { baseUrl } from "./environment";
import { signIn } from "./fixtures";
import { enterParts, field, holds, line, remarks, state, submitMonth } from "./month-page";
import { everythingIn } from "./written";

const troubles: readonly Trouble[] = ["lost", "cut", "torn"];

test("whatever the line loses, what was typed is saved in the end, once, and nobody is in conflict with themselves", async ({
  browser,
}) => {
  test.setTimeout(30 * 60_000);
  const seed = seedOfRun();
  const random = randomFrom(`${seed}`);
  const counted = proof("T34 a network that fails", { floor: 100, seed });
  const steady = await anUnsteadyLine(baseUrl);
  const network = await aNetwork();
  const page = await monthOf(browser, network, steady);
  const typed: number[] = [];
  const met = new Map<string, number>();

  for (let round = 1; round <= 60; round += 1) {
    // Each way in turn; to hear nothing at all takes as long as a person is made to wait.
    const trouble = round % 20 === 0 ? "swallowed" : (troubles[round % 3] ?? "cut");
    const happens = steady.meet(trouble, random());
    const before = await written(network);
    typed.push(await enter(page, round * 10));
    await happens;
    met.set(trouble, (met.get(trouble) ?? 0) + 1);
    await expect(line(page, "E1")).toContainText(/Not saved|Saved/, { timeout: 20_000 });
    counted.denied();
    // One person in three thinks again before the connection is back.
    if (random() < 0.33) typed.push(await enter(page, round * 10 + 1));
    await expect(state(page, "E1")).toHaveText("Saved", { timeout: 30_000 });
    await expect(remarks(page, "E1").getByRole("alert")).toHaveCount(0);
    await isThereOnce(network, { typed, before: before.length });
    counted.allowed();
  }
  await steady.close();
  process.stdout.write(`${[...met].map(([trouble, count]) => `${trouble} ${count}`).join(", ")}\n`);
  counted.conclude();
});

test("a browser that goes offline at any moment around a save loses and doubles nothing", async ({
  browser,
}) => {
  test.setTimeout(30 * 60_000);
  const seed = seedOfRun();
  const random = randomFrom(`${seed}`);
  const counted = proof("T34 offline", { floor: 60, seed });
  const steady = await anUnsteadyLine(baseUrl);
  const network = await aNetwork();
  const page = await monthOf(browser, network, steady);
  const typed: number[] = [];
  let kept = 0;
  for (let round = 1; round <= 30; round += 1) {
    const before = await written(network);
    const cut = sleep(wholeBetween(random, 0, 60)).then(() => page.context().setOffline(true));
    typed.push(await enter(page, round * 10));
    await cut;
    await expect(state(page, "E1")).toHaveText(/^(?:Not saved|Saved)$/);
    if ((await state(page, "E1").innerText()) === "Not saved") {
      kept += 1;
      await expect(page.getByText("No connection.")).toContainText("1 not saved yet");
      await holds(field(page, "E1", "Numerator"), `${round * 10}`);
    }
    counted.denied();
    await page.context().setOffline(false);
    await expect(state(page, "E1")).toHaveText("Saved", { timeout: 30_000 });
    await isThereOnce(network, { typed, before: before.length });
    counted.allowed();
  }
  process.stdout.write(`offline before the answer in ${kept} of 30 rounds\n`);
  await steady.close();
  counted.conclude();
});

test("a month whose submission got no answer is submitted once, whoever presses again", async ({
  browser,
}) => {
  test.setTimeout(10 * 60_000);
  for (const trouble of [...troubles, "swallowed"] as const) {
    const steady = await anUnsteadyLine(baseUrl);
    const network = await aNetwork();
    const page = await monthOf(browser, network, steady);
    await enter(page, 10);
    await expect(state(page, "E1")).toHaveText("Saved");
    const happens = steady.meet(trouble, 0.4);
    await submitMonth(page);
    await happens;
    await expect(
      page.getByText(/isn’t known whether the month is submitted|Submitted\. The organisations/),
    ).toBeVisible({ timeout: 20_000 });
    const again = page.getByRole("button", { name: "Submit month" });
    if (await again.isVisible()) await submitMonth(page);
    await expect(page.getByText("Submitted. The organisations")).toBeVisible({ timeout: 20_000 });
    const { revisions } = await everythingIn(network.id);
    const own = revisions.filter(
      ({ seriesKey, period }) => seriesKey === seriesKeys.E1 && period === monthNumber(openPeriod),
    );
    expect(
      own.map(({ status }) => status),
      trouble,
    ).toEqual(["draft", "submitted"]);
    await steady.close();
  }
});

async function monthOf(
  browser: Browser,
  { slug, brand }: ParcelNetwork,
  { url }: UnsteadyLine,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, reducedMotion: "reduce" });
  await signIn(context, brand.manager);
  const page = await context.newPage();
  await page.goto(`/networks/${slug}/report`);
  return page;
}

async function enter(page: Page, value: number): Promise<number> {
  await enterParts(page, "E1", { numerator: `${value}`, denominator: "100000" });
  return value;
}

/** What was typed last stands, and no value was written twice; of what was typed before only what had been sent is there. */
async function isThereOnce(
  network: ParcelNetwork,
  { typed, before }: { readonly typed: readonly number[]; readonly before: number },
): Promise<void> {
  const values = await written(network);
  expect(values.at(-1)).toBe(typed.at(-1));
  expect(values.length).toBeGreaterThan(before);
  expect(new Set(values).size, `each once: ${values.slice(-3).join(", ")}`).toBe(values.length);
  expect(values.filter((value) => !typed.includes(value ?? -1))).toEqual([]);
}

async function written({ id }: ParcelNetwork): Promise<readonly (number | null)[]> {
  const { revisions } = await everythingIn(id);
  return revisions
    .filter(
      ({ seriesKey, period }) => seriesKey === seriesKeys.E1 && period === monthNumber(openPeriod),
    )
    .map(({ numerator }) => numerator);
}
