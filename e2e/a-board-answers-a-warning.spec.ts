import type { Page } from "@playwright/test";
import { isAccessible } from "./accessible";
import { period } from "@/lib/periods/period";
import { aDriftingNetwork } from "./drifting-network";
import { expect, test } from "./fixtures";
import { aNetworkOf } from "./own-network";
import { harbour, personCalled } from "./people";
import { lastScanWas, wasPublished } from "./published";

const story = ["2023-01", "2025-12"] as const;

test("a board member reads what drifts while every light is green, answers, and a colleague who answers at the same time sees both", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aDriftingNetwork(...story);
  await wasPublished(network.id, period("2025-06"), 90_000);
  await wasPublished(network.id, period("2025-12"), null);
  await signInAs(await network.person("board", "field"));
  await page.goto(network.path);
  const meter = page.getByRole("region", { name: "Drift" }).first();
  await expect(meter).toContainText(/Down 11\.85 points in \d+ steps since the agreed reference/);
  await expect(meter).toContainText(
    "7 of 7 stages drift for the worse, each step of theirs within",
  );
  await meter.getByRole("link", { name: "A warning to act is open" }).click();
  await expect(page).toHaveURL(`${network.path}/warnings`);

  await test.step("the sentences", async () => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      /^1,24\d more customers of December 2025 than at the rate of January 2024 to June 2024 didn’t get what was promised: go through the cuts below together$/,
    );
    const main = page.getByRole("main");
    await expect(main).toContainText("The evidence has asked to act since October 2024");
    await expect(main).toContainText(
      /7 of 7 stages drift, the first since about May 2024 and the last since about July 2024: ask/,
    );
    await expect(main).toContainText("7 of these cuts stay on track on their own and cost 11.8");
    await expect(main).toContainText("a warning to act comes less often than once in 370 months");
    await expect(main).not.toContainText(/p-value|significan|NaN|Infinity|undefined/);
  });

  await test.step("the ledger, the dearest cut first", async () => {
    const rows = page.getByRole("region", { name: "Ledger of cuts" }).last().getByRole("row");
    const told = await rows.allInnerTexts();
    const shares = told.flatMap((one) => /(\d+\.\d) of 100/.exec(one)?.[1] ?? []);
    expect(shares).toEqual(["21.6", "19.9", "12.9", "12.9", "11.6", "10.9", "10.1"]);
    await expect(rows.nth(1)).toContainText(/^Install\s*The Field/);
    await expect(rows.nth(1)).toContainText("On track");
    await expect(rows.nth(1)).toContainText(/−0\.1\d\d points/);
    await expect(rows.nth(1)).toContainText("over 99 in 100");
    await expect(rows.filter({ hasText: "Between the stages" })).toContainText("0.0");
    await expect(rows.last()).toContainText(/7 cuts within their own limits, together.*11\.8/s);
  });

  await test.step("the evidence, as published and as it is now", async () => {
    await expect(page.getByRole("img", { name: /Evidence from January 2024 to/ })).toBeVisible();
    await page.getByText("Evidence as a table").click();
    const table = page.getByRole("region", { name: "Evidence as a table" });
    await expect(table.getByRole("row", { name: /^2025-06/ })).toContainText(
      /90,000.*Restated.*act/s,
    );
    await expect(table.getByRole("row", { name: /^2024-08/ })).not.toContainText("look");
    await expect(table.getByRole("row", { name: /^2024-09/ })).toContainText("look");
    await expect(table.getByRole("row", { name: /^2024-10/ })).toContainText("act");
    await expect(table.getByRole("row", { name: /^2025-12/ })).toContainText("—");
  });
  await isAccessible(page);

  const colleague = await pageOf(await network.person("manager", "calls"));
  await colleague.goto(`${network.path}/warnings`);
  await test.step("mistakes are told beside their fields", async () => {
    const form = warning(page);
    await form.getByRole("button", { name: "Answer" }).click();
    await expect(form).toContainText("Choose one of the answers.");
    await expect(form).toContainText("Write a note of up to 2,000 characters.");
    await form.getByLabel("Closed").check();
    await form.getByLabel("Note").fill("Over since the new rota.");
    await form.getByRole("button", { name: "Answer" }).click();
    await expect(form).toContainText("To close it, say what shows that it is over.");
    await isAccessible(page);
  });

  await answers(page, { as: "Investigating", note: "The Field and The Calls look at July 2024." });
  await expect(warning(page)).toContainText("Answered. Everybody in the network sees it now.");
  await expect(warning(page).getByRole("listitem")).toContainText([
    /Investigating: board of The Field, The Field, .*\d\d:\d\d\s*The Field and The Calls look/s,
  ]);

  await answers(colleague, { as: "Explained", note: "New tariff in July 2024." });
  const conflict = warning(colleague);
  await expect(conflict).toContainText("Somebody answered while you wrote.");
  await expect(conflict).toContainText(/You wrote: Explained\. New tariff in July 2024\./);
  await expect(conflict).toContainText("The Field and The Calls look at July 2024.");
  await expect(conflict.getByLabel("Note")).toHaveValue("New tariff in July 2024.");
  await isAccessible(colleague);
  await conflict.getByRole("button", { name: "Answer all the same" }).click();
  await expect(conflict).toContainText("Answered. Everybody in the network sees it now.");
  await expect(conflict.locator("ol > li")).toHaveCount(2);

  await page.reload();
  await page
    .getByRole("textbox", { name: "Evidence" })
    .fill("Minutes of 12 January: figures are well from November.");
  await answers(page, { as: "Closed", note: "The tariff is gone." });
  await expect(warning(page).locator("ol > li")).toHaveCount(3);
  await expect(warning(page)).toContainText("Evidence: Minutes of 12 January");
  await page.goto(network.path);
  await expect(page.getByRole("link", { name: "Early warning of this chain" })).toBeVisible();
});

test("who may only read sees the warning without the form, on a phone too", async ({ pageOf }) => {
  const network = await aDriftingNetwork(...story);
  const phone = { viewport: { width: 360, height: 760 }, hasTouch: true, isMobile: true };
  const page = await pageOf(await network.person("viewer", "kit"), phone);
  await page.goto(`${network.path}/warnings`);
  await expect(warning(page)).toContainText("Open: nobody has answered");
  await expect(page.getByLabel("Note")).toHaveCount(0);
  const ledger = page.getByRole("region", { name: "Ledger of cuts" }).last();
  await expect(ledger.getByRole("row").nth(1)).toContainText(
    /Drifts since: 2024-0\d; 2024-0\d to 2024-0\d/,
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

const states = [
  {
    name: "months that wait for their first scan",
    months: ["2023-01", "2023-06"],
    after: (id: string) => lastScanWas(id, "never"),
    says: "The figures of 6 months are in and wait for their first scan; look again in a few minutes",
  },
  {
    name: "too few months",
    months: ["2023-01", "2023-08"],
    after: null,
    says: "Too early: 8 of 12 months are in",
  },
  {
    name: "months on trial in which nothing drifts",
    months: ["2023-01", "2024-05"],
    after: null,
    says: "On trial: 17 of 24 months are in",
  },
  {
    name: "a scan that is out of date",
    months: ["2023-01", "2024-06"],
    after: (id: string) => lastScanWas(id, "stale"),
    says: "newer ones have come since",
  },
  {
    name: "what was published, and isn't so by today's figures",
    months: ["2023-01", "2024-06"],
    after: (id: string) => wasPublished(id, period("2024-06"), 400),
    says: "Published for June 2024 was evidence of 400, and today’s figures give",
  },
] as const;

for (const { name, months, after, says } of states) {
  test(`early warning says how it stands: ${name}`, async ({ page, signInAs }) => {
    const network = await aDriftingNetwork(months[0], months[1]);
    await after?.(network.id);
    await signInAs(await network.person("board", "brand"));
    await page.goto(`${network.path}/warnings`);
    await expect(page.getByRole("main")).toContainText(says);
    await isAccessible(page);
  });
}

test("without a chain there is nothing to watch, and the page says so", async ({
  page,
  signInAs,
}) => {
  const network = await aNetworkOf({
    organisations: { one: "The One", two: "The Two" },
    accounts: ["manager", "board"],
    months: ["2025-11", "2025-12"],
    metrics: [{ code: "A1", reporters: ["one"] }],
  });
  await signInAs(await network.person("board", "one"));
  await page.goto(`${network.path}/warnings`);
  await expect(page.getByText("No chain has been agreed in this network yet")).toBeVisible();
});

test("a metric of the chain leads to its early warning", async ({ page, signInAs }) => {
  await signInAs(await personCalled("executive@brightwave.example"));
  await page.goto(`${harbour}/metrics/F1`);
  await page.getByRole("link", { name: "Early warning of this chain" }).click();
  await expect(page).toHaveURL(`${harbour}/warnings`);
  await page.goto(`${harbour}/metrics/F2`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "Early warning of this chain" })).toHaveCount(0);
});

/** The last warning that was opened. */
function warning(page: Page) {
  return page.getByRole("article").first();
}

async function answers(
  page: Page,
  { as, note }: { readonly as: string; readonly note: string },
): Promise<void> {
  const form = warning(page);
  await form.getByLabel(as).check();
  await form.getByLabel("Note").fill(note);
  await form.getByRole("button", { name: "Answer", exact: true }).click();
}
