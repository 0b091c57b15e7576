import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { harbour, personCalled } from "./people";

const lines = (page: Page) =>
  page
    .getByRole("region", { name: "Metrics" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });
const codes = (page: Page) => lines(page).getByRole("cell").nth(0);
const columnOf = (page: Page, name: string) => page.getByRole("columnheader", { name });

async function openMetrics(page: Page): Promise<void> {
  await page.goto(`${harbour}/metrics`);
  await expect(columnOf(page, "Code")).toHaveAttribute("aria-sort", "ascending");
}

/** What stands in a column, line by line, as far as it is shown. */
async function textsOf(page: Page, column: number): Promise<readonly string[]> {
  const rows = await lines(page).all();
  return Promise.all(rows.map((row) => row.locator("th, td").nth(column).innerText()));
}

test("the metrics are sorted by their columns, either way, by keyboard too", async ({
  page,
  signInAs,
}) => {
  await signInAs(await personCalled("manager@brightwave.example"));
  await openMetrics(page);
  const byCode = await textsOf(page, 0);
  expect(byCode).toEqual(byCode.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true })));
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await expect(columnOf(page, "Code")).toHaveAttribute("aria-sort", "descending");
  expect(await textsOf(page, 0)).toEqual(byCode.toReversed());
  await page.getByRole("button", { name: "Level", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(columnOf(page, "Level")).toHaveAttribute("aria-sort", "ascending");
  await expect(page.locator("th[aria-sort]")).toHaveCount(1);
  const order = ["Breach", "Watch", "No data", "On track", "Ahead"];
  const levels = (await textsOf(page, 5)).map((text) =>
    order.findIndex((level) => text.startsWith(level)),
  );
  expect(levels).not.toContain(-1);
  expect(levels).toEqual(levels.toSorted((a, b) => a - b));
});

test("the metrics are searched by name, code and organisation; what isn't there is said", async ({
  page,
  signInAs,
}) => {
  await signInAs(await personCalled("manager@brightwave.example"));
  await openMetrics(page);
  const all = await lines(page).count();
  const search = page.getByRole("searchbox");
  await search.fill("  e1 ");
  await expect(codes(page).first()).toHaveText("E1");
  expect(await lines(page).count()).toBeLessThan(all);
  await search.fill("fieldworks");
  for (const text of await textsOf(page, 2)) expect(text).toContain("FieldWorks");
  await search.fill("nothing is called this");
  await expect(lines(page)).toHaveCount(0);
  await expect(page.getByText("No metric matches")).toBeVisible();
  await search.fill("");
  await expect(lines(page)).toHaveCount(all);
});

test("a link leads on without a new document, and back in the browser comes back", async ({
  page,
  signInAs,
}) => {
  await signInAs(await personCalled("manager@brightwave.example"));
  await openMetrics(page);
  await page.evaluate(() => document.documentElement.setAttribute("data-same", "yes"));
  await page.getByRole("rowheader").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/metrics\/[A-Z0-9]+$/);
  await expect(page.locator("html")).toHaveAttribute("data-same", "yes");
  await page.goBack();
  await expect(columnOf(page, "Code")).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await expect(columnOf(page, "Code")).toHaveAttribute("aria-sort", "descending");
});
