import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { enterParts, field, line, notApplicable, state } from "./month-page";
import { aNetworkOf, type OwnNetwork } from "./own-network";
import { readerAs } from "./reader";
import { everythingIn } from "./written";

/** A depot owes five figures, of all shapes; the kiosk is no party of M1. */
function aMonthToEnter(): Promise<OwnNetwork> {
  return aNetworkOf({
    organisations: { depot: "The Depot", shop: "The Shop", kiosk: "The Kiosk" },
    accounts: ["manager", "deputy", "viewer"],
    months: ["2025-11", "2025-12"],
    metrics: [
      { code: "P1", reporters: ["depot"] },
      {
        code: "M1",
        reporters: ["depot"],
        parties: ["depot", "shop"],
        visibility: "parties",
        target: "2",
        floor: "3",
        terms: { kind: "mean", unit: "hours", direction: "lower", decimals: 1 },
      },
      {
        code: "C1",
        reporters: ["depot"],
        terms: { kind: "count", unit: "calls", denominator: null },
      },
      {
        code: "I1",
        reporters: ["depot"],
        terms: { kind: "index", unit: "points", decimals: 1, denominator: null },
      },
      { code: "P2", reporters: ["depot"] },
    ],
    figures: [
      { metric: "P1", reporter: "depot", period: "2025-11", numerator: 964, denominator: 1000 },
    ],
  });
}

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
  await expect(line(page, "P1")).toContainText("96.40 %");
  await expect(line(page, "P1")).toContainText("on track from 95 %, watch from 90 %");

  const tabs = await tabTo(page, /^P1 .*: Numerator$/);
  const keys = { pressed: tabs };
  for (const { digits } of typed) {
    await page.keyboard.type(digits);
    await page.keyboard.press("Enter");
    keys.pressed += digits.length + 1;
  }
  await expect(page.getByText("5 / 5 entered")).toBeVisible();
  expect(keys.pressed).toBeLessThanOrEqual(typed.length * 5 + 12);
  await expect(line(page, "P1")).toContainText("86.64 %");
  await expect(line(page, "P1")).toContainText("Breach");

  await page.reload();
  for (const { code, word, digits } of typed) {
    await expect(field(page, code, word)).toHaveValue(digits);
    await expect(state(page, code)).toHaveText("Saved");
  }
  await tabTo(page, /^Submit month$/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  await page.reload();
  for (const { code, word, digits } of typed) {
    await expect(field(page, code, word)).toHaveValue(digits);
    await expect(field(page, code, word)).not.toBeEditable();
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
      await expect(field(page, "P1", wrong)).toHaveAccessibleDescription(
        new RegExp(literally(says)),
      );
      await expect(field(page, "P1", wrong)).toHaveAttribute("aria-invalid", "true");
      await expect(line(page, "P1").getByText(says)).toBeVisible();
      await expect(state(page, "P1")).toHaveText("To mend");
      await expect(field(page, "P1", "Numerator")).toHaveValue(entry.numerator);
      await expect(field(page, "P1", "Denominator")).toHaveValue(entry.denominator);
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

  await notApplicable(page, "C1").press("Space");
  await field(page, "I1", "Value").focus();
  await expect(state(page, "C1")).toHaveText("Saved");
  await expect(line(page, "C1")).toContainText("No data");

  await field(page, "I1", "Value").fill("12.5");
  await field(page, "I1", "Value").press("Enter");
  await expect(state(page, "I1")).toHaveText("Saved");
  await field(page, "I1", "Value").fill("");
  await field(page, "I1", "Value").press("Enter");
  await expect(state(page, "I1")).toHaveText("Not entered");

  await page.reload();
  await expect(field(page, "P1", "Numerator")).toHaveValue("0");
  await expect(field(page, "P2", "Denominator")).toHaveValue("0");
  await expect(notApplicable(page, "C1")).toBeChecked();
  await expect(field(page, "C1", "Value")).toHaveValue("");
  await expect(notApplicable(page, "I1")).not.toBeChecked();
  await expect(field(page, "I1", "Value")).toHaveValue("");
  await expect(page.getByText("3 / 5 entered")).toBeVisible();
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

test("both “not applicable” and a figure is refused beside the line", async ({
  page,
  signInAs,
}) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  await field(page, "C1", "Value").fill("12");
  await notApplicable(page, "C1").check();
  await field(page, "I1", "Value").focus();
  await expect(state(page, "C1")).toHaveText("To mend");
  await expect(line(page, "C1").getByRole("alert")).toContainText(
    "There are figures here as well. Empty them, or clear “Not applicable”.",
  );
  await expect(field(page, "C1", "Value")).toHaveValue("12");
});

test("submitting with gaps names them, goes to the first, and submits nothing", async ({
  page,
  signInAs,
}) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  await enterParts(page, "P1", { numerator: "95", denominator: "100" });
  await expect(state(page, "P1")).toHaveText("Saved");
  await page.getByRole("button", { name: "Submit month" }).click();
  await expect(page.getByText("Still missing: M1, C1, I1, P2.")).toBeVisible();
  await expect(field(page, "M1", "Sum")).toBeFocused();
  await expect(state(page, "P1")).toHaveText("Saved");
  const { figures } = await everythingIn(network.id);
  expect(figures.filter(({ status }) => status === "submitted")).toEqual([]);
});

test("pressing Submit straight from a field saves that figure first", async ({
  page,
  signInAs,
}) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  for (const code of ["M1", "C1", "I1", "P2"]) await notApplicable(page, code).check();
  await field(page, "P1", "Numerator").fill("95");
  await field(page, "P1", "Denominator").fill("100");
  await page.getByRole("button", { name: "Submit month" }).click();
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  const { figures } = await everythingIn(network.id);
  expect(figures.filter(({ status }) => status === "submitted")).toHaveLength(5);
});

test("drafts are the managers' own; submitted figures are seen by those whom the definition names", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  await enterParts(page, "P1", { numerator: "8641", denominator: "9973" });
  await field(page, "M1", "Sum").fill("45.7");
  await field(page, "M1", "Count").fill("3571");
  for (const code of ["C1", "I1", "P2"]) await notApplicable(page, code).check();
  await field(page, "P1", "Numerator").focus();
  await expect(page.getByText("5 / 5 entered")).toBeVisible();

  const deputy = await pageOf(await network.person("deputy", "depot"));
  await deputy.goto(`${network.path}/report`);
  await expect(field(deputy, "P1", "Numerator")).toHaveValue("8641");
  const others = [
    { read: await readerAs(await network.person("viewer", "depot")), seesM1: true },
    { read: await readerAs(await network.person("viewer", "shop")), seesM1: true },
    { read: await readerAs(await network.person("manager", "shop")), seesM1: true },
    { read: await readerAs(await network.person("viewer", "kiosk")), seesM1: false },
    { read: await readerAs(await network.person("manager", "kiosk")), seesM1: false },
  ];
  for (const { read } of others) {
    for (const place of [
      "",
      "/metrics",
      "/metrics/P1",
      "/metrics/P1?period=2025-12",
      "/metrics/M1",
    ]) {
      const { body } = await read(network.path + place);
      expect(body, place).not.toMatch(/8,?641|3,?571|86\.64/);
    }
  }

  await page.getByRole("button", { name: "Submit month" }).click();
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  for (const { read, seesM1 } of others) {
    const p1 = await read(`${network.path}/metrics/P1`);
    expect(p1.body).toContain("8,641 / 9,973");
    const m1 = await read(`${network.path}/metrics/M1`);
    expect(m1.status).toBe(seesM1 ? 200 : 404);
    expect(m1.body.includes("3,571")).toBe(seesM1);
  }
  const shop = await pageOf(await network.person("viewer", "shop"));
  await shop.goto(`${network.path}/metrics/P1`);
  const sources = shop.getByRole("region", { name: /come from$/ }).first();
  const row = sources.getByRole("row", { name: /The Depot/ });
  await expect(row).toContainText("8,641 / 9,973");
  await expect(row).toContainText("86.64 %");
  await expect(row).toContainText("Submitted, provisional");
  await expect(row).toContainText("manager of The Depot");
});

/** Presses Tab until what has the focus is called like this. */
async function tabTo(page: Page, name: RegExp): Promise<number> {
  for (let tabs = 1; tabs <= 60; tabs++) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    const called = await focused.evaluate((element) =>
      element instanceof HTMLInputElement
        ? (element.labels?.[0]?.firstElementChild?.textContent ?? "")
        : element.textContent,
    );
    if (name.test(called)) return tabs;
  }
  throw new Error(`Tab never came to ${String(name)}`);
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
