import { expect, test } from "./fixtures";
import { change, coming, fieldRow, fill, part, twoWhoAgree } from "./proposal-page";

test("what is to be mended stands beside its field, and nothing typed is lost", async ({
  page,
  signInAs,
}) => {
  const network = await twoWhoAgree();
  await signInAs(await network.person("board", "shop"));
  await page.goto(`${network.path}/proposals/new?definition=S1&bands=S1`);
  const [heading, definition, bands] = [
    part(page, "The proposal"),
    part(page, "Definition: S1"),
    part(page, "Bands, flex and grace: S1"),
  ];
  await fill(heading, { Title: "Half of it", "From (month)": "next May" });
  await fill(definition, { Purpose: "A purpose that took a while to write." });
  await fill(bands, { Target: "ninety", Floor: "93" });
  await definition.getByLabel("internal").check();
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Nothing was proposed yet" }),
  ).toBeVisible();
  await expect(heading.getByLabel("Why")).toBeFocused();
  const told = [
    [heading.getByLabel("Why"), "Fill this in."],
    [heading.getByLabel("From (month)"), "Enter a month such as 2026-01."],
    [definition.getByLabel("What counts (inclusions)"), "Fill this in."],
    [definition.getByLabel("Reported", { exact: true }), "Fill this in."],
    [bands.getByLabel("Target", { exact: true }), "Enter a number such as 97.5."],
  ] as const;
  for (const [field, says] of told) {
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(new RegExp(`${says.replace(".", "\\.")}$`));
  }
  await expect(bands.getByLabel("Floor", { exact: true })).toHaveAttribute("aria-invalid", "false");

  await fill(heading, { Why: "A reason.", "From (month)": coming });
  await fill(definition, {
    "What counts (inclusions)": "All of it.",
    "What doesn’t count (exclusions)": "Nothing.",
  });
  await definition.getByLabel("Reported", { exact: true }).selectOption("quarterly");
  await fill(bands, { Target: "90" });
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(bands.getByText("The floor is above the target.")).toBeVisible();
  await expect(definition.getByLabel("Purpose")).toHaveValue(
    "A purpose that took a while to write.",
  );
  await expect(definition.getByLabel("internal")).toBeChecked();
  await expect(definition.getByLabel("Reported", { exact: true })).toHaveValue("quarterly");

  await fill(bands, { Target: "98" });
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Half of it");
});

test("a decline says why and costs nothing that was agreed; what is withdrawn is over", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await twoWhoAgree();
  await signInAs(await network.person("manager", "depot"));
  const partner = await pageOf(await network.person("manager", "shop"));
  const proposes = async (title: string) => {
    await page.goto(`${network.path}/proposals/new?bands=S1`);
    await fill(part(page, "The proposal"), { Title: title, Why: "Vans are full." });
    await fill(part(page, "Bands, flex and grace: S1"), { Target: "92" });
    await page.getByRole("button", { name: "Propose", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  };
  await proposes("Lower it");
  await partner.goto(`${network.path}/proposals/1`);
  await partner.getByRole("button", { name: "Decline" }).click();
  const reason = partner.getByLabel("Why you decline");
  await expect(reason).toBeFocused();
  await expect(reason).toHaveAccessibleDescription(/Say why, so that the others/);
  await reason.fill("Households wait in winter too.");
  await partner.getByRole("button", { name: "Decline" }).click();
  await expect(partner.getByText("Declined", { exact: true }).first()).toBeVisible();
  await page.reload();
  const answers = page.getByRole("region", { name: "Who has to agree" }).first();
  await expect(answers.getByRole("row", { name: "The Shop" })).toContainText(
    "Households wait in winter too.",
  );
  await page.goto(`${network.path}/metrics/S1`);
  await expect(page.getByRole("region", { name: "Bands" }).getByRole("listitem")).toHaveCount(1);

  await proposes("Lower it a little");
  await partner.goto(`${network.path}/proposals/2`);
  await page.locator("summary", { hasText: "Withdraw" }).click();
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("Withdrawn", { exact: true }).first()).toBeVisible();
  await partner.getByRole("button", { name: "Agree" }).click();
  await expect(partner.getByText("Withdrawn", { exact: true }).first()).toBeVisible();
  await expect(partner.getByRole("button", { name: "Agree" })).toBeHidden();
  await partner.goto(`${network.path}/proposals`);
  const settled = partner.getByRole("region", { name: "Settled" }).first();
  await expect(settled.getByRole("row", { name: /Lower it a little/ })).toContainText("Withdrawn");
  await expect(settled.getByRole("row", { name: /Proposal 1/ })).toContainText("Declined");
});

test("a comment stands beside the field that it is about, for the parties to read", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await twoWhoAgree();
  await signInAs(await network.person("manager", "depot"));
  await page.goto(`${network.path}/proposals/new?bands=S1`);
  await fill(part(page, "The proposal"), { Title: "Lower it", Why: "Vans are full." });
  await fill(part(page, "Bands, flex and grace: S1"), { Target: "92" });
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await page.getByLabel("About").selectOption({ label: "Target" });
  await page.getByLabel("Comment", { exact: true }).fill("A van of <b>ours</b> stands still.");
  await page.getByRole("button", { name: "Add comment" }).click();
  await expect(page.getByText("Your comment stands beside what it is about.")).toBeVisible();
  const viewer = await pageOf(await network.person("viewer", "shop"));
  await viewer.goto(`${network.path}/proposals/1`);
  const target = fieldRow(change(viewer, "Bands of S1"), "Target");
  await expect(target.getByText("A van of <b>ours</b> stands still.")).toBeVisible();
  await expect(target.getByRole("blockquote")).toContainText("manager of The Depot, The Depot");
  await expect(viewer.getByRole("button", { name: "Agree" })).toBeHidden();
  await expect(viewer.getByText("Managers and board members of your organisation")).toBeVisible();
});
