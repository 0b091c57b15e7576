import type { Page } from "@playwright/test";
import { aNetwork } from "@/db/testing";
import { cannotBeTold } from "./access/known-and-unknown";
import { callAction } from "./access/action-call";
import { idOf } from "./access/build";
import { actions } from "./access/matrix";
import { expect, test } from "./fixtures";
import { linkMailedTo, mailTo } from "./mailed";

const old = "a long enough password";
const fresh = "three geese on ice";

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("whoever forgot their password sets a new one by a mailed link, once, and is signed out everywhere", async ({
  page,
  pageOf,
  expectErrors,
}) => {
  expectErrors(/status of 401/);
  const { brand } = await aNetwork(old);
  const { email } = brand.viewer;
  const elsewhere = await pageOf(brand.viewer);
  await elsewhere.goto("/networks");
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByLabel("Email").fill("nobody");
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByLabel("Email")).toHaveAccessibleDescription(/Enter an email address/);
  await page.getByLabel("Email").fill(email.toUpperCase());
  await page.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText(`If ${email} has an account, a mail`)).toBeVisible();

  const link = await linkMailedTo(email);
  await page.goto(link);
  await page.getByLabel("New password").fill("too short");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByLabel("New password")).toHaveAccessibleDescription(
    /Use 12 characters or more/,
  );
  await expect(page.getByLabel("New password")).toHaveValue("too short");
  await page.getByLabel("New password").fill(fresh);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("Your password is set.")).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);

  await page.getByRole("link", { name: "Sign in" }).click();
  await signIn(page, email, old);
  await expect(page.getByText("Email or password is wrong.")).toBeVisible();
  await signIn(page, email, fresh);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This link opens nothing any more",
  );
});

test("an address that nobody has gets the same answer, and no mail", async ({ page }) => {
  const { brand } = await aNetwork(old);
  const nobody = `nobody@${brand.slug}.example`;
  for (const email of [nobody, brand.viewer.email]) {
    await page.goto("/reset-password");
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Send link" }).click();
    await expect(page.getByText(`If ${email} has an account, a mail`)).toBeVisible();
  }
  // The worker takes them in turn: the later one is there, so the earlier one was dealt with.
  await linkMailedTo(brand.viewer.email);
  expect(mailTo(nobody)).toEqual([]);
});

test("whether an account is there can't be told from how asking for a link is answered", async () => {
  const ask = actions.find(({ name }) => name === "askForLink");
  if (ask === undefined) throw new Error("no such action");
  const id = idOf(ask);
  await cannotBeTold(
    "asking for a link to a new password",
    (email, from) => callAction({ id, path: "/reset-password", args: [{ email }], from }),
    { samples: 60, within: 0.25, apart: 50 },
  );
});

test("a password is changed by whoever knows the old one, and the other sessions end", async ({
  page,
  pageOf,
}) => {
  const { brand } = await aNetwork(old);
  const { email } = brand.viewer;
  const elsewhere = await pageOf(brand.viewer);
  await elsewhere.goto("/networks");
  await signIn(page, email, old);
  await page.getByRole("link", { name: "Account" }).click();
  await page.getByLabel("Current password").fill("not it");
  await page.getByLabel("New password").fill(fresh);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByLabel("Current password")).toHaveAccessibleDescription(
    "This isn’t your current password.",
  );
  await expect(page.getByLabel("New password")).toHaveValue(fresh);
  await page.getByLabel("Current password").fill(old);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Changed. All your other sessions have ended.")).toBeVisible();
  await expect(page.getByLabel("New password")).toHaveValue("");
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Account");
});
