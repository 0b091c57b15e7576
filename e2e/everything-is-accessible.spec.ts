import type { Page } from "@playwright/test";
import { aNetwork } from "@/db/testing";
import { invited } from "@/db/testing/invitations";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { enterParts, field, put, state, submitMonth } from "./month-page";
import { aMonthToEnter } from "./month-to-enter";
import { aNetworkOf } from "./own-network";
import { harbour, personCalled } from "./people";

test("signing in", async ({ page, expectErrors }) => {
  expectErrors(/status of 401/);
  await page.goto("/sign-in");
  await isAccessible(page);
  await page.getByLabel("Email").fill("nobody@nowhere.example");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Email or password is wrong.")).toBeVisible();
  await isAccessible(page);
});

const demoPages = [
  { name: "the list of networks", account: "manager@clearvoice.example", path: "/networks" },
  { name: "an empty list of networks", account: "admin@brightwave.example", path: "/networks" },
  { name: "chain health", account: "executive@brightwave.example", path: harbour },
  {
    name: "chain health of a month without data",
    account: "executive@brightwave.example",
    path: `${harbour}?period=2026-01`,
  },
  {
    name: "early warning, to those who only read",
    account: "executive@brightwave.example",
    path: `${harbour}/warnings`,
  },
  {
    name: "early warning, to those who answer",
    account: "board@fieldworks.example",
    path: `${harbour}/warnings`,
  },
  {
    name: "the list of metrics",
    account: "executive@brightwave.example",
    path: `${harbour}/metrics`,
  },
  {
    name: "the periods, to those who may ask",
    account: "board@fieldworks.example",
    path: `${harbour}/periods`,
  },
  {
    name: "the promises, to those who keep them",
    account: "goto@clearvoice.example",
    path: `${harbour}/promises`,
  },
  {
    name: "what isn't promised, to those who answer",
    account: "board@kitpath.example",
    path: `${harbour}/expectations`,
  },
  {
    name: "the relationships, to those who act in them",
    account: "manager@fieldworks.example",
    path: `${harbour}/relationships`,
  },
  {
    name: "a relationship with exceptions on both sides",
    account: "manager@fieldworks.example",
    path: `${harbour}/relationships/fieldworks..brightwave?period=2024-09`,
  },
  {
    name: "one organisation's scorecard",
    account: "manager@fieldworks.example",
    path: `${harbour}/partners/clearvoice`,
  },
  {
    name: "an SLA, to those who plan together",
    account: "manager@fieldworks.example",
    path: `${harbour}/slas/1`,
  },
  {
    name: "a case with all that can happen in it",
    account: "executive@clearvoice.example",
    path: `${harbour}/promises/4711`,
  },
  {
    name: "a network's settings, to those who invite",
    account: "manager@brightwave.example",
    path: `${harbour}/settings`,
  },
  {
    name: "conditions and forecasts, to those who declare",
    account: "manager@brightwave.example",
    path: `${harbour}/conditions`,
  },
  {
    name: "an organisation, to its admin",
    account: "admin@brightwave.example",
    path: "/organisation",
  },
  { name: "an account", account: "executive@brightwave.example", path: "/account" },
  {
    name: "a metric whose bounds flexed",
    account: "manager@fieldworks.example",
    path: `${harbour}/metrics/F2?period=2024-09`,
  },
  {
    name: "the chains, to those who propose",
    account: "manager@fieldworks.example",
    path: `${harbour}/chains`,
  },
  {
    name: "the form for a chain",
    account: "manager@fieldworks.example",
    path: `${harbour}/proposals/new?chain=Connect+me`,
  },
  {
    name: "a metric with one series",
    account: "executive@brightwave.example",
    path: `${harbour}/metrics/E1`,
  },
];

for (const { name, account, path } of demoPages) {
  test(name, async ({ page, signInAs }) => {
    await signInAs(await personCalled(account));
    await page.goto(path);
    await isAccessible(page);
  });
}

test("the metric library, every definition open", async ({ page, signInAs }) => {
  test.slow();
  await signInAs(await personCalled("manager@clearvoice.example"));
  await page.goto(`${harbour}/metrics/library`);
  await isAccessible(page);
});

test("asking for a new password, with a mistake", async ({ page }) => {
  await page.goto("/reset-password");
  await isAccessible(page);
  await page.getByLabel("Email").fill("nobody");
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText("Enter an email address")).toBeVisible();
  await isAccessible(page);
});

test("an invitation, with mistakes and declined", async ({ page }) => {
  const network = await aNetwork();
  const { token } = await invited(network.brand.manager, network);
  await page.goto(`/invitations/${token}`);
  await isAccessible(page);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText("Enter a name of up to 200 characters.")).toBeVisible();
  await isAccessible(page);
  await page.getByRole("button", { name: "Decline" }).click();
  await expect(page.getByRole("heading", { name: "This invitation was declined." })).toBeVisible();
  await isAccessible(page);
});

test("an address where nothing is", async ({ page, signInAs, expectErrors }) => {
  expectErrors(/status of 404/);
  await signInAs(await personCalled("executive@brightwave.example"));
  await page.goto("/networks/none");
  await isAccessible(page);
});

test("a network without a chain, and a metric with several series in it", async ({
  page,
  signInAs,
}) => {
  const network = await aNetworkOf({
    organisations: { one: "The One", two: "The Two" },
    accounts: ["manager"],
    months: ["2025-11", "2025-12"],
    metrics: [{ code: "A1", reporters: ["one", "two"] }],
    figures: ["one", "two"].map((reporter) => ({
      metric: "A1",
      reporter,
      period: "2025-11",
      numerator: 9,
      denominator: 10,
    })),
  });
  await signInAs(await network.person("manager", "one"));
  await page.goto(network.path);
  await expect(page.getByText("No chain has been agreed in this network yet.")).toBeVisible();
  await isAccessible(page);
  await page.goto(`${network.path}/metrics/A1`);
  const sources = page.getByRole("region", { name: /^Where the figures of/ }).first();
  await expect(sources.getByText("18 / 20")).toBeVisible();
  await isAccessible(page);
});

test("a month with refused cells, with gaps, and submitted", async ({ page, signInAs }) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/report`);
  await enterParts(page, "P1", { numerator: "120", denominator: "1,5" });
  await expect(state(page, "P1")).toHaveText("To mend");
  await put(field(page, "C1", "Value"), "1,5");
  await expect(state(page, "C1")).toHaveText("To mend");
  await isAccessible(page);

  await enterParts(page, "P1", { numerator: "97", denominator: "100" });
  await put(field(page, "C1", "Value"), "n/a");
  await expect(state(page, "C1")).toHaveText("Saved");
  await page.getByRole("button", { name: "Submit month" }).click();
  await expect(page.getByText("Still missing: M1, I1, P2.")).toBeVisible();
  await isAccessible(page);

  for (const code of ["M1", "I1", "P2"]) await put(field(page, code, "Value"), "n/a");
  await submitMonth(page);
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  await isAccessible(page);
});

test("a month with a conflict and with a definition that isn't agreed", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aNetwork();
  await signInAs(network.carrier.manager);
  await page.goto(`/networks/${network.slug}/report`);
  const colleague = await pageOf(network.carrier.deputy);
  await colleague.goto(`/networks/${network.slug}/report`);
  await enterParts(colleague, "D1", { numerator: "95", denominator: "100" });
  await expect(state(colleague, "D1")).toHaveText("Saved");
  await enterParts(page, "D1", { numerator: "96", denominator: "100" });
  await expect(state(page, "D1")).toHaveText("Two entries");
  await isAccessible(page);
});

test("a month in which nothing is due", async ({ page, signInAs }) => {
  const network = await aMonthToEnter();
  await signInAs(await network.person("manager", "shop"));
  await page.goto(`${network.path}/report`);
  await expect(page.getByText("Your organisation reports nothing in this network.")).toBeVisible();
  await isAccessible(page);
});

test("the focus of the keyboard is seen on everything that it reaches", async ({
  page,
  signInAs,
}) => {
  await signInAs(await personCalled("manager@fieldworks.example"));
  for (const path of ["/sign-in", harbour, `${harbour}/report`, `${harbour}/metrics`]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const reached = new Set<string>();
    for (let tabs = 0; tabs < 25; tabs++) {
      await page.keyboard.press("Tab");
      const focus = await focusOf(page);
      if (focus === null) break;
      reached.add(focus.what);
      expect(focus.outline, `${path}: ${focus.what}`).toMatch(/^solid [2-9]/);
      expect(focus.inSight, `${path}: ${focus.what}`).toBe(true);
    }
    // The sheet of My month has the focus when it comes, and is one stop.
    const least = path === "/sign-in" ? 2 : path.endsWith("/report") ? 4 : 10;
    expect(reached.size, path).toBeGreaterThan(least);
  }
});

test("the first Tab leads past the navigation", async ({ page, signInAs }) => {
  await signInAs(await personCalled("executive@brightwave.example"));
  await page.goto(harbour);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: /^Earlier month/ })).toBeFocused();
});

/** What has the focus, how it is marked, and whether it can be seen; null at the end of the page. */
function focusOf(page: Page) {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const { top, bottom, width, height } = focused.getBoundingClientRect();
    return {
      what: `${focused.tagName} ${focused.textContent || focused.id}`,
      outline: `${outlineStyle} ${outlineWidth}`,
      inSight: width > 0 && height > 0 && bottom > 0 && top < window.innerHeight,
    };
  });
}
