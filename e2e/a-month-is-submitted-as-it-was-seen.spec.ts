import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { enterParts, field, holds, line, put, remarks, state, submitMonth } from "./month-page";
import { aMonthToEnter } from "./month-to-enter";
import { everythingIn } from "./written";

async function enterAll(page: Page): Promise<void> {
  await enterParts(page, "P1", { numerator: "90", denominator: "100" });
  await page.keyboard.type("12.5");
  await page.keyboard.press("Tab");
  await put(field(page, "M1", "Count"), "10");
  await put(field(page, "C1", "Value"), "7");
  await put(field(page, "I1", "Value"), "97.5");
  await enterParts(page, "P2", { numerator: "80", denominator: "100" });
  await expect(page.getByText("5 of 5 entered")).toBeVisible();
}

test("a figure that a colleague changed meanwhile isn't submitted unseen", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  await enterAll(page);
  const colleague = await pageOf(await network.person("deputy", "depot"));
  await colleague.goto(`${network.path}/report`);
  await enterParts(colleague, "P1", { numerator: "91", denominator: "100" });
  await expect(state(colleague, "P1")).toHaveText("Saved");

  await submitMonth(page);
  await expect(page.getByText("Changed in the meantime: P1.")).toBeVisible();
  await holds(field(page, "P1", "Numerator"), "91");
  await expect(line(page, "P1")).toContainText("91.00 %");
  const { figures } = await everythingIn(network.id);
  expect(figures.filter(({ status }) => status === "submitted")).toEqual([]);

  await submitMonth(page);
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  await expect(state(page, "P1")).toHaveText("Submitted");
});

test("what was submitted meanwhile is shown in place of what was typed, with both values", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  const deputy = await network.person("deputy", "depot");
  const colleague = await pageOf(deputy);
  await colleague.goto(`${network.path}/report`);
  await enterAll(colleague);
  await submitMonth(colleague);
  await expect(colleague.getByText("Submitted. The organisations")).toBeVisible();

  await enterParts(page, "P1", { numerator: "99", denominator: "100" });
  await expect(remarks(page, "P1").getByRole("alert")).toContainText(
    "submitted 90 / 100 in the meantime; you entered 99 / 100.",
  );
  await holds(field(page, "P1", "Numerator"), "90");
  await expect(state(page, "P1")).toHaveText("Submitted");
});

test("who comes back to the month finds what was saved", async ({ page, signInAs }) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  await enterParts(page, "P1", { numerator: "90", denominator: "100" });
  await expect(state(page, "P1")).toHaveText("Saved");
  await page.getByRole("link", { name: "Metrics" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Metrics");
  await page.goBack();
  await holds(field(page, "P1", "Numerator"), "90");
  await expect(state(page, "P1")).toHaveText("Saved");
});
