import { aNetwork } from "@/db/testing";
import { withDecember } from "@/db/testing/december";
import { agreedByItsParties, waysOf, withWays } from "@/db/testing/ways";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { untilQuiet } from "./until-quiet";

test("partners who agreed on a chain of their own see what drifts in it and answer, and nobody else does", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aNetwork();
  await withWays(network);
  await withDecember(network);
  await agreedByItsParties(network, waysOf(network));
  await untilQuiet([network.id]);
  const path = `/networks/${network.slug}`;

  await signInAs(network.carrier.manager);
  await page.goto(`${path}?chain=Ways`);
  await page.getByRole("link", { name: "A warning to act is open" }).click();
  await expect(page).toHaveURL(`${path}/warnings?chain=Ways`);
  const choice = page.getByRole("navigation", { name: "Choose a chain" });
  await expect(choice.getByRole("link")).toHaveText(["Parcel to door", "Ways"]);
  await expect(choice.locator("[aria-current=page]")).toHaveText("Ways");
  const main = page.getByRole("main");
  await expect(main).toContainText("The evidence has asked to act since");
  await expect(page.getByRole("img", { name: /Evidence from/ })).toBeVisible();
  await isAccessible(page);

  const warning = page.getByRole("article").first();
  await warning.getByLabel("Investigating").check();
  await warning.getByLabel("Note").fill("We look at the second way.");
  await expect(warning).toContainText("All parties of this chain read it.");
  await warning.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(warning).toContainText("Answered. All parties of this chain see it now.");
  await expect(warning.getByRole("listitem")).toContainText(/Investigating: .*We look at/s);
  await choice.getByRole("link", { name: "Parcel to door" }).click();
  await expect(main).not.toContainText("We look at the second way.");

  await page.goto(`${path}/metrics/D1`);
  const led = page.getByRole("link", { name: "Early warning of" });
  await expect(led).toHaveText(["Early warning of “Parcel to door”", "Early warning of “Ways”"]);
  await isAccessible(page);
  await led.last().click();
  await expect(page).toHaveURL(`${path}/warnings?chain=Ways`);
  await page.goto(`${path}/metrics/P1`);
  await expect(led).toHaveText(["Early warning of “Ways”"]);

  const desk = await pageOf(network.desk.board);
  await desk.goto(`${path}/warnings`);
  await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(desk.getByRole("navigation", { name: "Choose a chain" })).toHaveCount(0);
  await desk.goto(`${path}/metrics/D1`);
  const leads = desk.getByRole("link", { name: "Early warning of this chain" });
  await expect(leads).toHaveAttribute("href", `${path}/warnings`);
  const theirs = await desk.request.get(`${path}/warnings?chain=Ways`);
  expect(theirs.status()).toBe(404);
});
