import { expect, test } from "./fixtures";
import { enterParts, field, holds, put, state, submitMonth } from "./month-page";
import { aMonthToEnter } from "./month-to-enter";
import { readerAs } from "./reader";
import { everythingIn } from "./written";

test("submitting with gaps names them, goes to the first, and submits nothing", async ({
  page,
  signInAs,
}) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  await enterParts(page, "P1", { numerator: "95", denominator: "100" });
  await expect(state(page, "P1")).toHaveText("Saved");
  await page.getByRole("button", { name: "Submit month" }).click();
  await expect(page.getByText("Still missing: M1, C1, I1, P2.")).toBeVisible();
  await expect(field(page, "M1", "Sum")).toBeFocused();
  await expect(state(page, "P1")).toHaveText("Saved");
  const { figures } = await everythingIn(network.id);
  expect(figures.filter(({ status }) => status === "submitted")).toEqual([]);
});

test("pressing Submit straight from a field saves that figure first", async ({
  page,
  signInAs,
}) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  for (const code of ["M1", "C1", "I1", "P2"]) await put(field(page, code, "Value"), "n/a");
  await enterParts(page, "P1", { numerator: "95", denominator: "100" });
  await submitMonth(page);
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  const { figures } = await everythingIn(network.id);
  expect(figures.filter(({ status }) => status === "submitted")).toHaveLength(5);
});

/** The figures of the draft; the same digits inside a hash or a nonce are none. */
const drafted = /(?<![0-9a-f])(?:8,?641|3,?571)(?![0-9a-f])|86\.64/;

test("drafts are the managers' own; submitted figures are seen by those whom the definition names", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  await enterParts(page, "P1", { numerator: "8641", denominator: "9973" });
  await page.keyboard.type("45.7");
  await page.keyboard.press("Tab");
  await put(field(page, "M1", "Count"), "3571");
  for (const code of ["C1", "I1", "P2"]) await put(field(page, code, "Value"), "n/a");
  await field(page, "P1", "Numerator").focus();
  await expect(page.getByText("5 of 5 entered")).toBeVisible();

  const deputy = await pageOf(await network.person("deputy", "depot"));
  await deputy.goto(`${network.path}/report`);
  await holds(field(deputy, "P1", "Numerator"), "8641");
  const others = [
    { read: await readerAs(await network.person("viewer", "depot")), seesM1: true },
    { read: await readerAs(await network.person("viewer", "shop")), seesM1: true },
    { read: await readerAs(await network.person("manager", "shop")), seesM1: true },
    { read: await readerAs(await network.person("viewer", "kiosk")), seesM1: false },
    { read: await readerAs(await network.person("manager", "kiosk")), seesM1: false },
  ];
  for (const { read } of others) {
    for (const place of [
      "",
      "/metrics",
      "/metrics/P1",
      "/metrics/P1?period=2025-12",
      "/metrics/M1",
    ]) {
      const { body } = await read(network.path + place);
      expect(body, place).not.toMatch(drafted);
    }
  }

  await submitMonth(page);
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  for (const { read, seesM1 } of others) {
    const p1 = await read(`${network.path}/metrics/P1`);
    expect(p1.body).toContain("8,641 / 9,973");
    const m1 = await read(`${network.path}/metrics/M1`);
    expect(m1.status).toBe(seesM1 ? 200 : 404);
    expect(m1.body.includes("3,571")).toBe(seesM1);
  }
  const shop = await pageOf(await network.person("viewer", "shop"));
  await shop.goto(`${network.path}/metrics/P1`);
  const sources = shop.getByRole("region", { name: /come from$/ }).first();
  const row = sources.getByRole("row", { name: /The Depot/ });
  await expect(row).toContainText("8,641 / 9,973");
  await expect(row).toContainText("86.64 %");
  await expect(row).toContainText("Submitted, provisional");
  await expect(row).toContainText("manager of The Depot");
});
