import type { Locator, Page } from "@playwright/test";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { newcomer } from "./joining";
import { linkMailedTo } from "./mailed";
import { aNetworkOf, type OwnNetwork } from "./own-network";

/** The shop and the depot, both with admins; the shop has reported. */
function aNetworkWithAdmins(): Promise<OwnNetwork> {
  return aNetworkOf({
    organisations: { depot: "The Depot", shop: "The Shop" },
    accounts: ["manager", "viewer", "admin"],
    months: ["2025-11", "2025-12"],
    metrics: [{ code: "P1", reporters: ["shop"] }],
    figures: [
      { metric: "P1", reporter: "shop", period: "2025-11", numerator: 4711, denominator: 4950 },
    ],
  });
}

/** Somebody's line in the list of people, everything that can be changed of them open. */
async function lineOf(page: Page, name: string): Promise<Locator> {
  const line = page
    .getByRole("region", { name: "People" })
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { level: 3, name: new RegExp(`^${name}`) }) });
  await line.getByText(`Change ${name}`).click();
  return line;
}

test("a person is invited, joins with the roles offered, is given another, and is out from the request after they are removed", async ({
  page,
  pageOf,
}) => {
  const network = await aNetworkWithAdmins();
  const admin = await pageOf(await network.person("admin", "shop"));
  const { email, password } = newcomer();
  await admin.goto("/organisation");
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("The Shop");
  const form = admin.getByRole("region", { name: "Invite a person" });
  await form.getByLabel("Name").fill("Ines Moreau");
  await form.getByLabel("Email").fill(email);
  await form.getByRole("checkbox", { name: /^Viewer/ }).check();
  await form.getByRole("button", { name: "Send invitation" }).click();
  await expect(form.getByText(`Invited. A mail with the link goes to ${email}`)).toBeVisible();
  await expect(form.getByLabel("Name")).toHaveValue("");

  await page.goto(await linkMailedTo(email));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Shop invites you");
  await expect(page.getByText(`Network ${network.slug}: viewer`)).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Ines Moreau");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page).toHaveURL(new RegExp(network.path));
  await expect(page.getByRole("link", { name: "Metrics" })).toBeVisible();
  await expect(page.getByRole("link", { name: "My month" })).toHaveCount(0);

  await admin.reload();
  const line = await lineOf(admin, "Ines Moreau");
  await line.getByRole("checkbox", { name: /^Manager/ }).check();
  await line.getByRole("button", { name: "Save roles" }).click();
  await expect(line.getByText("Saved. It holds from the next request on.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("link", { name: "My month" })).toBeVisible();

  await line.getByText("Remove …").click();
  await expect(line.getByText("They come back only by a new invitation.")).toBeVisible();
  await line.getByRole("button", { name: "Remove Ines Moreau" }).click();
  await expect(admin.getByRole("heading", { level: 3, name: "Ines Moreau" })).toHaveCount(0);
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
  const audit = admin.getByRole("region", { name: "Audit trail" }).getByRole("row");
  await expect(audit.nth(1)).toContainText("Removed Ines Moreau");
  await expect(audit.nth(2)).toContainText(
    `Set the roles of Ines Moreau: Network ${network.slug}: manager, viewer`,
  );
  await expect(audit.nth(3)).toContainText("Ines MoreauJoined by accepting an invitation");
  await expect(audit.nth(4)).toContainText(`Invited Ines Moreau (${email})`);
});

test("the last admin stays, until there is another", async ({ page, signInAs }) => {
  const network = await aNetworkWithAdmins();
  await signInAs(await network.person("admin", "shop"));
  await page.goto("/organisation");
  const own = await lineOf(page, "admin of The Shop");
  const refused = "This is the last admin. Make somebody else an admin first.";
  await own.getByRole("button", { name: "No admin any more" }).click();
  await expect(own.getByText(refused)).toBeVisible();
  const manager = await lineOf(page, "manager of The Shop");
  await manager.getByRole("button", { name: "Make admin" }).click();
  await expect(manager.getByRole("heading", { level: 3 })).toContainText("Admin");
  await own.getByRole("button", { name: "No admin any more" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
});

test("what is to be mended in an invitation stands beside its field, and an open one can be taken back", async ({
  page,
  pageOf,
}) => {
  const network = await aNetworkWithAdmins();
  const admin = await pageOf(await network.person("admin", "shop"));
  await admin.goto("/organisation");
  const form = admin.getByRole("region", { name: "Invite a person" });
  const send = form.getByRole("button", { name: "Send invitation" });
  await form.getByLabel("Email").fill((await network.person("viewer", "shop")).email);
  await send.click();
  await expect(form.getByLabel("Name")).toHaveAccessibleDescription(/Enter a name/);
  await form.getByLabel("Name").fill("Ines Moreau");
  await send.click();
  await expect(form.getByLabel("Email")).toHaveAccessibleDescription(
    "This person is one of your people already.",
  );
  const { email } = newcomer();
  await form.getByLabel("Email").fill(email);
  await send.click();
  await expect(form.getByText("Invited.")).toBeVisible();
  const invitations = admin.getByRole("region", { name: "Invitations of people" });
  await invitations.getByRole("button", { name: "Withdraw the invitation of Ines Moreau" }).click();
  await expect(invitations.getByRole("row", { name: /^Ines Moreau/ })).toContainText("Withdrawn");
  await page.goto(await linkMailedTo(email));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This invitation was withdrawn.",
  );
});

test("an organisation leaves a network: its people see nothing of it any more, the others keep its figures", async ({
  pageOf,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  const network = await aNetworkWithAdmins();
  const admin = await pageOf(await network.person("admin", "shop"));
  const manager = await pageOf(await network.person("manager", "shop"));
  const partner = await pageOf(await network.person("viewer", "depot"));
  await manager.goto(`${network.path}/report`);
  await admin.goto("/organisation");
  const networks = admin.getByRole("region", { name: "Networks" });
  await networks.getByText("Leave network …").click();
  await expect(networks.getByText("Figures that were submitted stay there")).toBeVisible();
  await networks.getByRole("button", { name: `Leave Network ${network.slug}` }).click();
  await expect(networks.getByText("Your organisation is in no network yet.")).toBeVisible();

  for (const place of ["", "/report", "/metrics", "/metrics/P1", "/settings"]) {
    await manager.goto(network.path + place);
    await expect(manager.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
  }
  await manager.goto("/networks");
  await expect(manager.getByText("You have no role in a network yet.")).toBeVisible();

  await partner.goto(`${network.path}/metrics/P1?period=2025-11`);
  await expect(partner.getByText("4,711 / 4,950").filter({ visible: true }).first()).toBeVisible();
  await partner.goto(`${network.path}/settings`);
  const left = partner.getByRole("listitem").filter({ hasText: "The Shop" });
  await expect(left).toContainText("Left on");
  await expect(left).toContainText("Its figures stay as agreed.");
});

test("a link that opens no invitation says what to do, and the same whatever is wrong with it", async ({
  page,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  const texts = new Set<string>();
  const whole = "a".repeat(43);
  for (const token of ["xyz", whole, whole.slice(0, 20), "%20", "a.b", "a".repeat(3_000)]) {
    const answer = await page.goto(`/invitations/${token}`);
    expect(answer?.status(), token).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "This link opens no invitation",
    );
    await expect(page.getByText("ask whoever invited you for a new invitation")).toBeVisible();
    texts.add(`${await page.title()} ${await page.getByRole("main").innerText()}`);
  }
  expect([...texts]).toHaveLength(1);
  await isAccessible(page);
});
