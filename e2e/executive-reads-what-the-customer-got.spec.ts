import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { demoPassword, harbour, personCalled } from "./people";

const executive = "executive@brightwave.example";
const stages = [
  "Brightwave Retail",
  "OrderPoint",
  "Meridian Networks",
  "KitPath Logistics",
  "FieldWorks",
  "ClearVoice",
  "Ledgerline",
];

test("an executive signs in and reads on one page what customers got, and why", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByLabel("Email").fill(executive);
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(harbour);
  await readsTheStory(page);
  await expect(page.getByText("Demo data")).toBeVisible();
  const experienced = page.getByRole("region", { name: "What customers experienced" });
  await expect(experienced).toContainText(
    "8 of 8 that can be compared are worse than from January 2024 to June 2024.",
  );
  await experienced.getByText("9 on track").click();
  const unmoved = experienced.getByRole("cell", { name: "0.00 promises per issue", exact: true });
  await expect(unmoved, "what rounds to nothing isn't worse").toBeVisible();
  await reachesTheWeakestStage(page);
});

test("an executive reads the same on a phone, and no page scrolls sideways", async ({
  pageOf,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  const phone = { viewport: { width: 360, height: 760 }, hasTouch: true, isMobile: true };
  const page = await pageOf(await personCalled(executive), phone);
  await page.goto(harbour);
  await readsTheStory(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
  const weakest = page.getByRole("link", { name: "Installed, FieldWorks, 93.20 %" });
  await expect(weakest, "read without scrolling").toBeInViewport({ ratio: 1 });
  await weakest.click();
  await expect(page).toHaveURL(`${harbour}/metrics/F1?period=2025-12`);
  await page.goto(harbour);
  await reachesTheWeakestStage(page);
  for (const path of [
    harbour,
    `${harbour}?period=2026-01`,
    `${harbour}/metrics`,
    `${harbour}/metrics/E1`,
    `${harbour}/metrics/E4?period=2025-12`,
    "/networks",
    "/networks/nothing-here",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await opensEverything(page);
    expect(await sidewaysScroll(page), path).toBeLessThanOrEqual(0);
  }
});

test("until its chart comes into view, chain health brings little script, and a drawn line in its place", async ({
  page,
  signInAs,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  await signInAs(await personCalled(executive));
  await page.goto("/nothing-here");
  const empty = await scriptOn(page);
  await page.goto(harbour);
  await expect(chain(page)).toBeVisible();
  expect(await scriptOn(page)).toBeLessThan(empty + 45 * 1024);
  const chart = page.getByRole("img", { name: /from January 2023 to December 2025/ });
  await expect(page.locator("canvas")).toHaveCount(0);
  await chart.scrollIntoViewIfNeeded();
  await expect(page.locator("canvas")).toBeVisible();
});

test("a manager's month does not scroll sideways on a phone", async ({ pageOf }) => {
  const phone = { viewport: { width: 360, height: 760 }, hasTouch: true, isMobile: true };
  const page = await pageOf(await personCalled("manager@fieldworks.example"), phone);
  for (const path of [`${harbour}/report`, "/sign-in"]) {
    await page.goto(path);
    expect(await sidewaysScroll(page), path).toBeLessThanOrEqual(0);
  }
});

test("every stage is one click from its parts, who entered them and when, the definition and who agreed", async ({
  page,
  signInAs,
}) => {
  await signInAs(await personCalled(executive));
  await page.goto(harbour);
  await chain(page).getByRole("link", { name: "FieldWorks" }).click();
  await expect(page).toHaveURL(`${harbour}/metrics/F1?period=2025-12`);
  const sources = page.getByRole("region", { name: /^Where the figures of December 2025/ }).first();
  await expect(sources).toContainText("9,786 / 10,500");
  await expect(sources).toContainText("93.20 %");
  await expect(sources).toContainText("Final");
  await expect(sources).toContainText("Dave Brannigan");
  await expect(sources).toContainText(/\d{1,2} January 2026 at \d\d:\d\d/);
  const definition = page.getByRole("region", { name: "Definition, version 1" });
  await expect(definition).toContainText("Jobs started in the window");
  await expect(definition).toContainText("FieldWorks");
  const agreements = page.getByRole("region", { name: "Version 1, from January 2023" });
  await expect(agreements.getByRole("row", { name: /Brightwave Retail/ })).toContainText(
    /Hannah Whitfield.*2022 at/,
  );
  await expect(agreements.getByRole("row", { name: /FieldWorks/ })).toContainText(
    /Dave Brannigan.*2022 at/,
  );
});

test("an earlier month is a link away, and a link that can be shared", async ({
  page,
  signInAs,
}) => {
  await signInAs(await personCalled(executive));
  await page.goto(harbour);
  await page.getByRole("link", { name: "Earlier month: November 2025" }).click();
  await expect(page).toHaveURL(`${harbour}?period=2025-11`);
  await expect(heading(page)).toContainText("76.46 % of customers");
  await page.goto(`${harbour}?period=2024-06`);
  await expect(heading(page)).toContainText("June 2024");
  await expect(page.getByText("On track").first()).toBeVisible();
});

test("a month without data is shown as missing, never as 0", async ({ page, signInAs }) => {
  await signInAs(await personCalled(executive));
  await page.goto(`${harbour}?period=2026-01`);
  await expect(heading(page)).toHaveText(
    "Nobody has measured yet what customers got in January 2026",
  );
  await expect(chain(page).getByText("No data")).toHaveCount(6);
  const together = page.getByRole("region", { name: "What the stages promise together" });
  await expect(together).toContainText("Not composed: a stage has no data.");
  const read = (await page.getByRole("main").innerText()).replaceAll("\u00a0", " ");
  expect(read).not.toMatch(/(?<![0-9.,])0(\.0+)? (%|of|points)/);
  await expect(page.getByText("customers did not")).toHaveCount(0);
});

test("an address with a month that never was is not found", async ({
  page,
  signInAs,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  await signInAs(await personCalled(executive));
  for (const period of ["2030-01", "2025-13", "nonsense", "", "2025-12;drop", "٢٠٢٥-١٢"]) {
    for (const path of [harbour, `${harbour}/metrics/E1`]) {
      const answer = await page.goto(`${path}?period=${encodeURIComponent(period)}`);
      expect(answer?.status(), `${path} ${period}`).toBe(404);
      await expect(heading(page)).toHaveText("Nothing here");
    }
  }
});

async function readsTheStory(page: Page): Promise<void> {
  await expect(heading(page)).toHaveText(
    "75.81 % of customers got what was promised in December 2025",
  );
  await expect(page.getByRole("main")).toContainText("2025-12");
  await expect(page.getByText("2,540 of 10,500 customers did not.")).toBeVisible();
  await expect(
    page.getByText(/−11.85 points against January 2024 to June 2024 \(87.66 %\)/),
  ).toBeVisible();
  const strip = chain(page).getByRole("listitem");
  await expect(strip).toHaveCount(stages.length);
  for (const [index, organisation] of stages.entries()) {
    await expect(strip.nth(index)).toContainText(organisation);
    await expect(strip.nth(index)).toContainText("On track");
  }
  await expect(strip.filter({ hasText: "Weakest stage" })).toContainText(["FieldWorks"]);
  await expect(strip.filter({ hasText: "Slipped most" })).toContainText(["FieldWorks"]);
  const harm = page.getByRole("region", { name: /all partners on track or better/ });
  await expect(harm.getByRole("heading")).toContainText("15 months");
  await expect(harm).toContainText("From 2024-10 to 2025-12");
  const together = page.getByRole("region", { name: "What the stages promise together" });
  await expect(together).toContainText("75.81 %");
  await expect(together).toContainText("74.81 %");
  await expect(together).toContainText("71.66 % to 93.20 %");
  await expect(together).toContainText("+1.00 points");
  const where = page.getByRole("region", { name: "Where the change came from" }).first();
  const divided = where.getByRole("row", { name: /Together/ });
  for (const part of ["100.0 %", "−11.85", "−1,244"]) await expect(divided).toContainText(part);
  const installed = where.getByRole("row", { name: /Installed/ });
  for (const part of ["21.6 %", "−2.56", "−269"]) await expect(installed).toContainText(part);
  await expect(where.getByRole("row", { name: /Unexplained gap/ })).toContainText("0.00");
  await expect(harm).toContainText("every stage at its target leaves 73.91 % of customers");
  const chart = page.getByRole("img", { name: /from January 2023 to December 2025/ });
  await expect(chart).toBeVisible();
}

/** The bytes of script that the page has fetched, as they were sent, once nothing more comes. */
async function scriptOn(page: Page): Promise<number> {
  await page.waitForLoadState("networkidle");
  return page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((one) => one instanceof PerformanceResourceTiming && /\.js(\?|$)/.test(one.name))
      .reduce(
        (sum, one) => sum + (one instanceof PerformanceResourceTiming ? one.encodedBodySize : 0),
        0,
      ),
  );
}

/** One click from where they land after signing in. */
async function reachesTheWeakestStage(page: Page): Promise<void> {
  await chain(page).getByRole("link").filter({ hasText: "Weakest stage" }).click();
  await expect(page).toHaveURL(`${harbour}/metrics/F1?period=2025-12`);
  await expect(heading(page)).toBeVisible();
}

function heading(page: Page) {
  return page.getByRole("heading", { level: 1 });
}

function chain(page: Page) {
  return page.getByRole("region", { name: "The chain, stage by stage" });
}

async function opensEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

/** How far the page can be scrolled sideways. A phone widens its window to what doesn't fit, so the screen is the measure. */
async function sidewaysScroll(page: Page): Promise<number> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width - (page.viewportSize()?.width ?? 0);
}
