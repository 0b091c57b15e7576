import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { aNetwork, joins } from "@/db/testing";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";

const searchOf = (page: Page) =>
  page.getByRole("searchbox", { name: "Filter by name, code, purpose or standard" });
const library = (page: Page) => page.getByRole("main");

test("a standard definition is found, read and opened to be proposed, and nothing is active by that", async ({
  page,
  signInAs,
}) => {
  const network = await aNetwork();
  await signInAs(network.brand.manager);
  await page.goto(`/networks/${network.slug}/metrics`);
  await page.getByRole("link", { name: "Metric library" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Metric library");
  await expect(library(page)).toContainText("adopting a definition never activates it");

  const search = searchOf(page);
  await search.fill("zzz");
  await expect(page.getByText("No definition matches.")).toBeVisible();
  await search.fill("perfect order");
  const items = page.getByRole("region", { name: "Standard definitions" }).getByRole("listitem");
  await expect(items).toHaveCount(1);
  await expect(items.first()).toContainText("SCOR");
  await items.first().getByText("Definition", { exact: true }).click();
  await expect(items.first()).toContainText("Orders that were due in the month");
  await isAccessible(page);
  await items.first().getByRole("link", { name: "Propose: Perfect order" }).click();
  await expect(page).toHaveURL(/\/proposals\/new\?standard=perfect-order$/);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Perfect order");
  await page.goto(`/networks/${network.slug}/metrics`);
  await expect(page.getByRole("region", { name: "Metrics" })).not.toContainText("Perfect order");
});

test("a definition of another network of one's own comes without the names of those there", async ({
  page,
  signInAs,
}) => {
  const [network, other] = [await aNetwork(), await aNetwork()];
  const { manager } = network.brand;
  await joins(network.brand, other, { person: manager, roles: ["viewer"] });
  await signInAs(manager);
  await page.goto(`/networks/${network.slug}/metrics/library`);
  const theirs = page.getByRole("region", { name: "From your other networks" });
  await expect(theirs.getByRole("listitem")).toHaveCount(3);
  await expect(theirs).toContainText(`From Parcels ${other.slug}`);
  for (const { name } of [other.brand, other.carrier, other.desk]) {
    await expect(theirs).not.toContainText(name);
  }
  await theirs.getByRole("link", { name: "Propose: First time" }).click();
  await expect(page).toHaveURL(new RegExp(`copy=${other.slug}(%3A|:)D1$`));
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("First time");
});

test("definitions are exported, changed in a file, read again and proposed", async ({
  page,
  signInAs,
}) => {
  const network = await aNetwork();
  await signInAs(network.carrier.manager);
  await page.goto(`/networks/${network.slug}/metrics/library`);
  const [json, csv] = [await exported(page, "JSON"), await exported(page, "CSV")];
  expect(json.name).toBe(`definitions-${network.slug}.json`);
  const { definitions } = JSON.parse(json.text);
  expect(definitions.map((one: { metric: string }) => one.metric)).toEqual([
    "A1",
    "D1",
    "E1",
    "N1",
    "P1",
    "R1",
  ]);
  expect(csv.text.split("\r\n")).toHaveLength(8);

  const panel = page.getByRole("region", { name: "Import" });
  await test.step("what was exported here stands here already", async () => {
    await panel.getByLabel("Text").fill(json.text);
    await panel.getByRole("button", { name: "Read definitions" }).click();
    await expect(panel.getByText("Here already, word for word")).toHaveCount(6);
    await expect(panel.getByRole("checkbox")).toHaveCount(0);
  });

  await test.step("what is to be mended is told with its place", async () => {
    const text = csv.text
      .replace("First time", "First time, every time")
      .replace("Intact,What P1 is for.,end-customer", "Intact,What P1 is for.,everybody");
    await panel.getByLabel("File").setInputFiles({
      name: "ours.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(text.replace("First time, every time", '"First time, every time"')),
    });
    await panel.getByRole("button", { name: "Read definitions" }).click();
    await expect(panel).toContainText("Definition 5, forWhom: “everybody” can’t be read.");
    await expect(panel).toContainText("One definition can be proposed.");
    await searchOf(page).fill("perfect order");
    await isAccessible(page);
  });

  await panel.getByRole("checkbox", { name: "D1 First time, every time" }).uncheck();
  await panel.getByRole("button", { name: "Fill in the proposal" }).click();
  await expect(panel.getByText("Tick one definition at least.")).toBeVisible();
  await panel.getByRole("checkbox", { name: "D1 First time, every time" }).check();
  await panel.getByRole("button", { name: "Fill in the proposal" }).click();
  const proposal = panel.getByRole("region", { name: "Proposal", exact: true });
  await expect(proposal.getByLabel("Title")).toHaveValue("Definitions from ours.csv");
  await expect(proposal.getByLabel("Name", { exact: true })).toHaveValue("First time, every time");
  await isAccessible(page);
});

test("who may only read sees the definitions and the exports, and no way to propose", async ({
  page,
  signInAs,
}) => {
  const network = await aNetwork();
  await signInAs(network.desk.viewer);
  await page.goto(`/networks/${network.slug}/metrics/library`);
  await expect(page.getByText("Managers and board members propose.")).toBeVisible();
  await expect(library(page).getByRole("link", { name: "Propose" })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Import" })).toHaveCount(0);
  await expect(page.getByText("Your organisation reads no definitions in another")).toBeVisible();
  expect((await exported(page, "CSV")).text).not.toContain("P1");
  await searchOf(page).fill("perfect order");
  await isAccessible(page);
});

async function exported(page: Page, format: "JSON" | "CSV") {
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: `Export as ${format}` }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}
