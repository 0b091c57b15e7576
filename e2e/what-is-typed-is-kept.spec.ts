import type { Browser, Page } from "@playwright/test";
import { aNetwork, openPeriod, seriesKeys, type ParcelNetwork } from "@/db/testing";
import { monthNumber } from "@/lib/periods/period";
import { anUnsteadyLine, type UnsteadyLine } from "./crash/unsteady-line";
import { baseUrl } from "./environment";
import { expect, signIn, test } from "./fixtures";
import { enterParts, field, line, state } from "./month-page";
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
  await expect(page.getByText("Not saved yet: E1.")).toBeVisible();
  expect(await revisionsOf(network), "though it was").toEqual(["draft 871"]);
  await enterParts(page, "E1", { numerator: "872", denominator: "1000" });
  await expect(state(page, "E1")).toHaveText("Saved");
  await expect(page.getByText("Not saved yet: E1.")).toBeHidden();
  expect(await revisionsOf(network)).toEqual(["draft 871", "draft 872"]);

  // The browser itself sends a second time what got no answer at all.
  const cut = unsteady.meet("cut");
  await enterParts(page, "E1", { numerator: "873", denominator: "1000" });
  await cut;
  await expect(state(page, "E1")).toHaveText("Saved");
  expect(await revisionsOf(network)).toEqual(["draft 871", "draft 872", "draft 873"]);

  const unanswered = unsteady.meet("torn", nearlyAll);
  await page.getByRole("button", { name: "Submit month" }).click();
  await unanswered;
  await expect(page.getByText("it isn’t known whether the month is submitted")).toBeVisible();
  await page.getByRole("button", { name: "Submit month" }).click();
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  expect((await revisionsOf(network)).slice(3), "once").toEqual(["submitted 873"]);
  await unsteady.close();
});

test("a link asks before it takes away what isn't saved, and waits for what is on its way", async ({
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

  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept());
  });
  const metrics = page.getByRole("navigation").getByRole("link", { name: "Metrics" });
  await metrics.click();
  await expect.poll(() => asked).toHaveLength(1);
  expect(asked[0]).toContain("Some of your entries are not saved.");
  await expect(field(page, "D1", "Numerator"), "the person stays").toHaveValue("96");
  await expect(line(page, "D1").getByRole("alert")).toContainText(`${deputy.name} saved 95 / 100`);

  await line(page, "D1").getByRole("button", { name: "Keep mine" }).click();
  await expect(state(page, "D1")).toHaveText("Saved");
  await field(page, "D1", "Numerator").fill("97");
  await metrics.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Metrics");
  expect(asked, "nothing to ask: it is saved on leaving the line").toHaveLength(1);
  await page.goBack();
  await expect(field(page, "D1", "Numerator")).toHaveValue("97");
});

test("going back in the browser saves what was being typed", async ({ page, signInAs }) => {
  const network = await aNetwork();
  await signInAs(network.brand.manager);
  await page.goto(`/networks/${network.slug}/metrics`);
  await page.getByRole("navigation").getByRole("link", { name: "My month" }).click();
  await field(page, "E1", "Numerator").fill("871");
  await field(page, "E1", "Denominator").fill("1000");
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
