import { aNetwork } from "@/db/testing";
import { belongsTo } from "@/db/testing/belongs-to";
import { expect, test } from "./fixtures";
import { inviteByForm } from "./joining";
import { linkMailedTo } from "./mailed";
import { enterParts, state } from "./month-page";
import { networkCalled } from "./own-network";

test("what two tabs show and do stays apart, each for the organisation that its address names", async ({
  page,
  context,
  signInAs,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  const [one, two] = [await aNetwork(), await aNetwork()];
  const person = one.carrier.manager;
  await belongsTo(person, two, { isAdmin: true });
  await signInAs(person);
  const carrier = `as=${one.carrier.slug}`;
  const brand = `as=${two.brand.slug}`;

  await page.goto(`/networks?${carrier}`);
  await expect(page.getByRole("link", { name: `Parcels ${one.slug}` })).toBeVisible();
  await expect(page.getByRole("link", { name: `Parcels ${two.slug}` })).toHaveCount(0);
  await page.getByText("Act for …").click();
  await page.getByRole("link", { name: two.brand.name }).click();
  await expect(page).toHaveURL(new RegExp(`/networks/${two.slug}\\?${brand}$`));
  await expect(page.getByRole("link", { name: "Organisation" })).toBeVisible();

  const other = await context.newPage();
  await other.goto(`/networks/${one.slug}/report?${carrier}`);
  await expect(other.getByRole("link", { name: "Organisation" })).toHaveCount(0);
  // The last one used is the carrier now; the first tab is still of the brand.
  await page.getByRole("link", { name: "Organisation" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(two.brand.name);
  await enterParts(other, "D1", { numerator: "95", denominator: "100" });
  await expect(state(other, "D1")).toHaveText("Saved");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(two.brand.name);
  const form = page.getByRole("region", { name: "Invite a person" });
  await form.getByLabel("Name").fill("Ines Moreau");
  await form.getByLabel("Email").fill(`ines@${two.brand.slug}.example`);
  await form.getByRole("button", { name: "Send invitation" }).click();
  await expect(form.getByText("Invited.")).toBeVisible();

  // An address that names none is that of the last one used, and says so.
  await other.goto(`/networks/${one.slug}?${carrier}`);
  await page.goto("/networks");
  await expect(page).toHaveURL(`/networks?${carrier}`);
  await page.goto(`/networks/${one.slug}?${brand}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
  await page.goto(`/networks?as=${one.desk.slug}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing here");
});

test("every link of every page names the organisation acted for", async ({ page, signInAs }) => {
  const [one, two] = [await aNetwork(), await aNetwork()];
  const person = one.carrier.manager;
  await belongsTo(person, two, { isAdmin: true });
  await signInAs(person);
  const base = `/networks/${one.slug}`;
  const pages = [
    ...["", "/report", "/metrics", "/metrics/E1", "/metrics/D1", "/settings"].map(
      (place) => `${base}${place}?as=${one.carrier.slug}`,
    ),
    `/networks?as=${one.carrier.slug}`,
    `/account?as=${one.carrier.slug}`,
    `/organisation?as=${two.brand.slug}`,
  ];
  for (const path of pages) {
    await page.goto(path);
    const links = await page
      .locator("a[href^='/']")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links.length, path).toBeGreaterThan(1);
    expect(
      links.filter((href) => !/[?&]as=/.test(href)),
      path,
    ).toEqual([]);
  }
});

test("a page that was opened before there were two does nothing for the wrong one", async ({
  page,
  signInAs,
}) => {
  const [one, two] = [await aNetwork(), await aNetwork()];
  const { admin } = one.carrier;
  await signInAs(admin);
  await page.goto("/organisation");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(one.carrier.name);
  await belongsTo(admin, two, { isAdmin: true });
  const form = page.getByRole("region", { name: "Invite a person" });
  await form.getByLabel("Name").fill("Ines Moreau");
  await form.getByLabel("Email").fill(`ines@${one.carrier.slug}.example`);
  await form.getByRole("button", { name: "Send invitation" }).click();
  await expect(form.getByText("This can’t be done any more")).toBeVisible();
  await expect(form.getByLabel("Name")).toHaveValue("Ines Moreau");
});

test("somebody with an account answers an invitation signed in as themselves, for an organisation of theirs", async ({
  page,
  pageOf,
}) => {
  const password = "a long enough password";
  const [one, two] = [await aNetwork(), await aNetwork(password)];
  const inviter = await pageOf(one.brand.manager);
  const { email } = two.brand.admin;
  await inviteByForm(inviter, await networkCalled(one.slug), { email, metrics: ["A1"] });
  const link = await linkMailedTo(email);
  const stranger = await pageOf(two.carrier.admin);
  await stranger.goto(link);
  await expect(stranger.getByText(`You are signed in as ${two.carrier.admin.name}.`)).toBeVisible();
  await expect(stranger.getByRole("button", { name: "Accept" })).toHaveCount(0);

  await page.goto(link);
  await expect(page.getByText(`${email} has an account.`)).toBeVisible();
  await page.getByRole("link", { name: "Sign in to accept" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(link);
  await expect(page.getByRole("radio", { name: two.brand.name })).toBeChecked();
  await expect(page.getByLabel("Password")).toHaveCount(0);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page).toHaveURL(`/networks/${one.slug}/report?as=${two.brand.slug}`);
  await expect(page.getByRole("heading", { level: 2, name: /^A1/ })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This invitation was accepted.");
});
