import { eq } from "drizzle-orm";
import { asOperator } from "@/db/doors";
import { sessions } from "@/db/schema/people";
import { aNetwork, openPeriod, removeAssignment, seriesKeys, type Person } from "@/db/testing";
import { monthNumber } from "@/lib/periods/period";
import { expect, test } from "./fixtures";
import { enterParts, field, holds, line, remarks, state, submitMonth } from "./month-page";
import { everythingIn } from "./written";

const month = monthNumber(openPeriod);

test("a figure that a colleague changed meanwhile is not overwritten: both values and the name are shown", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aNetwork();
  const { manager, deputy } = network.carrier;
  await signInAs(manager);
  const colleague = await pageOf(deputy);
  await page.goto(`/networks/${network.slug}/report`);
  await colleague.goto(`/networks/${network.slug}/report`);

  await enterParts(colleague, "D1", { numerator: "1871", denominator: "2000" });
  await expect(state(colleague, "D1")).toHaveText("Saved");
  const before = await everythingIn(network.id);

  await enterParts(page, "D1", { numerator: "1913", denominator: "2001" });
  await expect(state(page, "D1")).toHaveText("Two entries");
  const entries = remarks(page, "D1").getByRole("alert").getByRole("listitem");
  await expect(entries).toContainText([
    `${deputy.name} saved 1,871 / 2,000`,
    "You entered 1913 / 2001",
  ]);
  await holds(field(page, "D1", "Numerator"), "1913");
  await holds(field(page, "D1", "Denominator"), "2001");
  expect(await everythingIn(network.id)).toEqual(before);

  await test.step("taking over theirs", async () => {
    await remarks(page, "D1").getByRole("button", { name: "Take theirs" }).click();
    await holds(field(page, "D1", "Numerator"), "1871");
    await holds(field(page, "D1", "Denominator"), "2000");
    await expect(line(page, "D1")).toContainText("93.55 %");
    await expect(state(page, "D1")).toHaveText("Saved");
    expect(await everythingIn(network.id)).toEqual(before);
  });

  await test.step("putting mine in its place", async () => {
    await enterParts(colleague, "D1", { numerator: "1872", denominator: "2000" });
    await expect(state(colleague, "D1")).toHaveText("Saved");
    await enterParts(page, "D1", { numerator: "1914", denominator: "2001" });
    await expect(state(page, "D1")).toHaveText("Two entries");
    await field(page, "D1", "Numerator").focus();
    await page.getByRole("link", { name: "Definition of D1" }).focus();
    await page.getByRole("button", { name: "Sign out" }).focus();
    await expect(state(page, "D1"), "leaving the line decides nothing").toHaveText("Two entries");
    await remarks(page, "D1").getByRole("button", { name: "Keep mine" }).click();
    await expect(state(page, "D1")).toHaveText("Saved");
    await colleague.reload();
    await holds(field(colleague, "D1", "Numerator"), "1914");
  });

  const { revisions } = await everythingIn(network.id);
  const ofCell = revisions.filter(
    ({ seriesKey, period }) => seriesKey === seriesKeys.D1 && period === month,
  );
  expect(ofCell.map(({ revision, numerator }) => [revision, numerator])).toEqual([
    [1, ofCell[0]?.numerator],
    [2, 1871],
    [3, 1872],
    [4, 1914],
  ]);
});

test("two managers who begin the same empty cell don't overwrite each other either", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aNetwork();
  const { manager, deputy } = network.brand;
  await signInAs(manager);
  const colleague = await pageOf(deputy);
  await page.goto(`/networks/${network.slug}/report`);
  await colleague.goto(`/networks/${network.slug}/report`);
  await enterParts(colleague, "E1", { numerator: "871", denominator: "1000" });
  await expect(state(colleague, "E1")).toHaveText("Saved");
  await enterParts(page, "E1", { numerator: "872", denominator: "1000" });
  const alert = remarks(page, "E1").getByRole("alert");
  await expect(alert).toContainText(`${deputy.name} saved 871 / 1,000`);
  await expect(alert).toContainText("You entered 872 / 1000");
  await field(page, "E1", "Denominator").press("Enter");
  await page.keyboard.press("Enter");
  await expect(state(page, "E1"), "a key pressed twice decides nothing").toHaveText("Two entries");
  await alert.getByRole("button", { name: "Keep mine" }).click();
  await expect(state(page, "E1")).toHaveText("Saved");
  await colleague.reload();
  await holds(field(colleague, "E1", "Numerator"), "872");
});

test("a figure that a colleague submitted meanwhile stays as it was submitted", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aNetwork();
  const { manager, deputy } = network.desk;
  await signInAs(manager);
  await page.goto(`/networks/${network.slug}/report`);
  const colleague = await pageOf(deputy);
  await colleague.goto(`/networks/${network.slug}/report`);
  await submitMonth(colleague);
  await expect(colleague.getByText("Submitted. The organisations")).toBeVisible();
  const before = await everythingIn(network.id);
  await enterParts(page, "A1", { numerator: "999", denominator: "1000" });
  const drafted = before.figures.find(
    ({ seriesKey, period }) => seriesKey === seriesKeys.A1 && period === month,
  );
  await expect(remarks(page, "A1").getByRole("alert")).toContainText(
    `${deputy.name} submitted ${drafted?.numerator} / 1,000 in the meantime; you entered 999 / 1,000. What was submitted stands.`,
  );
  await holds(field(page, "A1", "Numerator"), String(drafted?.numerator));
  await expect(field(page, "A1", "Numerator")).toHaveAttribute("aria-readonly", "true");
  expect(await everythingIn(network.id)).toEqual(before);
});

test("nothing is submitted that changed since it was seen", async ({ page, pageOf, signInAs }) => {
  const network = await aNetwork();
  const { manager, deputy } = network.desk;
  await signInAs(manager);
  await page.goto(`/networks/${network.slug}/report`);
  const colleague = await pageOf(deputy);
  await colleague.goto(`/networks/${network.slug}/report`);
  await enterParts(colleague, "A1", { numerator: "871", denominator: "1000" });
  await expect(state(colleague, "A1")).toHaveText("Saved");
  const before = await everythingIn(network.id);

  await submitMonth(page);
  await expect(page.getByText("Changed in the meantime: A1.")).toBeVisible();
  await holds(field(page, "A1", "Numerator"), "871");
  expect(await everythingIn(network.id)).toEqual(before);

  await submitMonth(page);
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
});

test("without a network the page says so, keeps what was typed, and saves it once the connection is back", async ({
  page,
  context,
  signInAs,
  expectErrors,
}) => {
  expectErrors(/net::ERR_INTERNET_DISCONNECTED/);
  const network = await aNetwork();
  await signInAs(network.brand.manager);
  await page.goto(`/networks/${network.slug}/report`);
  await context.setOffline(true);
  await enterParts(page, "E1", { numerator: "871", denominator: "1000" });
  await expect(state(page, "E1")).toHaveText("Not saved");
  await expect(page.getByText("No connection.")).toContainText(
    "The server can’t be reached. It is saved by itself once the connection is back. 1 not saved yet, kept on this device.",
  );
  await page.getByRole("button", { name: "Submit month" }).click();
  await expect(page.getByText("Some figures are not saved yet.")).toBeVisible();
  await expect(field(page, "E1", "Numerator")).toBeFocused();
  await holds(field(page, "E1", "Numerator"), "871");
  await holds(field(page, "E1", "Denominator"), "1000");

  await context.setOffline(false);
  await expect(state(page, "E1"), "by itself").toHaveText("Saved");
  await expect(page.getByText("No connection.")).toBeHidden();
  await page.reload();
  await holds(field(page, "E1", "Numerator"), "871");
});

test("when the session has ended the page says so, and what was typed is saved after signing in elsewhere", async ({
  page,
  signInAs,
  expectErrors,
}) => {
  expectErrors(/status of 401/);
  const network = await aNetwork();
  const { manager } = network.brand;
  await signInAs(manager);
  await page.goto(`/networks/${network.slug}/report`);
  await endsAllSessions(manager);
  await enterParts(page, "E1", { numerator: "871", denominator: "1000" });
  await expect(page.getByText("Your session has ended.")).toContainText(
    "Sign in again in another tab; what you typed stays here and is saved by itself.",
  );
  await expect(state(page, "E1")).toHaveText("Not saved");
  await holds(field(page, "E1", "Numerator"), "871");
  const { figures } = await everythingIn(network.id);
  expect(
    figures.filter(({ seriesKey, period }) => seriesKey === seriesKeys.E1 && period === month),
  ).toEqual([]);

  await signInAs(manager);
  await page.getByRole("button", { name: "Try now" }).click();
  await expect(state(page, "E1")).toHaveText("Saved");
});

test("who is no manager any more is told so, and loses nothing typed", async ({
  page,
  signInAs,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  const network = await aNetwork();
  const { manager } = network.brand;
  await signInAs(manager);
  await page.goto(`/networks/${network.slug}/report`);
  const before = await everythingIn(network.id);
  await removeAssignment(manager, network);
  await enterParts(page, "E1", { numerator: "871", denominator: "1000" });
  await expect(
    page.getByText("You may no longer report here, so this was not saved."),
  ).toBeVisible();
  await holds(field(page, "E1", "Numerator"), "871");
  expect(await everythingIn(network.id)).toEqual(before);
});

async function endsAllSessions({ id }: Person): Promise<void> {
  await asOperator((tx) =>
    tx.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.personId, id)),
  );
}
