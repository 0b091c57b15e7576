import { actAs } from "@/db/testing";
import { findNetwork } from "@/db/queries/networks";
import { listProposals } from "@/db/queries/proposals";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { harbour, personCalled } from "./people";
import { fill, part, twoWhoAgree } from "./proposal-page";

const demo = [
  { name: "the list of proposals, to those who answer", account: "manager@meridian.example" },
  { name: "the list of proposals, to those who read", account: "executive@fieldworks.example" },
  {
    name: "an open proposal, to those who answer",
    account: "manager@meridian.example",
    title: "Count call-backs when they are made",
  },
  {
    name: "an open proposal, to those who read",
    account: "executive@fieldworks.example",
    title: "Somewhat less stock on the vans",
  },
  {
    name: "an open proposal, to those who made it",
    account: "manager@fieldworks.example",
    title: "Somewhat less stock on the vans",
  },
  {
    name: "a declined proposal",
    account: "manager@fieldworks.example",
    title: "A winter season for arrivals in the window",
  },
  {
    name: "a countered proposal",
    account: "executive@fieldworks.example",
    title: "Less stock on the vans",
  },
] as const;

for (const { name, account, ...of } of demo) {
  test(name, async ({ page, signInAs }) => {
    const person = await personCalled(account);
    await signInAs(person);
    const place = "title" in of ? `/${await numberOf(account, of.title)}` : "";
    await page.goto(`${harbour}/proposals${place}`);
    if ("title" in of) await expect(page.getByRole("heading", { level: 1 })).toHaveText(of.title);
    await isAccessible(page);
  });
}

test("an answer that lacks its reason, and a comment that says nothing", async ({
  page,
  signInAs,
}) => {
  const account = "board@meridian.example";
  await signInAs(await personCalled(account));
  const number = await numberOf(account, "Count call-backs when they are made");
  await page.goto(`${harbour}/proposals/${number}`);
  await page.getByRole("button", { name: "Decline" }).click();
  await expect(page.getByText("Say why, so that the others can propose")).toBeVisible();
  await isAccessible(page);
  await page.getByRole("button", { name: "Add comment" }).click();
  await expect(page.getByText("Write what you want to say")).toBeVisible();
  await isAccessible(page);
});

test("choosing what to change", async ({ page, signInAs }) => {
  await signInAs(await personCalled("board@fieldworks.example"));
  await page.goto(`${harbour}/proposals/new`);
  await isAccessible(page);
});

test("the form for a new metric, empty and with everything to mend", async ({ page, signInAs }) => {
  test.setTimeout(180_000);
  const network = await twoWhoAgree();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/proposals/new?new=1`);
  await isAccessible(page);
  await page.getByRole("button", { name: "Add a series" }).click();
  for (const [place, kind] of ["volume", "condition", "ramp", "season"].entries()) {
    await page.getByRole("button", { name: "Add a flex rule" }).click();
    await page.getByLabel("Applies").nth(place).selectOption(kind);
  }
  await isAccessible(page);
  await page.getByLabel("Bounds for").selectOption("in-range");
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(page.getByText("Nothing was proposed yet")).toBeVisible();
  await isAccessible(page);
});

test("the form for a change, with rules that flex, and the server’s answer to bounds that cross", async ({
  page,
  signInAs,
}) => {
  await signInAs(await personCalled("manager@fieldworks.example"));
  await page.goto(`${harbour}/proposals/new?definition=F2&bands=F2`);
  await isAccessible(page);
  await fill(part(page, "The proposal"), { Why: "To see what is said." });
  await fill(part(page, "Bands, flex and grace: F2"), { Target: "10" });
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(page.getByText("The floor is above the target.")).toBeVisible();
  await isAccessible(page);
});

test("the form of a counter-proposal", async ({ page, signInAs }) => {
  const account = "manager@meridian.example";
  await signInAs(await personCalled(account));
  const number = await numberOf(account, "Count call-backs when they are made");
  await page.goto(`${harbour}/proposals/new?counter=${number}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(String(number));
  await isAccessible(page);
});

async function numberOf(account: string, title: string): Promise<number> {
  return actAs(await personCalled(account), async (tx) => {
    const network = await findNetwork(tx, "harbour-broadband");
    const listed = await listProposals(tx, network?.id ?? "");
    const found = listed.find((one) => one.title === title);
    if (found === undefined) throw new Error(`${account} has no proposal “${title}”`);
    return found.number;
  });
}
