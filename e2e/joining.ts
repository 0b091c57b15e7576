import type { Page } from "@playwright/test";
import { expect } from "./fixtures";
import type { OwnNetwork } from "./own-network";

/** Somebody whom nobody knows yet. */
export function newcomer(): { readonly email: string; readonly password: string } {
  return {
    email: `ines@newcomer-${crypto.randomUUID().slice(0, 8)}.example`,
    password: "three geese on ice",
  };
}

/** Invites The Newcomer the way a manager does it. */
export async function inviteByForm(
  page: Page,
  network: OwnNetwork,
  { email, metrics }: { readonly email: string; readonly metrics: readonly string[] },
): Promise<void> {
  await page.goto(`${network.path}/settings`);
  await page.getByLabel("Organisation’s name").fill("The Newcomer");
  await page.getByLabel("Email of a person there").fill(email);
  await page.getByLabel("Note (optional)").fill("We would like to have you with us.");
  for (const code of metrics)
    await page.getByRole("checkbox", { name: new RegExp(`^${code} `) }).check();
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText(`Invited. A mail with the link goes to ${email}`)).toBeVisible();
}
