import { aNetworkWithAnSla } from "@/db/testing/settled-sla";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";

test("two partners read one scorecard from both sides, agree on a plan and recognise a value", async ({
  page,
  pageOf,
  signInAs,
  expectErrors,
}) => {
  // The third member, who is none of the two.
  expectErrors(/404 \(Not Found\)/);
  const network = await aNetworkWithAnSla();
  const { slug, brand, carrier, desk } = network;
  const base = `/networks/${slug}`;
  const pair = `${base}/relationships/${brand.slug}..${carrier.slug}?period=2025-12`;
  await signInAs(brand.manager);
  await page.goto(`${base}/slas/1`);
  await page.getByText("Propose a joint plan").click();
  await page.getByLabel("What it is to reach").fill("Vans leave an hour earlier.");
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Plan 1 for P1" })).toBeVisible();

  const other = await pageOf(carrier.board);
  await other.goto(`${base}/relationships?period=2025-12`);
  await other.getByRole("link", { name: brand.name, exact: true }).click();
  const theirs = other.getByRole("region", { name: "What we do for them" });
  await expect(theirs.getByRole("row", { name: /P1/ })).toContainText("Watch");
  await expect(other.getByText("waits for our answer")).toBeVisible();
  await other.getByText("Claim a value").click();
  await other.getByLabel("Amount").fill("1200.50");
  await other.getByLabel("What it is").fill("Fewer vans on the road.");
  await other.getByRole("button", { name: "Claim", exact: true }).click();
  await expect(other.getByText("Entered. The other side sees it.")).toBeVisible();
  await isAccessible(other);
  await other.getByRole("link", { name: "Plan 1 for P1" }).click();
  const plan = other.getByRole("article", { name: "Plan 1 for P1" });
  await plan.getByRole("button", { name: "Agree", exact: true }).click();
  await expect(plan.getByText("agreed", { exact: true })).toBeVisible();

  await page.goto(pair);
  const seen = page.getByRole("region", { name: `What ${carrier.name} does for us` });
  await expect(seen.getByRole("row", { name: /P1/ })).toContainText("Watch");
  await page
    .getByRole("button", { name: "Recognise: Saving of €1,200.50 in December 2025" })
    .click();
  await expect(page.getByText("Recognised", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: `Scorecard of ${carrier.name}` }).click();
  await page.getByRole("link", { name: "The end customer" }).click();
  await expect(page.getByRole("heading", { name: "The end customer" })).toBeVisible();
  await isAccessible(page);

  const third = await pageOf(desk.manager);
  await third.goto(pair);
  await expect(third.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
});
