import type { Page } from "@playwright/test";
import { aNetwork } from "@/db/testing";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";

const says = "Jobs are closed before they are done.";

test("what is raised to a go-to person is read by the two alone until its author releases it", async ({
  page,
  pageOf,
  signInAs,
  expectErrors,
}) => {
  expectErrors(/status of 404/);
  const network = await aNetwork();
  const { brand, carrier } = network;
  const path = `/networks/${network.slug}/issues`;
  await signInAs(brand.viewer);
  await page.goto(path);
  const form = page.getByRole("region", { name: "Raise an issue" });
  await form.getByLabel("What happens").fill(says);
  await form.getByRole("button", { name: "Raise in confidence" }).click();
  await expect(form.getByText("Choose whom you confide it to.")).toBeVisible();
  await form.getByLabel("To whom").selectOption({ label: `${carrier.goto.name}, ${carrier.name}` });
  await form.getByLabel("What happens").fill("Call 0201 555 0199.");
  await form.getByRole("button", { name: "Raise in confidence" }).click();
  await expect(form.getByText("looks like a mail address")).toBeVisible();
  await isAccessible(page);
  await form.getByLabel("What happens").fill(says);
  await form.getByRole("button", { name: "Raise in confidence" }).click();
  await expect(form.getByText("It is raised.")).toBeVisible();
  const raised = page.getByRole("region", { name: "Raised by you" });
  await raised.getByRole("link", { name: "Pressure on figures" }).click();
  await expect(page.getByText("In confidence: only its author")).toBeVisible();
  const issue = page.url();

  const others = [brand.admin, carrier.manager];
  const read = await pageOf(carrier.goto);
  for (const person of others) expect(await statusFor(await pageOf(person), issue)).toBe(404);

  await read.goto(path);
  await read.getByRole("region", { name: "Raised to you" }).getByRole("link").click();
  await read.getByLabel("Suggest something").fill("Count what was closed early.");
  await read.getByRole("button", { name: "Suggest" }).click();
  await expect(read.getByText("Not answered yet.")).toBeVisible();

  await page.reload();
  await page.getByText("Answer this suggestion").click();
  await page.getByLabel("Your answer").selectOption("adapted");
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(page.getByText("Say why, in up to 2,000 characters.")).toBeVisible();
  await page.getByLabel("Why, or how it is adapted").fill("For a month.");
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(page.getByText("Adapted: For a month.")).toBeVisible();

  await page.getByText("Release …").click();
  await page.getByRole("button", { name: "Release to both organisations" }).click();
  await expect(page.getByText(/^Released to both organisations on/)).toBeVisible();
  await isAccessible(page);
  const board = await pageOf(carrier.board);
  await board.goto(path);
  await board
    .getByRole("region", { name: "Released to your organisation" })
    .getByRole("link")
    .click();
  await expect(board.getByText(says)).toBeVisible();
  expect(await statusFor(await pageOf(brand.admin), issue)).toBe(404);
});

async function statusFor(page: Page, address: string): Promise<number | undefined> {
  return (await page.goto(address))?.status();
}
