import type { Page } from "@playwright/test";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { harbour, personCalled } from "./people";

/** The statement with this partner. */
function statementWith(page: Page, partner: string) {
  return page.getByRole("region", { name: new RegExp(`⇄ ${partner} `) });
}

test("a miss that the other side caused is relieved, in the same words for both", async ({
  page,
  pageOf,
  signInAs,
}) => {
  await signInAs(await personCalled("executive@fieldworks.example"));
  await page.goto(`${harbour}/slas?period=2024-09`);
  const ours = statementWith(page, "Brightwave Retail");
  const we = ours.getByRole("region", { name: "We owe" });
  await expect(we).toContainText("93.60 % against at least 95 %");
  await expect(we).toContainText("Relieved");
  await expect(we).toContainText("relieved by B2");
  await expect(we).toContainText("78.1");
  await expect(ours).toContainText("Nobody owes anybody anything.");
  await expect(ours).toContainText("Obligations 3 : 3");

  const brand = await pageOf(await personCalled("executive@brightwave.example"));
  await brand.goto(`${harbour}/slas?period=2024-09`);
  const theirs = statementWith(brand, "FieldWorks");
  const they = theirs.getByRole("region", { name: "FieldWorks owes" });
  await expect(they).toContainText("93.60 % against at least 95 %");
  await expect(they).toContainText("relieved by B2");
  await isAccessible(brand);
});

test("a credit runs in either direction, shows its steps, and comes back", async ({
  page,
  signInAs,
}) => {
  await signInAs(await personCalled("executive@fieldworks.example"));
  await page.goto(`${harbour}/slas?period=2025-04`);
  const april = statementWith(page, "Brightwave Retail");
  await expect(april).toContainText("We owe Brightwave Retail £6,400.00.");
  await april.getByText("How it comes to that").first().click();
  await expect(april).toContainText("fee £400,000.00 × at risk 8 % × pool 50 % × allocation 40 %");
  await expect(april).toContainText("came back in July 2025");

  await page.goto(`${harbour}/slas?period=2025-07`);
  await expect(statementWith(page, "Brightwave Retail")).toContainText(
    "Brightwave Retail owes us £6,400.00.",
  );
  await page.goto(`${harbour}/slas?period=2025-06`);
  const june = statementWith(page, "Brightwave Retail");
  await expect(june).toContainText("Brightwave Retail owes us £180.00.");
  await june.getByRole("link", { name: "Terms and the last 24 months" }).click();
  await expect(page.getByRole("heading", { name: "The last 24 months" })).toBeVisible();
});

test("another threshold is tried on the last two years before anybody agrees to it", async ({
  page,
  signInAs,
}) => {
  await signInAs(await personCalled("manager@fieldworks.example"));
  await page.goto(`${harbour}/slas?period=2025-04`);
  await statementWith(page, "Brightwave Retail")
    .getByRole("link", { name: "Terms and the last 24 months" })
    .click();
  await page.getByLabel("Obligation").selectOption("F4");
  await page.getByLabel("Threshold").fill("92");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText(/^Months that would have come out otherwise: /)).toBeVisible();
  const april = page
    .getByRole("region", { name: "What would it have been?" })
    .getByRole("row", { name: /^April 2025/ });
  await expect(april).toContainText("Missed");
  await expect(april).toContainText("Met");
  await expect(april).toContainText("we owe £6,400.00");
  await isAccessible(page);
});
