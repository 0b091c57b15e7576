import type { Page } from "@playwright/test";
import { period, periodsFrom } from "@/lib/periods/period";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { aNetworkOf } from "./own-network";
import { harbour, personCalled } from "./people";

const first = period("2023-01");
const last = period("2025-06");
const months = periodsFrom(first, last);

test("a board member sees a stage that is on track and worsens: both marks, the sentence, the chart and its table", async ({
  page,
  signInAs,
}) => {
  await signInAs(await personCalled("board@fieldworks.example"));
  await page.goto(`${harbour}/metrics/F1?period=2025-12`);
  const main = page.getByRole("main");
  const standing = main.locator("p").filter({ hasText: "93.20 %" }).first();
  await expect(standing.locator(".level-on-track")).toHaveText("On track");
  await expect(standing.locator(".signal-low")).toHaveText("Worsening");
  const chart = page.getByRole("img", {
    name: /from January 2023 to December 2025: .* Level in the last month: On track. Signal: Worsening\.$/,
  });
  await expect(chart).toBeVisible();
  const figure = page.getByRole("figure");
  await expect(figure).toContainText(
    /Worsening: \d+ months in a row, from \w+ 202\d on, are below the [^;]+ %[^;]*; ask together what changed around \w+ 202\d\./,
  );
  await expect(figure).toContainText(
    "p′ chart (Laney): limits from the 12 months January 2023 to December 2023; NHS rules.",
  );
  await page.getByText("View as table").click();
  const table = page.getByRole("region", { name: "View as table" });
  await expect(table.getByRole("row")).toHaveCount(37);
  await expect(table.getByRole("row", { name: /^2025-12/ })).toContainText(
    /9,786 \/ 10,50093.20 %On trackWorsening, [^0-9]*.*on track from 93 %/,
  );
  const drift = page.getByRole("region", { name: "Drift", exact: true });
  await expect(drift).toContainText(
    /Down \d\.\d\d points in \d+ steps since the agreed reference, January 2024 to June 2024 \(\d\d\.\d\d %\), each within the band\./,
  );
  await expect(drift).toContainText(
    /If it goes on like this it leaves the band \(93 %\) around .* \(80 % interval\)\./,
  );
  await expect(drift).toContainText("Sen’s slope over the last 24 months:");
  await isAccessible(page);
});

test("where a definition begins anew, or months are few, the page says so, and it is read without a script too", async ({
  pageOf,
}) => {
  const network = await aNetworkOf({
    organisations: { shop: "The Shop", depot: "The Depot" },
    accounts: ["manager", "board"],
    months,
    metrics: [
      { code: "P1", reporters: ["depot"] },
      { code: "P2", reporters: ["depot"] },
      {
        code: "C1",
        reporters: ["depot"],
        target: "55",
        floor: "60",
        terms: { kind: "count", unit: "calls", direction: "lower", denominator: null },
      },
    ],
    figures: [
      ...months.map((at, index) => proportion("P1", at, 960 + ripple(index))),
      ...months.slice(-8).map((at, index) => proportion("P2", at, 940 + ripple(index))),
      ...months
        .filter((at) => at !== "2024-02")
        .map((at, index) => ({
          metric: "C1",
          reporter: "depot",
          period: at,
          value: at === last ? 90 : 50 + ripple(index),
        })),
    ],
  });
  const board = await network.person("board", "shop");
  const page = await pageOf(board);

  await page.goto(`${network.path}/metrics/P1`);
  await expect(signals(page)).toHaveText(["Routine"]);
  const figure = page.getByRole("figure");
  await expect(figure).toContainText(/Routine: 95.70 % in June 2025 lies within its usual/);
  await expect(figure).toContainText("some months will meet the target of 95 %");

  await page.goto(`${network.path}/metrics/P2`);
  await expect(figure).toContainText("p′ chart (Laney): trial limits from 8 months to June 2025");
  await expect(page.getByRole("region", { name: "Drift", exact: true })).toContainText(
    "A date takes 12 months that can be compared.",
  );

  await page.goto(`${network.path}/metrics/C1`);
  await expect(signals(page)).toHaveText(["Worsening"]);
  await expect(figure).toContainText(
    /Worsening: 90 calls in June 2025 is above the upper limit of 60.6 calls; ask together what changed around June 2025\./,
  );
  await expect(figure).toContainText("XmR chart: limits from the 12 months");
  await isAccessible(page);

  const bare = await pageOf(board, { javaScriptEnabled: false });
  await bare.goto(`${network.path}/metrics/C1`);
  await expect(bare.locator("noscript")).toBeVisible();
  await bare.getByText("View as table").click();
  await expect(bare.getByRole("row", { name: /^2025-06/ }).last()).toContainText(
    "Worsening, above the limits",
  );
});

/** Ordinary ups and downs, the same every five months. */
function ripple(index: number): number {
  return [0, 3, -2, 2, -3][index % 5] ?? 0;
}

function proportion(metric: string, at: string, numerator: number) {
  return { metric, reporter: "depot", period: at, numerator, denominator: 1000 };
}

/** The signals of the month that the page is about, beside its level. */
function signals(page: Page) {
  return page.getByRole("main").locator("section").first().locator("[class^=signal-]");
}
