import type { Locator, Page } from "@playwright/test";
import { addMonths } from "@/lib/periods/period";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { aNetworkOf, type OwnNetwork } from "./own-network";
import { coming, fieldRow, change, fill, monthName, part } from "./proposal-page";

/** A depot and a shop that each report something which the other one sees, with two closed months. */
function twoWhoOweEachOther(): Promise<OwnNetwork> {
  const months = [-3, -2, -1, 0].map((step) => addMonths(coming, step));
  const figure = (metric: string, reporter: string, numerator: number) =>
    months.slice(0, 2).map((period) => ({ metric, reporter, period, numerator, denominator: 100 }));
  return aNetworkOf({
    organisations: { depot: "The Depot", shop: "The Shop" },
    accounts: ["manager", "board"],
    months,
    openFrom: addMonths(coming, -1),
    metrics: [
      { code: "S1", reporters: ["depot"] },
      { code: "T1", reporters: ["shop"] },
    ],
    figures: [...figure("S1", "depot", 94), ...figure("T1", "shop", 80)],
  });
}

test("an SLA is tried, refused for its cycle, mended, agreed by both, and then stands for both", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await twoWhoOweEachOther();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/slas`);
  await page.getByRole("link", { name: "Propose an SLA" }).click();
  const sla = part(page, "SLA");
  await fill(part(page, "The proposal"), { Title: "Parcels", Why: "Each waits for the other." });
  await fill(sla, { Name: "Parcels" });
  await sla.getByLabel("and", { exact: true }).selectOption({ label: "The Shop" });
  const [depot, shop] = [owing(sla, "The Depot"), owing(sla, "The Shop")];

  await test.step("what only one side owes asks for a reason, and shows as 1 : 0", async () => {
    await owes(depot, "S1", "95");
    await expect(sla.getByText("Obligations 1 : 0")).toBeVisible();
    await page.getByRole("button", { name: "Propose", exact: true }).click();
    await expect(sla.getByLabel("Why only one side owes anything")).toHaveAccessibleDescription(
      /Only one side owes anything: say why\./,
    );
    await owes(shop, "T1", "90");
    await expect(sla.getByText("Obligations 1 : 1")).toBeVisible();
    await expect(sla.getByText(/At risk in the month \S+0\.00 : \S+0\.00/)).toBeVisible();
    await expect(sla.getByLabel("Why only one side owes anything")).toHaveCount(0);
  });

  await test.step("a cycle is refused at its field, by name, and nothing that was typed is lost", async () => {
    await dependsOn(depot, "S1", "T1");
    await dependsOn(shop, "T1", "S1");
    await page.getByRole("button", { name: "Propose", exact: true }).click();
    const first = obligation(depot, "S1").getByLabel("Depends on the other side’s");
    await expect(first).toHaveAccessibleDescription(/S1 → T1 → S1/);
    await expect(first).toBeFocused();
    await isAccessible(page);
    await shop.getByRole("button", { name: "Remove this dependency: 1" }).click();
    await expect(obligation(depot, "S1").getByLabel("Value")).toHaveValue("95");
  });

  await test.step("it is tried on the months that are closed", async () => {
    await page.getByRole("button", { name: "Try it on the last 24 months" }).click();
    const month = monthName(addMonths(coming, -2));
    const row = page.getByRole("row", { name: new RegExp(`^${month}`) });
    await expect(row).toContainText("S1 relieved, T1 missed");
  });

  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(page).toHaveURL(/\/proposals\/1$/);
  const proposed = change(page, "SLA The Depot ⇄ The Shop: Parcels");
  await expect(fieldRow(proposed, "S1: depends on")).toContainText("A miss of T1 relieves it");
  await expect(
    page.getByRole("heading", { name: "What the last 24 months would have been" }),
  ).toBeVisible();

  const other = await pageOf(await network.person("board", "shop"));
  await other.goto(`${network.path}/proposals/1`);
  await other.getByRole("button", { name: "Agree" }).click();
  await expect(other.getByText(`In force from ${monthName(coming)}`)).toBeVisible();
  for (const [one, we, they] of [
    [page, "The Depot", "The Shop"],
    [other, "The Shop", "The Depot"],
  ] as const) {
    await one.goto(`${network.path}/slas?period=${coming}`);
    const statement = one.getByRole("region", { name: `${we} ⇄ ${they}` });
    await expect(statement).toContainText("Obligations 1 : 1");
  }
  await statementLink(page);
  await page.getByRole("link", { name: "Propose its end" }).click();
  await expect(part(page, "SLA: Parcels").getByLabel("From that month on")).toHaveValue("no");
  await fill(part(page, "The proposal"), { Why: "We try something else." });
  await part(page, "The proposal").getByLabel("From (month)").fill(addMonths(coming, 1));
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(page).toHaveURL(/\/proposals\/2$/);
  const ending = page.getByRole("region", { name: /^SLA .* Parcels$/ });
  await expect(fieldRow(ending, "Holds")).toContainText("It ends; its history stays");
});

/** What one side owes, in the form. */
function owing(sla: Locator, name: string): Locator {
  return sla.getByRole("region", { name: `${name} owes` });
}

function obligation(side: Locator, key: string): Locator {
  return side.getByRole("group", { name: key, exact: true });
}

/** Adds an obligation measured by a metric, with the value that it has to reach. */
async function owes(side: Locator, code: string, value: string): Promise<void> {
  await side.getByRole("button", { name: /^Add an obligation/ }).click();
  const measure = side.getByLabel("Measured by").last();
  await measure.selectOption({ label: await optionOf(measure, code) });
  await expect(side.getByLabel("Short name").last()).toHaveValue(code);
  await obligation(side, code).getByLabel("Value").fill(value);
}

async function optionOf(select: Locator, code: string): Promise<string> {
  const texts = await select.locator("option").allTextContents();
  return texts.find((text) => text.startsWith(`${code} `)) ?? "";
}

async function dependsOn(side: Locator, key: string, on: string): Promise<void> {
  const own = obligation(side, key);
  await own.getByText("Grace, dependencies, exclusions, earn-back").click();
  await own.getByRole("button", { name: "Add a dependency" }).click();
  await own.getByLabel("Depends on the other side’s").selectOption({ label: on });
}

async function statementLink(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Terms and the last 24 months" }).click();
}
