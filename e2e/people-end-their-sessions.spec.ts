import { aNetwork, type Person } from "@/db/testing";
import { asSuperuser } from "@/db/testing/superuser";
import { expect, test } from "./fixtures";
import { networkCalled } from "./own-network";

const phone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";

/** Makes the sessions of somebody look as if they came from a phone, and were last used so many minutes ago. */
function sessionsOf({ id }: Person, { minutes }: { readonly minutes: number }) {
  return asSuperuser(
    (sql) => sql`
      update sessions set device = ${phone}, last_seen_at = now() - make_interval(mins => ${minutes})
      where person_id = ${id}`,
  );
}

test("people see where they are signed in, and end one or all others from the next request on", async ({
  pageOf,
}) => {
  const { carrier } = await aNetwork();
  const lost = await pageOf(carrier.manager);
  const forgotten = await pageOf(carrier.manager);
  await sessionsOf(carrier.manager, { minutes: 61 });
  const here = await pageOf(carrier.manager);
  await here.goto("/account");
  const sessions = here
    .getByRole("region", { name: "Where you are signed in" })
    .getByRole("listitem");
  await expect(sessions).toHaveCount(3);
  await expect(sessions.nth(0)).toContainText("This one");
  await expect(sessions.nth(1)).toContainText("Mobile Safari on iOS");
  await expect(sessions.nth(1)).toContainText("last used 1 hour ago");
  await here
    .getByRole("button", { name: "End the session in Mobile Safari on iOS" })
    .first()
    .click();
  await expect(sessions).toHaveCount(2);
  await here.getByRole("button", { name: "End all others" }).click();
  await expect(sessions).toHaveCount(1);
  for (const page of [lost, forgotten]) {
    await page.goto("/networks");
    await expect(page).toHaveURL(/\/sign-in/);
  }
  await here.reload();
  await expect(sessions).toHaveCount(1);
});

test("a session that nobody uses for two hours is over", async ({ pageOf }) => {
  const { carrier, slug } = await aNetwork();
  const { path } = await networkCalled(slug);
  const page = await pageOf(carrier.viewer);
  await sessionsOf(carrier.viewer, { minutes: 119 });
  await page.goto(path);
  await expect(
    page.getByText("Parcel to door").or(page.getByRole("link", { name: "Metrics" })),
  ).not.toHaveCount(0);
  await sessionsOf(carrier.viewer, { minutes: 121 });
  await page.goto(path);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test("an admin sees who is signed in and ends their sessions", async ({ pageOf }) => {
  const { carrier } = await aNetwork();
  const lost = await pageOf(carrier.manager);
  await lost.goto("/networks");
  await sessionsOf(carrier.manager, { minutes: 3 });
  const admin = await pageOf(carrier.admin);
  await admin.goto("/organisation");
  const name = carrier.manager.name;
  const line = admin
    .getByRole("region", { name: "People" })
    .getByRole("listitem")
    .filter({ has: admin.getByRole("heading", { level: 3, name }) });
  await line.getByText(`Change ${name}`).click();
  await expect(line.getByText("Mobile Safari on iOS")).toBeVisible();
  await line.getByRole("button", { name: "End sessions" }).click();
  await expect(line.getByText("Not signed in")).toBeVisible();
  await lost.reload();
  await expect(lost).toHaveURL(/\/sign-in/);
  await expect(admin.getByRole("cell", { name: `Ended the sessions of ${name}` })).toBeVisible();
});
