import type { Page } from "@playwright/test";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { aNetworkOf } from "./own-network";

async function promises(page: Page, says: string, hand: string): Promise<void> {
  const form = page.getByRole("region", { name: "Make a promise" });
  await form.getByLabel("What is promised").fill(says);
  await form.getByLabel("Role of whoever promises").fill("call centre agent");
  await form.getByLabel("Code of the person or desk").fill(hand);
  await form.getByLabel("To be kept").selectOption("today");
  await form.getByRole("button", { name: "Add promise" }).click();
}

async function enters(
  page: Page,
  number: number,
  what: string,
  more: { hand?: string; says?: string },
) {
  const send = page.getByRole("button", { name: `Enter for promise ${number}` });
  if (!(await send.isVisible())) {
    await page.getByText(`Enter what came of promise ${number}`).click();
  }
  const card = page.getByRole("region", { name: "Promises", exact: true });
  await card.getByLabel("What happened").selectOption(what);
  await card.getByLabel("Code of the person, where a person did it").fill(more.hand ?? "");
  await card.getByLabel("Remark").fill(more.says ?? "");
  await send.click();
}

test("a promise goes with its case when the receiver says so, no message keeps it, a person does", async ({
  page,
  pageOf,
  signInAs,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  const network = await aNetworkOf({
    organisations: { depot: "The Depot", shop: "The Shop", van: "The Van" },
    accounts: ["manager", "viewer", "goto"],
    months: ["2025-11", "2025-12"],
    metrics: [{ code: "P1", reporters: ["depot", "shop"] }],
    figures: [],
  });
  await signInAs(await network.person("goto", "shop"));
  await page.goto(`${network.path}/promises`);
  await expect(page.getByText("Your organisation takes part in no case yet.")).toBeVisible();
  await page.getByLabel("Case reference").fill("Jo Bloggs");
  await page.getByRole("button", { name: "Open case" }).click();
  await expect(page.getByText("Use up to 40 letters and digits")).toBeVisible();
  await page.getByLabel("Case reference").fill("HB/4711");
  await page.getByRole("button", { name: "Open case" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Case HB/4711");

  await promises(page, "We call 07700 900 123 with a date", "A7");
  await expect(page.getByText("looks like a telephone number")).toBeVisible();
  await isAccessible(page);
  await promises(page, "A call back with a date", "a7");
  await expect(page.getByText("1 promise, 1 person, 0 hand-overs, 0 kept")).toBeVisible();

  await page.getByLabel("To", { exact: true }).selectOption({ label: "The Depot" });
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(
    page.getByText("Until The Depot acknowledges it, The Shop stays accountable."),
  ).toBeVisible();
  await expect(page.getByText("1 promise, 1 person, 0 hand-overs, 0 kept")).toBeVisible();

  const depot = await pageOf(await network.person("manager", "depot"));
  await depot.goto(`${network.path}/promises?whose=theirs`);
  await expect(depot.getByRole("row", { name: /HB\/4711/ }).last()).toContainText(
    "Waits for The Depot to acknowledge",
  );
  await depot
    .getByRole("region", { name: "Cases" })
    .getByRole("link", { name: "HB/4711" })
    .last()
    .click();
  await depot.getByRole("button", { name: "Acknowledge" }).click();
  await expect(depot.getByText("1 promise, 1 person, 1 hand-over, 0 kept")).toBeVisible();
  await expect(depot.getByText("held by The Depot now")).toBeVisible();

  await enters(depot, 1, "message", { says: "A text was sent." });
  await expect(depot.getByText("It keeps nothing.")).toBeVisible();
  await expect(depot.getByText("1 promise, 1 person, 1 hand-over, 0 kept")).toBeVisible();
  await enters(depot, 1, "kept", { hand: "D2", says: "Called and agreed on Tuesday" });
  await expect(depot.getByText("1 promise, 1 person, 1 hand-over, 1 kept")).toBeVisible();

  const viewer = await pageOf(await network.person("viewer", "shop"));
  await viewer.goto(`${network.path}/promises`);
  await viewer.getByRole("link", { name: "HB/4711" }).first().click();
  await expect(
    viewer.getByText("The Depot acknowledges: it is accountable from now on."),
  ).toBeVisible();
  await expect(
    viewer.getByRole("button", { name: /Add promise|Hand over|Close case/ }),
  ).toHaveCount(0);
  const address = viewer.url();
  const outsider = await pageOf(await network.person("manager", "van"));
  await outsider.goto(address);
  await expect(outsider.getByText("Nothing here")).toBeVisible();
});
