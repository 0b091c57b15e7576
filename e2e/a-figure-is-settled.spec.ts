import { settlePeriods } from "@/db/jobs/settle-periods";
import { aNetworkToSettle } from "@/db/testing/settled";
import { expect, test } from "./fixtures";
import { isAccessible } from "./accessible";

test("what a partner asks about is restated, accepted, closed by all, and restated once more: both see both", async ({
  page,
  pageOf,
  signInAs,
  expectErrors,
}) => {
  // The third member, who doesn't see the figure.
  expectErrors(/404 \(Not Found\)/);
  const network = await aNetworkToSettle();
  const { brand, carrier, desk } = network;
  const month = `/networks/${network.slug}/periods/2025-12`;
  // The carrier reports P1 to the brand; nobody else sees it.
  const figure = `${month}/figures/4`;
  await signInAs(brand.manager);
  const reporter = await pageOf(carrier.manager);
  const third = await pageOf(desk.manager);

  await page.goto(month);
  const waiting = page.getByRole("region", { name: "Waiting for your organisation" }).first();
  await expect(waiting.getByRole("row", { name: /P1 Intact/ })).toContainText("Accept or dispute");
  await waiting.getByRole("link", { name: "Dispute P1 Intact" }).click();
  await page.getByLabel("Your question").fill("Our depot counted fewer.");
  await page.getByLabel("Evidence").fill("Depot book, page 12");
  await page.getByLabel("Those that went well").fill("880");
  await page.getByLabel("All of them").fill("1000");
  await page.getByRole("button", { name: "Dispute", exact: true }).click();
  const thread = page.getByRole("region", { name: "Question and answers" });
  await expect(thread).toContainText("91.40 % (914 / 1,000)");
  await expect(thread).toContainText("88.00 % (880 / 1,000)");

  await reporter.goto(month);
  const asked = reporter.getByRole("region", { name: "Waiting for your organisation" }).first();
  await asked.getByRole("link", { name: "P1 Intact", exact: true }).click();
  await expect(reporter).toHaveURL(figure);
  await expect(reporter.getByText("Disputed", { exact: true })).toBeVisible();
  await reporter.getByLabel("Your message").fill("We look into it.");
  await reporter.getByRole("button", { name: "Send" }).click();
  await expect(reporter.getByText("We look into it.", { exact: true }).first()).toBeVisible();
  await isAccessible(reporter);
  await reporter.reload();
  await reporter.locator("summary", { hasText: "Restate" }).click();
  await reporter.getByLabel("Those that went well").fill("890");
  await reporter.getByLabel("Reason", { exact: true }).fill("Twenty-four were counted twice.");
  const restate = reporter.getByRole("button", { name: "Restate", exact: true });
  await restate.click();
  await expect(
    reporter.getByText("Changes December 2025 from Watch to Breach. Press Restate again"),
  ).toBeVisible();
  await restate.click();
  await expect(reporter.getByRole("region", { name: "Proposed restatement" })).toBeVisible();
  await third.goto(figure);
  await expect(third.getByRole("heading", { level: 1 })).toHaveText("Nothing here");

  await page.reload();
  const proposed = page.getByRole("region", { name: "Proposed restatement" });
  await expect(proposed).toContainText("91.40 % (914 / 1,000) → 89.00 % (890 / 1,000)");
  await expect(proposed).toContainText("Changes December 2025 from Watch to Breach.");
  await proposed.getByRole("button", { name: "Agree" }).click();
  await expect(page.getByText(/^Restated .*counted twice\./)).toBeVisible();
  for (const one of [page, reporter]) {
    await one.goto(figure);
    const trail = one.getByRole("region", { name: "Trail" }).first();
    await expect(trail.getByRole("row", { name: /Restated/ }).first()).toContainText(
      "91.40 % (914 / 1,000) → 89.00 % (890 / 1,000)",
    );
  }

  // Q1 is the desk's: the brand takes it as it stands, in one click.
  await page.goto(month);
  await waiting.getByRole("button", { name: "Accept Q1 Settled" }).click();
  await expect(page.getByText("Nothing in this month waits for your organisation.")).toBeVisible();
  for (const one of [page, reporter, third]) {
    await one.goto(month);
    await one.locator("summary", { hasText: "Close period" }).click();
    await one.getByRole("button", { name: "Close period" }).click();
    await expect(one.getByText(/^(Signed\.|Closed on)/).first()).toBeVisible();
  }
  await expect(third.getByText("Closed on", { exact: false }).first()).toBeVisible();
  await settlePeriods({ networkId: network.id });

  await reporter.goto(figure);
  await reporter.locator("summary", { hasText: "Restate" }).click();
  await reporter.getByLabel("Those that went well").fill("951");
  await reporter.getByLabel("Reason", { exact: true }).fill("A late list came in.");
  await restate.click();
  await expect(reporter.getByText("from Breach to On track")).toBeVisible();
  await restate.click();
  await expect(reporter.getByRole("region", { name: "Proposed restatement" })).toBeVisible();
  await page.goto(figure);
  await proposed.getByRole("button", { name: "Agree" }).click();
  await expect(page.getByText(/^Restated .*A late list came in\./)).toBeVisible();
  for (const one of [page, reporter]) {
    await one.goto(figure);
    const then = one.getByRole("region", { name: "As agreed then" });
    await expect(then).toContainText("89.00 % (890 / 1,000)");
    await expect(then).toContainText("Breach");
    await expect(then).toContainText("95.10 % (951 / 1,000)");
    await expect(then).toContainText(/Restated .*89\.00 %.*→ 95\.10 %.*A late list came in\./);
    await expect(then.getByText(/^Restated/)).toHaveCount(2);
  }
  await page.goto(`/networks/${network.slug}/metrics/P1?period=2025-12`);
  await page.getByRole("link", { name: /^Trail/ }).click();
  await expect(page).toHaveURL(figure);
  await page.goto(month);
  await isAccessible(page);
});
