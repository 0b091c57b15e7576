import { asGuest } from "@/db/doors";
import { readInvitation } from "@/db/queries/invitation-link";
import { expect, test } from "./fixtures";
import { aMonthToEnter } from "./month-to-enter";
import { field, state, submitMonth } from "./month-page";
import { linkMailedTo } from "./mailed";
import { inviteByForm, newcomer } from "./joining";

test("an organisation is invited, joins and reports its first figure in seven steps, and the others see it", async ({
  page,
  pageOf,
}) => {
  const network = await aMonthToEnter();
  const inviter = await pageOf(await network.person("manager", "shop"));
  const { email, password } = newcomer();
  await inviteByForm(inviter, network, { email, metrics: ["P1"] });

  let steps = 0;
  const step = async (does: Promise<unknown>) => {
    steps += 1;
    await does;
  };
  await step(page.goto(await linkMailedTo(email)));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    `The Shop invites The Newcomer to Network ${network.slug}`,
  );
  await expect(page.getByText("1 figure a month")).toBeVisible();
  await expect(page.getByText("December 2025, due 10 January 2026")).toBeVisible();
  await expect(page.getByText("on track from 95 %, watch from 90 %")).toBeVisible();
  await expect(page.getByText("The Depot, The Kiosk and The Shop").first()).toBeVisible();
  await expect(page.getByLabel("Your organisation’s name")).toHaveValue("The Newcomer");
  await step(page.getByLabel("Your name").fill("Ines Moreau"));
  await step(page.getByLabel("Password").fill(password));
  await step(page.getByRole("button", { name: "Accept" }).click());
  // Whoever types before the page is there types into nothing: a person waits for it too.
  await page.waitForURL(/\/report\?as=the-newcomer-[0-9a-f]{6}$/);
  await expect(field(page, "P1", "Numerator")).toBeFocused();
  await step(page.keyboard.type("4711"));
  await page.keyboard.press("Tab");
  await step(page.keyboard.type("4950"));
  await step(page.keyboard.press("Enter"));
  await expect(state(page, "P1")).toHaveText("Saved");
  expect(steps).toBe(7);

  await inviter.goto(`${network.path}/metrics/P1?period=2025-12`);
  await expect(inviter.getByText("4,711")).toHaveCount(0);
  await submitMonth(page);
  await expect(page.getByText("Submitted. The organisations")).toBeVisible();
  await inviter.reload();
  await expect(inviter.getByText("4,711 / 4,950").filter({ visible: true }).first()).toBeVisible();
  await inviter.goto(`${network.path}/settings`);
  await expect(inviter.getByRole("row", { name: /^The Newcomer/ })).toContainText("Accepted");
  await expect(inviter.getByRole("listitem").filter({ hasText: "Ines Moreau" })).toContainText(
    "The Newcomer",
  );
});

test("accepting and declining are equal, and declining asks nothing", async ({ page, pageOf }) => {
  const network = await aMonthToEnter();
  const inviter = await pageOf(await network.person("manager", "shop"));
  const { email } = newcomer();
  await inviteByForm(inviter, network, { email, metrics: ["P1", "P2"] });
  const link = await linkMailedTo(email);
  await page.goto(link);
  const [accept, decline] = [
    page.getByRole("button", { name: "Accept" }),
    page.getByRole("button", { name: "Decline" }),
  ];
  const looks = await Promise.all(
    [accept, decline].map(async (button) => {
      const box = await button.boundingBox();
      const style = await button.evaluate((element) => {
        const { backgroundColor, borderTopColor, color, fontSize, fontWeight } =
          getComputedStyle(element);
        return { backgroundColor, borderTopColor, color, fontSize, fontWeight };
      });
      return { ...style, width: box?.width, height: box?.height };
    }),
  );
  expect(looks[0]).toEqual(looks[1]);
  await decline.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This invitation was declined.");
  await inviter.reload();
  await expect(inviter.getByRole("row", { name: /^The Newcomer/ })).toContainText("Declined");
  await page.goto(link);
  await expect(page.getByText("Nothing else happened.")).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
});

test("what was entered stays when something is to be mended, and each problem stands beside its field", async ({
  page,
  pageOf,
}) => {
  const network = await aMonthToEnter();
  const inviter = await pageOf(await network.person("manager", "shop"));
  await inviter.goto(`${network.path}/settings`);
  await inviter.getByLabel("Organisation’s name").fill("  ");
  await inviter.getByLabel("Email of a person there").fill("nobody");
  await inviter.getByLabel("Note (optional)").fill("Dear all");
  await inviter.getByRole("checkbox", { name: /^P2/ }).check();
  await inviter.getByRole("button", { name: "Send invitation" }).click();
  await expect(inviter.getByLabel("Organisation’s name")).toHaveAccessibleDescription(
    "Enter a name of up to 200 characters.",
  );
  await expect(inviter.getByLabel("Organisation’s name")).toBeFocused();
  await expect(inviter.getByLabel("Email of a person there")).toHaveAccessibleDescription(
    /Enter an email address/,
  );
  await expect(inviter.getByLabel("Email of a person there")).toHaveValue("nobody");
  await expect(inviter.getByLabel("Note (optional)")).toHaveValue("Dear all");
  await expect(inviter.getByRole("checkbox", { name: /^P2/ })).toBeChecked();
  await expect(inviter.getByText("Nobody has been asked to join yet.")).toBeVisible();

  const { email, password } = newcomer();
  await inviteByForm(inviter, network, { email, metrics: ["P1"] });
  await page.goto(await linkMailedTo(email));
  await page.getByLabel("Password").fill("too short");
  await page.getByLabel("Your organisation’s name").fill("Another name");
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByLabel("Your name")).toHaveAccessibleDescription(/Enter a name/);
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(
    /Use 12 characters or more/,
  );
  await expect(page.getByLabel("Password")).toHaveValue("too short");
  await page.getByLabel("Your name").fill("Ines Moreau");
  await page.getByLabel("Password").fill("qwertyuiop123");
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/Many people use this/);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page).toHaveURL(/\/report\?as=another-name-/);
});

test("a link says how it stands: withdrawn, over, used, or never made", async ({
  page,
  pageOf,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  const network = await aMonthToEnter();
  const inviter = await pageOf(await network.person("manager", "shop"));
  const { email } = newcomer();
  await inviteByForm(inviter, network, { email, metrics: ["P1"] });
  const link = await linkMailedTo(email);
  const other = await pageOf(await network.person("manager", "depot"));
  await other.goto(`${network.path}/settings`);
  await expect(other.getByRole("button", { name: /^Withdraw/ })).toHaveCount(0);
  await page.goto(link);
  await page.getByLabel("Your name").fill("Ines Moreau");
  await page.getByLabel("Password").fill(newcomer().password);
  await inviter.getByRole("button", { name: "Withdraw the invitation of The Newcomer" }).click();
  await expect(inviter.getByRole("row", { name: /^The Newcomer/ })).toContainText("Withdrawn");
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This invitation was withdrawn.",
  );
  const token = new URL(link).pathname.split("/").at(-1) ?? "";
  expect(await asGuest((tx) => readInvitation(tx, { token, sessionToken: "" }))).toMatchObject({
    answer: "withdrawn",
  });
  await page.goto(`${link}x`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link opens no invitation");
});
