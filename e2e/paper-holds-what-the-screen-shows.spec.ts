import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { harbour, personCalled } from "./people";

/** What a sheet of A4 leaves between its margins of 12 mm, in CSS pixels. */
const papers = [
  { name: "upright", width: 703 },
  { name: "across", width: 1031 },
] as const;

const pages = [
  { name: "chain health", path: "" },
  { name: "early warning", path: "/warnings" },
  { name: "my month", path: "/report" },
  { name: "all open months", path: "/report?view=months" },
  { name: "the library", path: "/metrics/library" },
  { name: "a proposal", path: "/proposals/3" },
  { name: "issues", path: "/issues" },
  { name: "the periods with who reported when", path: "/periods" },
  { name: "a period", path: "/periods/2025-11" },
  { name: "the metrics", path: "/metrics" },
  { name: "a metric whose bounds flexed", path: "/metrics/F2?period=2024-09" },
  { name: "a metric of customers", path: "/metrics/E1" },
  { name: "the proposals", path: "/proposals" },
  { name: "the SLAs, and what a pool would have paid", path: "/slas" },
  { name: "the 24 months of an SLA", path: "/slas/1" },
  { name: "the relationships", path: "/relationships" },
  {
    name: "a relationship",
    path: "/relationships/fieldworks..brightwave?period=2024-09",
  },
  { name: "a partner", path: "/partners/clearvoice" },
  { name: "the promises", path: "/promises" },
  { name: "a case", path: "/promises/4711" },
  { name: "what isn't promised", path: "/expectations" },
  { name: "conditions and forecasts", path: "/conditions" },
  { name: "the chains", path: "/chains" },
  { name: "settings", path: "/settings" },
];

for (const { name, path } of pages) {
  test(`${name}: nothing is cut on paper, and nothing is there to press`, async ({
    page,
    signInAs,
  }) => {
    await signInAs(await personCalled("manager@fieldworks.example"));
    await page.goto(`${harbour}${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    await page.emulateMedia({ media: "print" });
    for (const { name: paper, width } of papers) {
      await page.setViewportSize({ width, height: 1000 });
      expect(await cutOff(page), `cut ${paper}`).toEqual([]);
      expect(await controls(page), `controls ${paper}`).toEqual([]);
    }
  });
}

test("the head of a long table comes again on each sheet, its sums at its end alone, and no row is broken", async ({
  page,
  signInAs,
}) => {
  await signInAs(await personCalled("manager@fieldworks.example"));
  await page.goto(`${harbour}/slas/1`);
  await page.emulateMedia({ media: "print" });
  const months = page.getByRole("region", { name: "The last 24 months" }).getByRole("table");
  await expect(months.getByRole("rowheader", { name: /20[0-9]{2}/ })).toHaveCount(24);
  await expect(months.locator("thead")).toHaveCSS("display", "table-header-group");
  await expect(months.locator("tbody tr").first()).toHaveCSS("break-inside", "avoid");
  await page.goto(`${harbour}?period=2025-12`);
  const foots = page.locator("tfoot");
  await expect(foots).not.toHaveCount(0);
  await expect(foots.first()).toHaveCSS("display", "table-row-group");
});

test("a sheet says what it is of", async ({ page, signInAs }) => {
  await signInAs(await personCalled("manager@fieldworks.example"));
  await page.goto(`${harbour}/periods`);
  await page.emulateMedia({ media: "print" });
  for (const { width } of papers) {
    await page.setViewportSize({ width, height: 1000 });
    await expect(page.getByRole("banner").getByText("Harbour Broadband")).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Network" })).toBeHidden();
    // Across, a sheet is as wide as a screen that has the navigation beside the page.
    expect(await page.getByRole("main").boundingBox()).toMatchObject({ x: 0, width });
  }
});

/** What reaches over the right edge of the page, or hides something within itself. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth + 1;
    return [...document.querySelectorAll<HTMLElement>("main, main *")].flatMap((element) => {
      const { width, right } = element.getBoundingClientRect();
      const { overflowX, clip } = getComputedStyle(element);
      if (width <= 1 || clip !== "auto" || element.closest(".sr-only") !== null) return [];
      const hides = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      return right > edge || hides ? [`${element.tagName} ${element.className} ${right}`] : [];
    });
  });
}

/** What could be pressed or typed into, the name of a column that also sorts aside. */
function controls(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        "button:not(.sort-button), .button-primary, .button-quiet, .button-equal, input, select, textarea",
      ),
    ].flatMap((element) => {
      const isSeen = element.getClientRects().length > 0 && element.closest(".sr-only") === null;
      return isSeen ? [element.outerHTML] : [];
    }),
  );
}
