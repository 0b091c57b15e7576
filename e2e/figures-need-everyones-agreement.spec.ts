import type { Page } from "@playwright/test";
import { aNetwork, seriesKeys, type ParcelNetwork } from "@/db/testing";
import { expect, test } from "./fixtures";
import { enterParts, field, line, state } from "./month-page";
import { actionSentBy, sendAction, type SentAction } from "./sent-action";
import { cookieHeader, sessionCookie } from "./session-cookie";
import { everythingIn } from "./written";

test("a definition that a party hasn't agreed to takes no figure, and says who is missing", async ({
  page,
  signInAs,
}) => {
  const network = await aNetwork();
  await signInAs(network.carrier.manager);
  await page.goto(`/networks/${network.slug}/report`);
  await expect(state(page, "N1")).toHaveText("Not open");
  await expect(line(page, "N1")).toContainText(
    `${network.desk.name} has not agreed to this definition yet. No figure counts before every party has.`,
  );
  await expect(field(page, "N1", "Numerator")).not.toBeEditable();
  await page.getByRole("link", { name: "Definition of N1" }).click();
  const agreements = page.getByRole("region", { name: "Version 1, from October 2025" });
  await expect(agreements.getByRole("row", { name: network.desk.name })).toContainText(
    "Not agreed yet",
  );
  await expect(agreements.getByRole("row", { name: network.brand.name })).toContainText(
    network.brand.manager.name,
  );
  await page.goto(`/networks/${network.slug}/metrics`);
  await expect(page.getByRole("row", { name: /^N1/ })).toContainText("1 to agree");
});

test("submitting doesn't wait for a figure that can't be entered yet", async ({
  page,
  signInAs,
}) => {
  const network = await aNetwork();
  await signInAs(network.carrier.manager);
  await page.goto(`/networks/${network.slug}/report`);
  await page.getByRole("button", { name: "Submit month" }).click();
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
});

test("the server refuses the figure too when the form is gone around", async ({
  page,
  signInAs,
}) => {
  const network = await aNetwork();
  await signInAs(network.carrier.manager);
  const lawful = await aLawfulSave(page, network);
  const before = await everythingIn(network.id);
  const answer = await sendAction(lawful, { input: { key: seriesKeys.N1, over: 0 } });
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('"state":"locked"');
  expect(answer.body).toContain("has not agreed to this definition yet");
  expect(await everythingIn(network.id)).toEqual(before);
});

test("what isn't one's own to report is refused, whatever is sent, and nothing is written", async ({
  page,
  signInAs,
}) => {
  const network = await aNetwork();
  const other = await aNetwork();
  await signInAs(network.carrier.manager);
  const lawful = await aLawfulSave(page, network);
  const over = Number(lawful.input["over"]) + 1;
  const everything = async () => [await everythingIn(network.id), await everythingIn(other.id)];
  const before = await everything();
  const forged = [
    { why: "a closed month", input: { period: "2025-11", over: 1 }, is: "locked" },
    { why: "a month never opened", input: { period: "2026-01", over: 0 }, is: "locked" },
    { why: "the brand's series", input: { key: seriesKeys.E1, over: 0 }, is: "gone" },
    { why: "the desk's series over its draft", input: { key: seriesKeys.A1, over: 1 }, is: "gone" },
    { why: "a hidden series", input: { key: seriesKeys.Q1, over: 1 }, is: "gone" },
    { why: "a series that isn't", input: { key: 999, over: 0 }, is: "gone" },
    { why: "another network", network: other.slug, input: { over: 1 }, is: "gone" },
    { why: "no network", network: "own-00000000", input: { over: 1 }, is: "gone" },
    { why: "a submitted figure", input: { key: seriesKeys.P1, over: 1 }, is: "submitted" },
    { why: "an old revision", input: { over: over - 2, numerator: "5" }, is: "conflict" },
    { why: "a revision to come", input: { over: over + 5, numerator: "5" }, is: "conflict" },
  ];
  for (const { why, is, ...changed } of forged) {
    await test.step(why, async () => {
      const answer = await sendAction(lawful, changed);
      expect(answer.body, why).toContain(`"state":"${is}"`);
      expect(await everything(), why).toEqual(before);
    });
  }
  const foreign = await sendAction(lawful, { network: other.slug, input: { over: 1 } });
  const none = await sendAction(lawful, { network: "own-00000000", input: { over: 1 } });
  expect(foreign.body, "a foreign network answers as one that isn't").toBe(none.body);
  const again = await sendAction(lawful, { input: { over, numerator: "1" } });
  expect(again.body, "the same call with nothing forged is taken").toContain('"state":"saved"');
});

test("a manager's call is refused to those who aren't managers there", async ({
  page,
  signInAs,
}) => {
  const network = await aNetwork();
  const other = await aNetwork();
  await signInAs(network.carrier.manager);
  const lawful = await aLawfulSave(page, network);
  const submit = await theSubmitCall(page);
  const before = await everythingIn(network.id);
  const { viewer, board, goto, admin } = network.carrier;
  const people = { viewer, board, goto, admin, "another network's manager": other.desk.manager };
  const over = Number(lawful.input["over"]) + 2;
  const calls = [
    { call: lawful, input: { over } },
    { call: submit, input: {} },
  ];
  for (const [who, person] of Object.entries(people)) {
    const headers = { cookie: cookieHeader([await sessionCookie(person)]) };
    for (const { call, input } of calls) {
      const answer = await sendAction(call, { headers, input });
      expect(answer.body, who).toContain('"state":"gone"');
      expect(await everythingIn(network.id), who).toEqual(before);
    }
  }
  const foreign = { cookie: cookieHeader([await sessionCookie(network.desk.manager)]) };
  const ofAnother = await sendAction(lawful, { headers: foreign, input: { over } });
  expect(ofAnother.body, "another organisation's manager").toContain('"state":"gone"');
  const nobody = await sendAction(lawful, { headers: { cookie: "" } });
  expect(nobody.body).toContain('"state":"signed-out"');
  expect(await everythingIn(network.id)).toEqual(before);
});

test("malformed calls are answered, change nothing and tell nothing", async ({
  page,
  signInAs,
}) => {
  const network = await aNetwork();
  await signInAs(network.carrier.manager);
  const lawful = await aLawfulSave(page, network);
  const before = await everythingIn(network.id);
  const inputs: readonly Readonly<Record<string, unknown>>[] = [
    { key: "2" },
    { key: -1 },
    { key: 1.5 },
    { key: [2] },
    { key: null },
    { period: "2025-13" },
    { period: "2025-12'; drop table figures; --" },
    { over: -1 },
    { over: "1" },
    { numerator: 5 },
    { numerator: "9".repeat(41) },
    { notApplicable: "yes" },
    { reporterId: network.desk.id },
    { status: "final" },
    { metricVersion: 2 },
    { __proto__: { isAdmin: true }, role: "manager" },
  ];
  for (const input of inputs) {
    const answer = await sendAction(lawful, { input });
    expect(answer.status, JSON.stringify(input)).toBe(200);
    expect(answer.body, JSON.stringify(input)).toContain('"state":"malformed"');
  }
  const { network: slug } = lawful;
  for (const body of [
    "",
    "[]",
    "{}",
    "null",
    '["$F1"]',
    `["${slug}"]`,
    `["${slug}",null]`,
    "[[[[",
    "\u0000",
  ]) {
    const answer = await sendAction(lawful, { body });
    expect(answer.body, body).not.toMatch(/"state":"saved"|at \w+ \(|node_modules/);
  }
  expect(await everythingIn(network.id)).toEqual(before);
});

/** The call by which a manager saved D1, twice over its draft; the server has taken it. */
async function aLawfulSave(page: Page, network: ParcelNetwork): Promise<SentAction> {
  await page.goto(`/networks/${network.slug}/report`);
  const sent = await actionSentBy(page, () =>
    enterParts(page, "D1", { numerator: "961", denominator: "1000" }),
  );
  await expect(state(page, "D1")).toHaveText("Saved");
  return sent;
}

async function theSubmitCall(page: Page): Promise<SentAction> {
  const sent = await actionSentBy(page, () =>
    page.getByRole("button", { name: "Submit month" }).click(),
  );
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  return sent;
}
