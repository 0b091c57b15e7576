import type { APIRequestContext, Page } from "@playwright/test";
import { cookieNamed } from "@/app/cookies";
import { aNetwork } from "@/db/testing";
import { baseUrl } from "./environment";
import { expect, test } from "./fixtures";
import { demoPassword, harbour } from "./people";
import { send } from "./raw-request";
import { cookieHeader } from "./session-cookie";

const password = "a long enough password";
const wrong = "Email or password is wrong. Check both and try again.";

test("a wrong password and an unknown account get the same words, and the e-mail stays typed", async ({
  page,
  request,
  expectErrors,
}) => {
  expectErrors(/status of 401/);
  const { brand } = await aNetwork(password);
  await page.goto("/sign-in");
  for (const email of [brand.manager.email, `nobody@${brand.slug}.example`]) {
    await entersCredentials(page, { email, password: "not the password" });
    await expect(page.getByText(wrong)).toBeVisible();
    await expect(page.getByLabel("Email")).toHaveValue(email);
    await expect(page).toHaveURL("/sign-in");
    await page.reload();
  }
  const known = await posted(request, { email: brand.viewer.email, password: "no" });
  const unknown = await posted(request, { email: `no-${brand.viewer.email}`, password: "no" });
  expect(known).toEqual(unknown);
  expect(known.status).toBe(401);
});

test("whoever signs in lands where they wanted to go", async ({ page }) => {
  const network = await aNetwork(password);
  const wanted = `/networks/${network.slug}/metrics/E1?period=2025-11`;
  await page.goto(`/networks/${network.slug}/metrics/E1`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.goto(`/sign-in?next=${encodeURIComponent(wanted)}`);
  await entersCredentials(page, { email: network.brand.viewer.email, password });
  await expect(page).toHaveURL(wanted);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Came as promised");
});

test("the keyboard is enough, and an e-mail counts in any case", async ({ page }) => {
  const { brand } = await aNetwork(password);
  await page.goto("/sign-in");
  await page.getByLabel("Email").focus();
  await page.keyboard.type(brand.viewer.email.toUpperCase());
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page.getByText("viewer of")).toBeVisible();
});

test("after signing in nobody is sent off the site", async ({ page, context }) => {
  const { brand } = await aNetwork(password);
  for (const next of [
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
  ]) {
    await context.clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await entersCredentials(page, { email: brand.viewer.email, password });
    await expect(page.getByRole("button", { name: "Sign out" }), next).toBeVisible();
    expect(new URL(page.url()).origin, next).toBe(baseUrl);
  }
});

test("after ten failures the account is closed from there for a while, for the right password too; others get in", async ({
  page,
  request,
  expectErrors,
}) => {
  expectErrors(/status of 429/);
  const { brand, carrier } = await aNetwork(password);
  const { email } = brand.manager;
  for (let attempt = 1; attempt <= 10; attempt++) {
    expect((await posted(request, { email, password: `guess ${attempt}` })).status).toBe(401);
  }
  const eleventh = await posted(request, { email, password: "guess 11" });
  expect(eleventh.status).toBe(429);
  const right = await posted(request, { email: email.toUpperCase(), password });
  expect(right.status).toBe(429);
  const elsewhereClaimed = await posted(
    request,
    { email, password },
    { "x-forwarded-for": "203.0.113.7", "x-real-ip": "203.0.113.7", forwarded: "for=203.0.113.7" },
  );
  expect(elsewhereClaimed.status, "an address that is only claimed").toBe(429);

  await page.goto("/sign-in");
  await entersCredentials(page, { email, password });
  await expect(page.getByText("Too many attempts. Wait 15 minutes, then try again.")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(email);

  const unknown = `nobody@${carrier.slug}.example`;
  for (let attempt = 1; attempt <= 10; attempt++)
    await posted(request, { email: unknown, password });
  expect((await posted(request, { email: unknown, password })).status, "as a known one").toBe(429);

  for (const other of [brand.viewer, carrier.manager]) {
    expect((await posted(request, { email: other.email, password })).status).toBe(200);
  }
});

test("a success forgets the failures before it", async ({ request }) => {
  const { email } = (await aNetwork(password)).brand.manager;
  for (const round of [1, 2]) {
    for (let attempt = 1; attempt <= 7; attempt++) {
      expect((await posted(request, { email, password: "no" })).status, `${round}`).toBe(401);
    }
    expect((await posted(request, { email, password })).status).toBe(200);
  }
});

test("signing out ends the session on the server, so that a kept cookie opens nothing", async ({
  page,
  context,
}) => {
  const network = await aNetwork(password);
  await page.goto("/sign-in");
  await entersCredentials(page, { email: network.brand.viewer.email, password });
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  const kept = (await context.cookies()).filter(({ name }) => name === cookieNamed("session").name);
  const read = () =>
    send({ path: `/networks/${network.slug}`, headers: { cookie: cookieHeader(kept) } });
  expect((await read()).status).toBe(200);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  expect((await context.cookies()).map(({ name }) => name)).not.toContain(
    cookieNamed("session").name,
  );
  const answer = await read();
  expect(answer.status).toBe(307);
  expect(answer.headers.location).toMatch(/^\/sign-in/);
  await page.goBack();
  await expect(page.getByText("Came as promised")).toHaveCount(0);
});

test("signing out by next-auth's own address ends the session too", async ({ request }) => {
  const network = await aNetwork(password);
  await posted(request, { email: network.brand.viewer.email, password });
  const kept = (await request.storageState()).cookies;
  await request.post("/api/auth/signout", { form: { csrfToken: await csrfToken(request) } });
  const answer = await send({
    path: `/networks/${network.slug}`,
    headers: { cookie: cookieHeader(kept) },
  });
  expect(answer.status).toBe(307);
});

test("the session's cookie is kept from scripts and other sites, and named by port", async ({
  page,
  context,
}) => {
  const { brand } = await aNetwork(password);
  await page.goto("/sign-in");
  await entersCredentials(page, { email: brand.viewer.email, password });
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name.endsWith(".session"));
  expect(session?.name).toBe(`throughline-${new URL(baseUrl).port}.session`);
  for (const cookie of cookies) {
    expect(cookie, cookie.name).toMatchObject({
      httpOnly: true,
      sameSite: "Lax",
      path: "/",
      domain: new URL(baseUrl).hostname,
    });
  }
  expect(await page.evaluate(() => document.cookie)).toBe("");
  const told = await page.evaluate(async () => (await fetch("/api/auth/session")).text());
  expect(Object.keys(JSON.parse(told))).toEqual(["expires"]);
});

const homes = [
  { account: "manager@fieldworks.example", home: `${harbour}/report` },
  { account: "executive@brightwave.example", home: harbour },
  { account: "board@meridian.example", home: harbour },
  { account: "goto@ledgerline.example", home: harbour },
  { account: "manager@northgate.example", home: "/networks/county-urgent-care/report" },
  { account: "admin@brightwave.example", home: "/organisation" },
  { account: "manager@clearvoice.example", home: "/networks" },
  { account: "executive@clearvoice.example", home: "/networks" },
];

test("each demo account comes home to what its role needs first", async ({ page, context }) => {
  for (const { account, home } of homes) {
    await context.clearCookies();
    await page.goto("/sign-in");
    await expect(page.getByText(demoPassword)).toBeVisible();
    await entersCredentials(page, { email: account, password: demoPassword });
    await expect(page, account).toHaveURL(home);
  }
  await expect(page.getByRole("link", { name: "County Urgent Care" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Harbour Broadband: connect me" })).toBeVisible();
  await page.goto("/sign-in");
});

async function entersCredentials(
  page: Page,
  entered: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.getByLabel("Email").fill(entered.email);
  await page.getByLabel("Password").fill(entered.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function csrfToken(request: APIRequestContext): Promise<string> {
  const { csrfToken: token } = await (await request.get("/api/auth/csrf")).json();
  return String(token);
}

/** What signing in answers to a script that posts the form. */
async function posted(
  request: APIRequestContext,
  entered: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
) {
  const form = { ...entered, csrfToken: await csrfToken(request), json: "true" };
  const answer = await request.post("/api/auth/callback/credentials", { form, headers });
  const { url } = await answer.json();
  return { status: answer.status(), url: String(url) };
}
