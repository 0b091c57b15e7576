import type { Browser, Page } from "@playwright/test";
import { aNetwork, openPeriod, seriesKeys, type ParcelNetwork } from "@/db/testing";
import { monthNumber } from "@/lib/periods/period";
import { anUnsteadyLine, type UnsteadyLine } from "./crash/unsteady-line";
import { baseUrl } from "./environment";
import { expect, signIn, test } from "./fixtures";
import { enterParts, field, holds, remarks, state, submitMonth } from "./month-page";
import { everythingIn } from "./written";

/** Of an answer so much that the browser has it begun, and its result not whole. */
const nearlyAll = 0.97;

test("an answer that gets lost doubles nothing, and makes no conflict with oneself, even for who has typed on", async ({
  browser,
}) => {
  const network = await aNetwork();
  const unsteady = await anUnsteadyLine(baseUrl);
  const page = await monthOver(unsteady, browser, network);
  const torn = unsteady.meet("torn", nearlyAll);
  await enterParts(page, "E1", { numerator: "871", denominator: "1000" });
  await torn;
  await expect(state(page, "E1")).toHaveText("Not saved");
  await expect(page.getByText("1 not saved yet, kept on this device.")).toBeVisible();
  expect(await revisionsOf(network), "though it was").toEqual(["draft 871"]);
  await enterParts(page, "E1", { numerator: "872", denominator: "1000" });
  await expect(state(page, "E1")).toHaveText("Saved");
  await expect(page.getByText("1 not saved yet, kept on this device.")).toBeHidden();
  expect(await revisionsOf(network)).toEqual(["draft 871", "draft 872"]);

  // The browser itself sends a second time what got no answer at all.
  const cut = unsteady.meet("cut");
  await enterParts(page, "E1", { numerator: "873", denominator: "1000" });
  await cut;
  await expect(state(page, "E1")).toHaveText("Saved");
  expect(await revisionsOf(network)).toEqual(["draft 871", "draft 872", "draft 873"]);

  const unanswered = unsteady.meet("torn", nearlyAll);
  await submitMonth(page);
  await unanswered;
  await expect(page.getByText("it isn’t known whether the month is submitted")).toBeVisible();
  await submitMonth(page);
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  expect((await revisionsOf(network)).slice(3), "once").toEqual(["submitted 873"]);
  await unsteady.close();
});

test("what isn’t saved or decided is there again for who leaves the page and comes back", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aNetwork();
  const { manager, deputy } = network.carrier;
  await signInAs(manager);
  await page.goto(`/networks/${network.slug}/report`);
  const colleague = await pageOf(deputy);
  await colleague.goto(`/networks/${network.slug}/report`);
  await enterParts(colleague, "D1", { numerator: "95", denominator: "100" });
  await expect(state(colleague, "D1")).toHaveText("Saved");
  await enterParts(page, "D1", { numerator: "96", denominator: "100" });
  await expect(state(page, "D1")).toHaveText("Two entries");

  const metrics = page.getByRole("navigation").getByRole("link", { name: "Metrics" });
  await metrics.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Metrics");
  await page.goBack();
  await expect(state(page, "D1")).toHaveText("Two entries");
  await page.reload();
  await expect(state(page, "D1")).toHaveText("Two entries");
  await holds(field(page, "D1", "Numerator"), "96");
  await expect(remarks(page, "D1").getByRole("alert")).toContainText(
    `${deputy.name} saved 95 / 100`,
  );

  await remarks(page, "D1").getByRole("button", { name: "Keep mine" }).click();
  await expect(state(page, "D1")).toHaveText("Saved");
  await field(page, "D1", "Numerator").click();
  await page.keyboard.type("97");
  await metrics.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Metrics");
  await page.goBack();
  await holds(field(page, "D1", "Numerator"), "97");
  await expect(state(page, "D1")).toHaveText("Saved");
});

test("going back in the browser saves what was being typed", async ({ page, signInAs }) => {
  const network = await aNetwork();
  await signInAs(network.brand.manager);
  await page.goto(`/networks/${network.slug}/metrics`);
  await page.getByRole("navigation").getByRole("link", { name: "My month" }).click();
  await field(page, "E1", "Numerator").click();
  await page.keyboard.type("871");
  await page.keyboard.press("Tab");
  await page.keyboard.type("1000");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Metrics");
  await expect.poll(() => revisionsOf(network)).toEqual(["draft 871"]);
});

async function monthOver(
  { url }: UnsteadyLine,
  browser: Browser,
  { slug, brand }: ParcelNetwork,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, reducedMotion: "reduce" });
  await signIn(context, brand.manager);
  const page = await context.newPage();
  await page.goto(`/networks/${slug}/report`);
  return page;
}

/** What was written of E1 for the open month, oldest first. */
async function revisionsOf({ id }: ParcelNetwork): Promise<readonly string[]> {
  const { revisions } = await everythingIn(id);
  return revisions
    .filter(
      ({ seriesKey, period }) => seriesKey === seriesKeys.E1 && period === monthNumber(openPeriod),
    )
    .map(({ status, numerator }) => `${status} ${numerator}`);
}
