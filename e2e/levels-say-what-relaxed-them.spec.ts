import { expect, test } from "./fixtures";
import { harbour, personCalled } from "./people";

test("a level that flex improved is shown with the level without it, the rule and who agreed", async ({
  pageOf,
}) => {
  const page = await pageOf(await personCalled("manager@fieldworks.example"));
  await page.goto(`${harbour}/metrics/F2?period=2024-09`);
  const says = page.getByText(
    "On track (flexed; base Watch): peak, volume 121.9 % of forecast, agreed by",
  );
  await expect(says.first()).toBeVisible();
  const flexes = page.getByRole("region", { name: "Flexes over time" }).getByRole("table");
  await expect(flexes.getByRole("row", { name: /2024-09.*Watch.*On track.*Flexed/ })).toContainText(
    "3.5 points",
  );
  await expect(
    flexes.getByRole("row", { name: /2025-02.*Breach.*Watch.*Within grace/ }),
  ).toContainText("grace 1 of 2");
  await page.goto(`${harbour}/metrics/F2?period=2025-02`);
  await expect(page.getByText("Watch (grace 1 of 2 used; base Breach).").first()).toBeVisible();
});

test("an executive reads whether the bands of the chain let the customer be missed, and how far bars moved", async ({
  pageOf,
}) => {
  const page = await pageOf(await personCalled("executive@brightwave.example"));
  await page.goto(`${harbour}/metrics`);
  const coherence = page.getByRole("region", { name: "Band coherence" });
  for (const figure of ["73.91 %", "85.00 %", "97.71 %", "63.70 %", "78.00 %", "96.51 %"]) {
    await expect(coherence.getByText(figure, { exact: true }).first()).toBeVisible();
  }
  await expect(coherence.getByText("raise 7 of 7 stages to 97.71 %")).toBeVisible();
  const drift = page.getByRole("region", { name: "Bar drift" });
  await expect(drift.getByText("73.91 % as first agreed, 73.91 % in December 2025")).toBeVisible();
  await expect(drift.getByRole("row", { name: /C2 Answered within 30 seconds/ })).toContainText(
    "+1.67 points",
  );
});
