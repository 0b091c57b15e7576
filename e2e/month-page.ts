import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** The row of a metric in the sheet of My month. */
export function line(page: Page, code: string): Locator {
  return page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${code} `) }) });
}

/** A cell of a metric in My month, by the word of its part. */
export function field(page: Page, code: string, word: string): Locator {
  const part = ["Denominator", "Count"].includes(word) ? "denominator" : "numerator";
  return line(page, code).locator(`[data-part="${part}"]`);
}

/** What has to be mended or decided about a metric, below its row. */
export function remarks(page: Page, code: string): Locator {
  return line(page, code).locator("xpath=following-sibling::tr[1][@class='remark']");
}

/** What a metric's row says about itself: "Saved", "To mend", ... */
export function state(page: Page, code: string): Locator {
  return line(page, code).locator("[data-says]");
}

/** What is told about the selected figure. */
export function panel(page: Page): Locator {
  return page.getByRole("complementary", { name: "About the selected figure" });
}

/** Shows that a cell holds this text, whatever it is marked with. */
export async function holds(cell: Locator, text: string): Promise<void> {
  const literally = text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  await expect(cell).toHaveText(new RegExp(`^${literally}(?:, .*)?$`));
}

/** Goes to a cell, types into it, or empties it, and leaves it by Enter. */
export async function put(cell: Locator, text: string): Promise<void> {
  await cell.click();
  if (text === "") await cell.press("Delete");
  else await cell.page().keyboard.type(text);
  await cell.page().keyboard.press(text === "" ? "ArrowDown" : "Enter");
}

/** Types a proportion's parts and leaves the row by Enter, which saves it. */
export async function enterParts(
  page: Page,
  code: string,
  { numerator, denominator }: { readonly numerator: string; readonly denominator: string },
): Promise<void> {
  const { keyboard } = page;
  await field(page, code, "Numerator").click();
  await (numerator === "" ? keyboard.press("Delete") : keyboard.type(numerator));
  await keyboard.press(numerator === "" ? "ArrowRight" : "Tab");
  if (denominator === "") {
    await keyboard.press("Delete");
    await keyboard.press("ArrowDown");
    await keyboard.press("Home");
    return;
  }
  await keyboard.type(denominator);
  await keyboard.press("Enter");
}

/** Submits the month, and attests that its figures are what was measured. */
export async function submitMonth(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Submit month" }).click();
  await page.getByRole("button", { name: "Attest and submit" }).click();
}
