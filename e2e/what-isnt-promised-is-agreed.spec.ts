import { aNetwork } from "@/db/testing";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";

const says = "No parcel comes on a Sunday.";

test("what isn't promised holds once all agree, and stands beside the scorecard and over the promises", async ({
  page,
  pageOf,
  signInAs,
}) => {
  const network = await aNetwork();
  const { brand, carrier, desk } = network;
  const base = `/networks/${network.slug}`;
  await signInAs(brand.manager);
  await page.goto(`${base}/expectations`);
  const form = page.getByRole("region", { name: "Propose one" });
  await form.getByLabel("For which metric").selectOption({ label: "Came as promised" });
  await form.getByLabel("In a sentence").fill(says);
  await form.getByRole("button", { name: "Propose" }).click();
  await expect(form.getByText("Only a statement that customers can’t leave")).toBeVisible();
  await isAccessible(page);
  await form.getByLabel("For which metric").selectOption({ label: "None" });
  await form.getByRole("button", { name: "Propose" }).click();
  await expect(form.getByText("It is put to all members.")).toBeVisible();
  const open = page.getByRole("region", { name: "Not agreed by all" });
  await expect(open).toContainText("Not answered yet");

  for (const { board } of [carrier, desk]) {
    const theirs = await pageOf(board);
    await theirs.goto(`${base}/expectations`);
    await theirs.getByRole("button", { name: `Agree: ${says}` }).click();
    await expect(theirs.getByText("Agree no longer").first()).toBeVisible();
  }
  const reader = await pageOf(desk.viewer);
  for (const path of [base, `${base}/promises`]) {
    await reader.goto(path);
    const beside = reader.getByRole("region", { name: "Not promised to customers" });
    await expect(beside).toContainText(says);
  }
  await page.reload();
  const agreed = page.getByRole("region", { name: "Agreed by all", exact: true });
  await expect(agreed).toContainText(says);
});
