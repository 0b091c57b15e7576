import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { aMonthToEnter } from "./month-to-enter";
import { enterParts, field, holds, line, panel, put, remarks, state } from "./month-page";
import { everythingIn } from "./written";

/** What the depot types, field by field in the order of the page. */
const typed = [
  { code: "P1", word: "Numerator", digits: "8641" },
  { code: "P1", word: "Denominator", digits: "9973" },
  { code: "M1", word: "Sum", digits: "45.7" },
  { code: "M1", word: "Count", digits: "3571" },
  { code: "C1", word: "Value", digits: "1123" },
  { code: "I1", word: "Value", digits: "97.3" },
  { code: "P2", word: "Numerator", digits: "7919" },
  { code: "P2", word: "Denominator", digits: "7927" },
];

test("a manager enters and submits the whole month without touching the mouse", async ({
  page,
  signInAs,
}) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My month: December 2025");
  await expect(field(page, "P1", "Numerator"), "who comes may type at once").toBeFocused();
  await expect(panel(page)).toContainText("96.40 %");
  await expect(panel(page)).toContainText("on track from 95 %, watch from 90 %");

  for (const { digits, word } of typed) {
    await page.keyboard.type(digits);
    await page.keyboard.press(word === "Numerator" || word === "Sum" ? "Tab" : "Enter");
  }
  await expect(page.getByText("5 of 5 entered")).toBeVisible();
  await expect(line(page, "P1")).toContainText("86.64 %");
  await expect(line(page, "P1")).toContainText("Breach");

  await page.reload();
  for (const { code, word, digits } of typed) {
    await holds(field(page, code, word), digits);
    await expect(state(page, code)).toHaveText("Saved");
  }
  await tabTo(page, /^Submit month$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Attest and submit$/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  await page.reload();
  for (const { code, word, digits } of typed) {
    await holds(field(page, code, word), digits);
    await expect(field(page, code, word)).toHaveAttribute("aria-readonly", "true");
    await expect(state(page, code)).toHaveText("Submitted");
  }
});

const wrongCells = [
  {
    why: "more than all of them",
    entry: { numerator: "120", denominator: "100" },
    field: "Numerator",
    says: "120 is more than all 100. Check both figures; they may be swapped.",
  },
  {
    why: "a comma that can mean two things",
    entry: { numerator: "1,234", denominator: "2000" },
    field: "Numerator",
    says: "“1,234” has a comma, which can mean two things. Write thousands without a mark and decimals with a point.",
  },
  {
    why: "letters",
    entry: { numerator: "93", denominator: "about 100" },
    field: "Denominator",
    says: "“about 100” is not a number. Use the digits 0 to 9.",
  },
  {
    why: "decimals of a count",
    entry: { numerator: "93.5", denominator: "100" },
    field: "Numerator",
    says: "“93.5” has decimals; this is counted in whole numbers.",
  },
  {
    why: "one part alone",
    entry: { numerator: "93", denominator: "" },
    field: "Denominator",
    says: "This part is missing. Enter it, or 0 if it was none.",
  },
  {
    why: "some of none",
    entry: { numerator: "3", denominator: "0" },
    field: "Denominator",
    says: "With 0 of these there can’t be 3 of the others. Check both figures.",
  },
];

test("a wrong cell says what, where and how to mend it, keeps what was typed, and saves nothing", async ({
  page,
  signInAs,
}) => {
  const network = await aMonthToEnter();
  const before = await everythingIn(network.id);
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  for (const { why, entry, field: wrong, says } of wrongCells) {
    await test.step(why, async () => {
      await enterParts(page, "P1", entry);
      await expect(field(page, "P1", wrong)).toHaveAccessibleDescription(says);
      await expect(field(page, "P1", wrong)).toHaveAttribute("aria-invalid", "true");
      await expect(remarks(page, "P1").getByText(says)).toBeVisible();
      await expect(state(page, "P1")).toHaveText("To mend");
      await holds(field(page, "P1", "Numerator"), entry.numerator);
      await holds(field(page, "P1", "Denominator"), entry.denominator);
      await expect(field(page, "M1", "Sum")).toBeFocused();
    });
  }
  await page.getByRole("button", { name: "Submit month" }).click();
  await expect(page.getByText("Some figures are not saved yet.")).toBeVisible();
  await expect(field(page, "P1", "Numerator")).toBeFocused();
  expect(await everythingIn(network.id)).toEqual(before);

  await enterParts(page, "P1", { numerator: "93", denominator: "100" });
  await expect(state(page, "P1")).toHaveText("Saved");
  await expect(field(page, "P1", "Numerator")).toHaveAttribute("aria-invalid", "false");
});

test("emptied, not applicable and 0 are three different things", async ({ page, signInAs }) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  await enterParts(page, "P1", { numerator: "0", denominator: "50" });
  await expect(state(page, "P1")).toHaveText("Saved");
  await expect(line(page, "P1")).toContainText("0.00 %");
  await expect(line(page, "P1")).toContainText("Breach");

  await enterParts(page, "P2", { numerator: "0", denominator: "0" });
  await expect(state(page, "P2")).toHaveText("Saved");
  await expect(line(page, "P2")).toContainText("No data");

  await field(page, "C1", "Value").click();
  await panel(page).getByRole("checkbox", { name: "Not applicable" }).press("Space");
  await expect(state(page, "C1")).toHaveText("Saved");
  await expect(line(page, "C1")).toContainText("Not applicable");
  await holds(field(page, "C1", "Value"), "n/a");

  await put(field(page, "I1", "Value"), "12.5");
  await expect(state(page, "I1")).toHaveText("Saved");
  await put(field(page, "I1", "Value"), "");
  await expect(state(page, "I1")).toHaveText("Not entered");

  await page.reload();
  await holds(field(page, "P1", "Numerator"), "0");
  await holds(field(page, "P2", "Denominator"), "0");
  await holds(field(page, "C1", "Value"), "n/a");
  await holds(field(page, "I1", "Value"), "");
  await expect(page.getByText("3 of 5 entered")).toBeVisible();
  const { figures } = await everythingIn(network.id);
  const stored = figures
    .filter(({ period }) => period === Math.max(...figures.map((one) => one.period)))
    .map(({ seriesKey, numerator, denominator, notApplicable: na }) => [
      seriesKey,
      numerator,
      denominator,
      na,
    ]);
  expect(stored).toEqual([
    [1, 0, 50, false],
    [3, null, null, true],
    [4, null, null, false],
    [5, 0, 0, false],
  ]);
});

/** Presses Tab until what has the focus is called like this. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tabs = 1; tabs <= 60; tabs++) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if (name.test(await focused.innerText())) return;
  }
  throw new Error(`Tab never came to ${String(name)}`);
}
