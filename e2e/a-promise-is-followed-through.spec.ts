import type { Page } from "@playwright/test";
import { ledgerMonth, twoHoursPass } from "@/db/testing/ledger-network";
import { isAccessible } from "./accessible";
import { baseUrl } from "./environment";
import { expect, test } from "./fixtures";
import { field, holds, panel } from "./month-page";
import { aNetworkOf, type OwnNetwork } from "./own-network";
import { untilQuiet } from "./until-quiet";

const reporters = ["depot", "shop"];
const sourceSystem = "Promise ledger";

async function promises(page: Page, says: string, hand: string): Promise<void> {
  const form = page.getByRole("region", { name: "Make a promise" });
  await form.getByLabel("What is promised").fill(says);
  await form.getByLabel("Role of whoever promises").fill("call centre agent");
  await form.getByLabel("Code of the person or desk").fill(hand);
  await form.getByLabel("To be kept").selectOption("hour");
  await form.getByRole("button", { name: "Add promise" }).click();
}

async function enters(
  page: Page,
  number: number,
  what: string,
  more: { hand?: string; says?: string },
) {
  const send = page.getByRole("button", { name: `Enter for promise ${number}` });
  if (!(await send.isVisible())) {
    await page.getByText(`Enter what came of promise ${number}`).click();
  }
  const card = page.getByRole("region", { name: "Promises", exact: true });
  await card.getByLabel("What happened").selectOption(what);
  await card.getByLabel("Code of the person, where a person did it").fill(more.hand ?? "");
  await card.getByLabel("Remark").fill(more.says ?? "");
  await send.click();
}

/** Chooses a file of promises and has it read; a story's own header above its lines. */
async function reads(page: Page, lines: readonly string[]): Promise<void> {
  const text = ["Case,Role,Code,Promise,Due", ...lines].join("\n");
  const file = { name: "promises.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Read the file" }).click();
}

/** What a file that is sent without the page comes to: its status, and what is said last. */
async function sends(page: Page, network: OwnNetwork, asked: string, line: string) {
  const answer = await page.request.post(`/api/v1${network.path}/promises?name=a.csv&${asked}`, {
    headers: { origin: new URL(baseUrl).origin, "content-type": "application/octet-stream" },
    data: Buffer.from(`Case,Role,Code,Promise,Due\n${line}`),
  });
  return `${answer.status()} ${(await answer.text()).trim().split("\n").at(-1)}`;
}

test("a promise goes with its case when the receiver says so, no message keeps it, a person does, and the month’s figures follow", async ({
  page,
  pageOf,
  signInAs,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  const network = await aNetworkOf({
    organisations: { depot: "The Depot", shop: "The Shop", van: "The Van" },
    accounts: ["manager", "viewer", "goto"],
    months: ["2025-11", ledgerMonth()],
    metrics: [
      { code: "P1", reporters, terms: { name: "Promises kept", sourceSystem } },
      {
        code: "P2",
        reporters,
        terms: { name: "Promises per closed case", kind: "mean", sourceSystem },
      },
    ],
    figures: [],
  });
  await signInAs(await network.person("goto", "shop"));
  await page.goto(`${network.path}/promises`);
  await expect(page.getByText("Your organisation takes part in no case yet.")).toBeVisible();
  await page.getByText("Choose a file", { exact: true }).click();
  const good = [
    "4712,agent,A7,A call back,today",
    '4713,agent,A8,"A visit, early",within the hour',
  ];
  await reads(page, []);
  await expect(page.getByText("There is no promise in the file")).toBeVisible();
  await reads(page, [...good, "4714,agent,A7,Call 07700 900 123,today"]);
  await expect(page.getByText("1 row to mend, 2 promises to add, 2 cases to open")).toBeVisible();
  await expect(page.getByText("Row 4, column “Promise”")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Write/ })).toHaveCount(0);
  await isAccessible(page);
  await reads(page, good);
  await page.getByRole("button", { name: "Write 2 rows" }).click();
  await expect(page.getByText("Written: 2 rows.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Cases" }).getByRole("row")).toHaveCount(3);
  await reads(page, good);
  await expect(page.getByText("Nothing to add: all of it stands already.")).toBeVisible();
  await page.getByLabel("Case reference").fill("Jo Bloggs");
  await page.getByRole("button", { name: "Open case" }).click();
  await expect(page.getByText("Use up to 40 letters and digits")).toBeVisible();
  await page.getByLabel("Case reference").fill("HB/4711");
  await page.getByRole("button", { name: "Open case" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Case HB/4711");

  await promises(page, "We call 07700 900 123 with a date", "A7");
  await expect(page.getByText("looks like a telephone number")).toBeVisible();
  await isAccessible(page);
  await promises(page, "A call back with a date", "a7");
  await expect(page.getByText("1 promise, 1 person, 0 hand-overs, 0 kept")).toBeVisible();

  await page.getByLabel("To", { exact: true }).selectOption({ label: "The Depot" });
  await page.getByRole("button", { name: "Hand over" }).click();
  await expect(
    page.getByText("Until The Depot acknowledges it, The Shop stays accountable."),
  ).toBeVisible();
  await expect(page.getByText("1 promise, 1 person, 0 hand-overs, 0 kept")).toBeVisible();

  const depot = await pageOf(await network.person("manager", "depot"));
  await depot.goto(`${network.path}/promises?whose=theirs`);
  await expect(depot.getByRole("row", { name: /HB\/4711/ }).last()).toContainText(
    "Waits for The Depot to acknowledge",
  );
  const waiting = depot.getByRole("region", { name: "Waiting for you to acknowledge" });
  await isAccessible(depot);
  await waiting
    .getByRole("link", { name: "Case HB/4711: The Shop stays accountable until you answer" })
    .click();
  await depot.getByRole("button", { name: "Acknowledge" }).click();
  await expect(depot.getByText("1 promise, 1 person, 1 hand-over, 0 kept")).toBeVisible();
  await expect(depot.getByText("held by The Depot now")).toBeVisible();
  await depot.setViewportSize({ width: 390, height: 844 });
  await depot.goto(`${network.path}/promises`);
  await expect(waiting).toHaveCount(0);
  const onPhone = depot.getByRole("row", { name: /HB\/4711/ }).first();
  for (const part of [/held by The Depot now, due by/, "Open"]) {
    await expect(onPhone.getByText(part).first()).toBeInViewport({ ratio: 1 });
  }
  await depot.setViewportSize({ width: 1280, height: 800 });
  await expect(onPhone.getByText(/held by The Depot now, due by/).first()).toBeHidden();
  await depot
    .getByRole("row", { name: /HB\/4711/ })
    .last()
    .getByRole("link")
    .click();

  await enters(depot, 1, "message", { says: "A text was sent." });
  await expect(depot.getByText("It keeps nothing.")).toBeVisible();
  await expect(depot.getByText("1 promise, 1 person, 1 hand-over, 0 kept")).toBeVisible();
  await enters(depot, 1, "kept", { hand: "D2", says: "Called and agreed on Tuesday" });
  await expect(depot.getByText("1 promise, 1 person, 1 hand-over, 1 kept")).toBeVisible();

  await twoHoursPass(network);
  await depot.getByText("Close case").first().click();
  await depot.getByRole("button", { name: "Close case" }).click();
  await expect(depot.getByText("The Depot closes the case.")).toBeVisible();
  await depot.getByLabel("Reason").fill("Ask jo@example.org");
  await depot.getByRole("button", { name: "Reopen case" }).click();
  await expect(depot.getByText("There is a mail address in it.")).toBeVisible();
  await isAccessible(depot);
  await depot.getByLabel("Reason").fill("It was closed too soon");
  await depot.getByRole("button", { name: "Reopen case" }).click();
  await expect(depot.getByText("The Depot reopens the case:")).toBeVisible();
  await depot.getByText("Close case").first().click();
  await depot.getByRole("button", { name: "Close case" }).click();
  await expect(depot.getByText("The Depot closes the case.")).toHaveCount(2);
  await untilQuiet([network.id]);
  await depot.goto(`${network.path}/report`);
  for (const code of ["P1", "P2"]) {
    await holds(field(depot, code, "Numerator"), "1");
    await holds(field(depot, code, "Denominator"), "1");
  }
  await field(depot, "P1", "Numerator").click();
  await panel(depot).getByText("Where it comes from").click();
  await expect(panel(depot).getByText("from the ledger of promises")).toBeVisible();
  await depot.goto(`${network.path}/promises`);
  await expect(depot.getByText("P1: its draft, from the ledger")).toBeVisible();

  const viewer = await pageOf(await network.person("viewer", "shop"));
  await viewer.goto(`${network.path}/promises`);
  await viewer.getByRole("link", { name: "HB/4711" }).first().click();
  await expect(
    viewer.getByText("The Depot acknowledges: it is accountable from now on."),
  ).toBeVisible();
  await expect(
    viewer.getByRole("button", { name: /Add promise|Hand over|Close case/ }),
  ).toHaveCount(0);
  const line = "4799,agent,A7,A call back,today";
  expect(await sends(viewer, network, "step=write", line)).toMatch(/^404 /);
  // What wasn't shown isn't written, and what is too large isn't read.
  expect(await sends(page, network, `step=write&shown=${"0".repeat(64)}`, line)).toMatch(
    /^200 .*"state":"checked","changed":true/,
  );
  expect(await sends(page, network, "step=check", "x".repeat(1_100_000))).toMatch(/^413 /);
  const address = viewer.url();
  const outsider = await pageOf(await network.person("manager", "van"));
  await outsider.goto(address);
  await expect(outsider.getByText("Nothing here")).toBeVisible();
  await page.goto(`${network.path}/promises`);
  await expect(page.getByRole("row", { name: /4712/ }).first()).toBeVisible();
  await expect(page.getByRole("row", { name: /4799/ })).toHaveCount(0);
});
