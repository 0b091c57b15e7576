import type { Page } from "@playwright/test";
import { aNetwork, seriesKeys, type ParcelNetwork } from "@/db/testing";
import { expect, test } from "./fixtures";
import { enterParts, field, remarks, state, submitMonth } from "./month-page";
import { outcomeOf } from "./access/action-call";
import {
  actionSentBy,
  entrySentBy,
  sendAction,
  sendEntry,
  type SentAction,
  type SentEntry,
} from "./sent-request";
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
  await expect(remarks(page, "N1")).toContainText(
    `${network.desk.name} has not agreed to this definition yet. No figure counts before every party has.`,
  );
  await expect(field(page, "N1", "Numerator")).toHaveAttribute("aria-readonly", "true");
  await field(page, "N1", "Numerator").click();
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
  await submitMonth(page);
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
  const answer = await sendEntry(lawful, { input: { key: seriesKeys.N1, over: 0 } });
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
      const answer = await sendEntry(lawful, changed);
      expect(outcomeOf(answer), why).toBe(is);
      expect(answer.status === 409, why).toBe(is === "locked");
      expect(await everything(), why).toEqual(before);
    });
  }
  const foreign = await sendEntry(lawful, { network: other.slug, input: { over: 1 } });
  const none = await sendEntry(lawful, { network: "own-00000000", input: { over: 1 } });
  expect(foreign.body, "a foreign network answers as one that isn't").toBe(none.body);
  const again = await sendEntry(lawful, { input: { over, numerator: "1" } });
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
    (headers: SentEntry["headers"]) => sendEntry(lawful, { headers, input: { over } }),
    (headers: SentEntry["headers"]) => sendAction(submit, { headers }),
  ];
  for (const [who, person] of Object.entries(people)) {
    const headers = { cookie: cookieHeader([await sessionCookie(person)]) };
    for (const call of calls) {
      expect(outcomeOf(await call(headers)), who).toBe("gone");
      expect(await everythingIn(network.id), who).toEqual(before);
    }
  }
  const foreign = { cookie: cookieHeader([await sessionCookie(network.desk.manager)]) };
  const ofAnother = await sendEntry(lawful, { headers: foreign, input: { over } });
  expect(outcomeOf(ofAnother), "another organisation's manager").toBe("gone");
  const nobody = await sendEntry(lawful, { headers: { cookie: "" } });
  expect(outcomeOf(nobody)).toBe("signed-out");
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
    { numerator: "9".repeat(101) },
    { notApplicable: "yes" },
    { reporterId: network.desk.id },
    { status: "final" },
    { metricVersion: 2 },
    { __proto__: { isAdmin: true }, role: "manager" },
    { source: "import" },
    { reason: "" },
    { reason: "two\nlines" },
    { reason: "x".repeat(501) },
  ];
  for (const input of inputs) {
    const answer = await sendEntry(lawful, { input });
    expect(answer.status, JSON.stringify(input)).toBe(400);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
  }
  const one = JSON.stringify(lawful.input);
  for (const body of [
    "",
    "[]",
    "{}",
    "null",
    `{"entries":[]}`,
    `{"entries":[${one},${one}]}`,
    `{"entries":[${one}],"more":1}`,
    `{"entries":[${Array.from({ length: 1001 }, () => one).join(",")}]}`,
    "[[[[",
    "\u0000",
  ]) {
    const answer = await sendEntry(lawful, { body });
    expect(answer.status, body).toBe(400);
    expect(answer.body, body).not.toMatch(/"state":"saved"|at \w+ \(|node_modules/);
  }
  for (const type of ["text/plain", "application/x-www-form-urlencoded", ""]) {
    const answer = await sendEntry(lawful, { headers: { "content-type": type } });
    expect(answer.status, type).toBe(415);
  }
  const large = await sendEntry(lawful, { body: " ".repeat(1_000_001) });
  expect(large.status).toBe(413);
  expect(await everythingIn(network.id)).toEqual(before);
});

/** The call by which a manager saved D1, twice over its draft; the server has taken it. */
async function aLawfulSave(page: Page, network: ParcelNetwork): Promise<SentEntry> {
  await page.goto(`/networks/${network.slug}/report`);
  const sent = await entrySentBy(page, () =>
    enterParts(page, "D1", { numerator: "961", denominator: "1000" }),
  );
  await expect(state(page, "D1")).toHaveText("Saved");
  return sent;
}

async function theSubmitCall(page: Page): Promise<SentAction> {
  const sent = await actionSentBy(page, () => submitMonth(page));
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  return sent;
}
