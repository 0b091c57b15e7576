import type { Page } from "@playwright/test";
import { aNetwork } from "@/db/testing";
import {
  agreedByAll,
  bandInCondition,
  bandThatFlexes,
  heldFromTheOpenMonth,
} from "@/db/testing/agreed-by-all";
import { comingMonth } from "@/db/testing/proposed";
import { formatMonth } from "@/app/format";
import { addMonths } from "@/lib/periods/period";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";

/** "storm" flexes D1 of all three and P1 of the brand and the carrier, and P1 flexes with its own volume too. */
async function aFlexingNetwork() {
  const network = await aNetwork();
  const { brand, carrier, desk } = network;
  const hold = (change: ReturnType<typeof bandInCondition>) =>
    heldFromTheOpenMonth(network, [change]);
  await agreedByAll(network, hold(bandInCondition("D1", "storm")), [carrier, brand, desk]);
  const volume = { condition: "storm", metric: "P1", reporter: carrier.slug };
  await agreedByAll(network, hold(bandThatFlexes("P1", volume)), [carrier, brand]);
  return { ...network, path: `/networks/${network.slug}/conditions` };
}

const declarations = (page: Page) => page.getByRole("region", { name: "Declarations" });
const declaring = (page: Page) => page.getByRole("region", { name: "Declare a condition" });
const month = addMonths(comingMonth(), 1);

test("a condition is declared by one organisation, confirmed by the others, and flexes nothing before", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aFlexingNetwork();
  const { brand, carrier, desk } = network;
  await signInAs(carrier.manager);
  await page.goto(network.path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Conditions and forecasts");
  const named = page.getByRole("region", { name: "Conditions that rules name" }).last();
  await expect(named.getByRole("row")).toContainText([
    "Condition",
    /storm.*First time.*D1.*2 points \(in storm\).*3 points, all rules together.*4 flexed at most/s,
    /storm.*Intact.*P1/s,
  ]);

  await test.step("mistakes are told beside their fields", async () => {
    await declaring(page).getByLabel("First month").selectOption(month);
    await page.getByRole("button", { name: "Declare condition" }).click();
    await expect(page.getByText("Choose a last month that isn’t before the first.")).toBeVisible();
    await expect(page.getByText("Say why, in up to 2,000 characters.")).toBeVisible();
    await isAccessible(page);
  });

  await declaring(page).getByLabel("Last month").selectOption(month);
  await declaring(page).getByLabel("Reason").fill("Storm Ada closed the coast road.");
  await page.getByRole("button", { name: "Declare condition" }).click();
  await expect(page.getByText("Declared: storm. The other parties are asked")).toBeVisible();
  await expect(declarations(page).getByRole("listitem").first()).toContainText(
    new RegExp(
      `storm.*${formatMonth(month)}.*Storm Ada.*Nobody yet.*Waiting for.*Flexes nothing yet`,
    ),
  );
  await expect(page.getByRole("button", { name: "Confirm" })).toHaveCount(0);

  await test.step("the same months can't be declared twice", async () => {
    await declaring(page).getByLabel("First month").selectOption(month);
    await declaring(page).getByLabel("Last month").selectOption(month);
    await declaring(page).getByLabel("Reason").fill("Once more.");
    await page.getByRole("button", { name: "Declare condition" }).click();
    await expect(page.getByText("declared for one of these months already")).toBeVisible();
  });

  const theirs = await pageOf(brand.board);
  await theirs.goto(network.path);
  await theirs.getByRole("button", { name: `Confirm: storm, ${formatMonth(month)}` }).click();
  await expect(declarations(theirs)).toContainText(
    new RegExp(
      `board of ${brand.slug}.*Waiting for ${desk.name}.*Flexes P1.*D1 waits for ${desk.name}`,
    ),
  );
  await expect(theirs.getByRole("button", { name: "Confirm" })).toHaveCount(0);

  await test.step("what was confirmed can't be withdrawn any more, and the page shows why", async () => {
    await page.getByRole("button", { name: "Withdraw: storm" }).click();
    await expect(declarations(page)).toContainText(`board of ${brand.slug}`);
    await expect(page.getByRole("button", { name: "Withdraw: storm" })).toHaveCount(0);
    await expect(declarations(page)).not.toContainText("Withdrawn");
  });

  const last = await pageOf(desk.manager);
  await last.goto(network.path);
  await last.getByRole("button", { name: "Confirm" }).click();
  await expect(declarations(last)).toContainText(/Confirmed by all.*Flexes D1/);
  await expect(declarations(last), "no party of P1").not.toContainText("P1");
  await page.reload();
  await expect(declarations(page)).toContainText(/Confirmed by all.*Flexes D1 and P1/);
});

test("a declaration after the fact stays marked, and one that nobody confirmed is withdrawn", async ({
  page,
  signInAs,
}) => {
  const network = await aFlexingNetwork();
  await signInAs(network.carrier.board);
  await page.goto(network.path);
  await declaring(page).getByLabel("First month").selectOption(addMonths(comingMonth(), -2));
  await declaring(page).getByLabel("Reason").fill("Nobody had told us.");
  await page.getByRole("button", { name: "Declare condition" }).click();
  await expect(declarations(page)).toContainText("Declared after the fact");
  await expect(declarations(page)).toContainText(
    `${formatMonth(addMonths(comingMonth(), -2))} was over when it was declared`,
  );
  await page.getByRole("button", { name: "Withdraw: storm" }).click();
  await expect(declarations(page)).toContainText("Withdrawn on");
  await expect(declarations(page).getByRole("button")).toHaveCount(0);
});

test("a forecast is proposed for the months to come, and counts once everybody has agreed", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aFlexingNetwork();
  const { brand, carrier } = network;
  await signInAs(carrier.manager);
  await page.goto(network.path);
  const driver = page.getByRole("article", { name: `Intact, ${carrier.name}` });
  await expect(driver).toContainText("Volume: denominator of P1. Flexes P1.");
  await driver.getByText("Propose a forecast").click();

  await test.step("mistakes are told beside their months", async () => {
    await driver.getByRole("button", { name: "Propose" }).click();
    await expect(driver.getByText("Fill in one month at least.")).toBeVisible();
    await driver.getByLabel(formatMonth(month)).fill("1,200");
    await driver.getByRole("button", { name: "Propose" }).click();
    await expect(driver.getByText("has a comma, which can mean two things")).toBeVisible();
    await isAccessible(page);
  });

  await driver.getByLabel(formatMonth(month)).fill("1200");
  await driver.getByLabel("Reason").fill("The shop opens on Sundays from then on.");
  await driver.getByRole("button", { name: "Propose" }).click();
  await expect(driver).toContainText("Proposed as proposal 3");
  await expect(driver).toContainText(`Proposal 3 is open and waits for ${brand.name}.`);

  const theirs = await pageOf(brand.manager);
  await theirs.goto(network.path);
  await theirs.getByRole("link", { name: "Proposal 3" }).click();
  await theirs.getByRole("button", { name: "Agree", exact: true }).click();
  await expect(theirs.getByText(/In force from/).first()).toBeVisible();
  await page.reload();
  await expect(driver.getByRole("row", { name: formatMonth(month) })).toContainText(
    /1,200.*Proposal 3/,
  );
});

test("who may only read sees all of it without a form, and a network without rules says so", async ({
  page,
  signInAs,
}) => {
  const network = await aFlexingNetwork();
  await signInAs(network.desk.viewer);
  await page.goto(network.path);
  await expect(page.getByText("Managers and board members declare, confirm")).toBeVisible();
  await expect(page.getByText("One more flex rule compares")).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await isAccessible(page);
  const plain = await aNetwork();
  await signInAs(plain.brand.manager);
  await page.goto(`/networks/${plain.slug}/conditions`);
  await expect(page.getByText("No agreed band set names a condition.")).toBeVisible();
  await expect(page.getByText("Nothing has been declared yet.")).toBeVisible();
  await expect(page.getByText("No agreed band set flexes with a volume.")).toBeVisible();
  await isAccessible(page);
});
