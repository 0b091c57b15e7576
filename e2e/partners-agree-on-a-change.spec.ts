import type { Page } from "@playwright/test";
import { actAs } from "@/db/testing";
import { listMetrics } from "@/db/queries/metrics";
import { expect, test } from "./fixtures";
import { enterParts, line, state, submitMonth } from "./month-page";
import {
  change,
  coming,
  fieldRow,
  fill,
  hashIsOfTheText,
  monthName,
  now,
  part,
  shownFields,
  twoWhoAgree,
} from "./proposal-page";
import type { OwnNetwork } from "./own-network";
import { readerAs } from "./reader";
import { entrySentBy, sendEntry } from "./sent-request";
import { everythingIn } from "./written";

test("a change is proposed, countered so that both see what differs, agreed by all, and holds from its month", async ({
  page,
  pageOf,
  signInAs,
}) => {
  test.setTimeout(180_000);
  const network = await twoWhoAgree();
  const [depot, shop] = [
    await network.person("manager", "depot"),
    await network.person("manager", "shop"),
  ];
  await signInAs(depot);
  const partner = await pageOf(shop);

  await test.step("the depot proposes a new wording and new bounds", async () => {
    await page.goto(`${network.path}/proposals`);
    await page.getByRole("main").getByRole("link", { name: "Propose", exact: true }).click();
    await page.getByLabel("Definition of S1").check();
    await page.getByLabel("Bands of S1").check();
    await page.getByRole("button", { name: "Continue" }).click();
    await fill(part(page, "The proposal"), { Title: "Count returns", Why: "Returns matter too." });
    await expect(part(page, "The proposal").getByLabel("From (month)")).toHaveValue(coming);
    const definition = part(page, "Definition: S1");
    await fill(definition, {
      Purpose: "What S1 is really for.",
      "What counts (inclusions)": "Parcels and returns.",
      "What doesn’t count (exclusions)": "Nothing.",
    });
    await definition.getByLabel("Reported", { exact: true }).selectOption("monthly");
    await definition.getByLabel("Can its figures be compared").selectOption("no");
    await fill(part(page, "Bands, flex and grace: S1"), { Target: "97", Floor: "93" });
    await page.getByRole("button", { name: "Propose", exact: true }).click();
    await expect(page).toHaveURL(/\/proposals\/1$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Count returns");
    await expect(fieldRow(change(page, "Bands of S1"), "Target")).toHaveText(/95 %\s*97 %/);
    await expect(fieldRow(change(page, "Definition of S1"), "Purpose").locator("ins")).toHaveText([
      "really ",
    ]);
    await hashIsOfTheText(page, depot);
  });

  await test.step("the shop counters it, and changes two fields", async () => {
    await partner.goto(`${network.path}/proposals`);
    await waitingRow(partner).getByRole("link", { name: "Count returns" }).click();
    await partner.getByRole("link", { name: "Counter-propose" }).click();
    await expect(partner.getByRole("heading", { level: 1 })).toHaveText(
      "Counter-propose to proposal 1",
    );
    await fill(part(partner, "The proposal"), { Why: "Too high for the first winter." });
    await fill(part(partner, "Definition: S1"), {
      "What counts (inclusions)": "Parcels and signed returns.",
    });
    await fill(part(partner, "Bands, flex and grace: S1"), { Target: "96.5" });
    await partner.getByRole("button", { name: "Counter-propose" }).click();
    await expect(partner).toHaveURL(/\/proposals\/2$/);
    await expect(partner.getByText("Takes the place of proposal 1")).toBeVisible();
  });

  await test.step("the depot sees what differs from its own, and agrees", async () => {
    await page.reload();
    await expect(page.getByText("Counter-proposed", { exact: true }).first()).toBeVisible();
    await page.getByRole("link", { name: "Proposal 2 took its place" }).click();
    const [definition, bands] = [change(page, "Definition of S1"), change(page, "Bands of S1")];
    await expect(definition.getByText("Beside proposal 1, which it counters.")).toBeVisible();
    expect(await shownFields(definition)).toEqual(["Includes"]);
    expect(await shownFields(bands)).toEqual(["Target"]);
    const includes = fieldRow(definition, "Includes");
    await expect(includes.locator("ins")).toHaveText(["signed "]);
    await expect(includes.locator("del")).toHaveText([]);
    const target = fieldRow(bands, "Target");
    await expect(target.locator("del")).toHaveText(["97"]);
    await expect(target.locator("ins")).toHaveText(["96.5"]);
    await expect(target.locator("del")).toHaveCSS("text-decoration-line", "line-through");
    await expect(target.locator("ins")).toHaveCSS("text-decoration-line", "underline");
    await expect(bands.getByText("5 more, unchanged")).toBeVisible();
    await page.getByRole("button", { name: "Agree" }).click();
    await expect(page.getByText(`In force from ${monthName(coming)}`)).toBeVisible();
    const text = await hashIsOfTheText(page, depot);
    expect(JSON.parse(text)).toMatchObject({ changes: [{}, { bounds: { target: "96.5" } }] });
  });

  await test.step("the metric is judged by it from that month on, and not before", async () => {
    for (const month of [now, coming]) {
      await page.goto(`${network.path}/report?period=${month}`);
      await enterParts(page, "S1", { numerator: "96", denominator: "100" });
      await expect(state(page, "S1")).toHaveText("Saved");
      await submitMonth(page);
      await expect(page.getByText("Submitted. The organisations")).toBeVisible();
    }
    await partner.goto(`${network.path}/metrics/S1?period=${coming}`);
    const steps = partner.getByRole("region", { name: "Bands" }).getByRole("listitem");
    await expect(steps.filter({ hasText: monthName(coming) })).toContainText("96.5 %");
    await expect(steps.filter({ hasText: monthName(coming) })).toContainText("The Depot");
    await partner.getByText("View as table").click();
    const table = partner.getByRole("region", { name: "View as table" });
    const [last, first] = [coming, now].map((month) => table.getByRole("row", { name: month }));
    await expect(last ?? table).toContainText(/Watch.*on track from 96.5 %/);
    await expect(first ?? table).toContainText(/On track.*on track from 95 %/);
    const { body } = await (await readerAs(shop))(`${network.path}/metrics/S1?period=${coming}`);
    expect(body, "the chart breaks before its fourth month").toMatch(/newBaselines[\\"]+:\[3\]/);
    await expect(
      partner.getByText("New baseline: not comparable with the version before"),
    ).toBeVisible();
    const [found] = await actAs(shop, (tx) => listMetrics(tx, network.id, ["S1"]));
    expect(found?.versions.map((one) => one.effectiveFrom).at(-1)).toBe(coming);
  });
});

test("a new metric takes figures from its first month on: the server refuses one before it", async ({
  page,
  pageOf,
  signInAs,
}) => {
  test.setTimeout(180_000);
  const network = await twoWhoAgree();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/proposals/new?new=1`);
  await proposesANewMetric(page);
  await expect(page).toHaveURL(/\/proposals\/1$/);
  await expect(page.getByText("Nothing was agreed before.").first()).toBeVisible();

  const board = await pageOf(await network.person("board", "shop"));
  await board.goto(`${network.path}/proposals/1`);
  await agreesByKeyboard(board);
  await expect(board.getByText(`In force from ${monthName(coming)}`)).toBeVisible();

  await page.goto(`${network.path}/report?period=${now}`);
  await expect(line(page, "S1")).toBeVisible();
  await expect(line(page, "T1")).toHaveCount(0);
  const lawful = await entrySentBy(page, () =>
    enterParts(page, "S1", { numerator: "95", denominator: "100" }),
  );
  await expect(state(page, "S1")).toHaveText("Saved");
  const key = await keyOf(network, "T1");
  const before = await everythingIn(network.id);
  const early = await sendEntry(lawful, { input: { key, over: 0, period: now } });
  expect(early.body).toContain('"state":"locked"');
  expect(early.body).toContain("No definition is in force in this period.");
  expect(await everythingIn(network.id)).toEqual(before);
  const inTime = await sendEntry(lawful, { input: { key, over: 0, period: coming } });
  expect(inTime.body, "the same for its first month is taken").toContain('"state":"saved"');
});

function waitingRow(page: Page) {
  return page.getByRole("region", { name: "Waiting for your organisation" }).first();
}

/** All that a definition says, typed into the empty form of a new metric. */
async function proposesANewMetric(page: Page): Promise<void> {
  await fill(part(page, "The proposal"), { Title: "Whole parcels", Why: "Too many break." });
  const definition = part(page, "Definition");
  await fill(definition, {
    Code: "T1",
    Name: "Came whole",
    Purpose: "Nobody wants broken things.",
    Unit: "%",
    "Decimals of its parts": "0",
    Numerator: "Parcels that came whole",
    Denominator: "Parcels that came",
    "What counts (inclusions)": "Returns.",
    "What doesn’t count (exclusions)": "Letters.",
    Rounding: "Not rounded.",
    "Source system": "The depot’s book",
  });
  const choose = (label: string, value: string) =>
    definition.getByLabel(label, { exact: true }).selectOption(value);
  await choose("Kind", "proportion");
  await choose("Direction", "higher");
  await choose("Measured at", "stage");
  await choose("Reported", "monthly");
  await choose("Visible to", "network");
  await definition.getByLabel("end customer", { exact: true }).check();
  await definition.getByRole("group", { name: "Parties" }).getByLabel("The Shop").check();
  await fill(part(page, "Bands, flex and grace"), { Target: "98", Floor: "95" });
  await page.getByRole("button", { name: "Propose", exact: true }).click();
}

/** The answer given with Tab, Shift+Tab and Enter alone. */
async function agreesByKeyboard(page: Page): Promise<void> {
  const focused = page.locator(":focus");
  const reached: string[] = [];
  for (let tabs = 0; tabs < 60 && reached.at(-1) !== "Decline"; tabs++) {
    await page.keyboard.press("Tab");
    const text = await focused.textContent({ timeout: 1000 }).catch(() => "");
    const name = (await focused.getAttribute("name").catch(() => "")) ?? "";
    reached.push(name === "" ? (text ?? "").trim() : name);
  }
  expect(reached.slice(-4)).toEqual(["reason", "Agree", "Counter-propose", "Decline"]);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
}

async function keyOf(network: OwnNetwork, code: string): Promise<number> {
  const manager = await network.person("manager", "depot");
  const [found] = await actAs(manager, (tx) => listMetrics(tx, network.id, [code]));
  return found?.series[0]?.key ?? 0;
}
