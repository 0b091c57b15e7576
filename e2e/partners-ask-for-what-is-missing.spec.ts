import { expect, test } from "./fixtures";
import { aNetworkOf } from "./own-network";

test("a partner sees who is waited for, asks once, and the other side sees who asked", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aNetworkOf({
    organisations: { depot: "The Depot", shop: "The Shop" },
    accounts: ["manager", "board", "viewer"],
    months: ["2025-10", "2025-11", "2025-12"],
    metrics: [
      { code: "P1", reporters: ["depot", "shop"] },
      { code: "P2", reporters: ["shop"], parties: ["shop"], visibility: "parties" },
    ],
    figures: ["2025-10", "2025-11"].map((period) => ({
      metric: "P1",
      reporter: "depot",
      period,
      numerator: 9,
      denominator: 10,
    })),
  });
  await signInAs(await network.person("board", "depot"));
  await page.goto(`${network.path}/periods`);
  await expect(page.getByRole("link", { name: "Periods" })).toHaveAttribute("aria-current", "page");
  const open = page.getByRole("region", { name: "December 2025" });
  await expect(open).toContainText("0 of 2 figures are submitted.");
  await expect(open).toContainText("Waiting for The Depot and The Shop.");
  const record = page.getByRole("row", { name: /^The Depot/ });
  await expect(record).toContainText("1 late");

  await open.getByRole("button", { name: "Ask The Shop for the figures of December 2025" }).click();
  await expect(open.getByText(/^Asked on /)).toBeVisible();
  await expect(open.getByRole("button")).toHaveCount(0);

  const shop = await pageOf(await network.person("manager", "shop"));
  await shop.goto(`${network.path}/periods`);
  const theirs = shop.getByRole("region", { name: "December 2025" });
  await expect(theirs).toContainText("Asked by The Depot");
  // The shop sees a figure more than the depot: its own, shared with nobody.
  await expect(theirs).toContainText("0 of 3 figures are submitted.");
  await theirs.getByRole("link", { name: "Enter figures" }).click();
  await expect(shop.getByRole("heading", { level: 1 })).toContainText("My month: December 2025");
});
