import type { Locator, Page } from "@playwright/test";

/** The line of a metric in My month. */
export function line(page: Page, code: string): Locator {
  return page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { level: 2, name: new RegExp(`^${code} `) }) });
}

/** A field of a metric in My month, by the word above it. */
export function field(page: Page, code: string, word: string): Locator {
  return line(page, code).getByRole("textbox", { name: new RegExp(`: ${word}$`) });
}

/** The box that says that a metric doesn't apply to the month. */
export function notApplicable(page: Page, code: string): Locator {
  return line(page, code).getByRole("checkbox");
}

/** What a metric's line says about itself: "Saved", "To mend", ... */
export function state(page: Page, code: string): Locator {
  return line(page, code).getByRole("status");
}

/** Types a proportion's parts and leaves the line by Enter, which saves it. */
export async function enterParts(
  page: Page,
  code: string,
  { numerator, denominator }: { readonly numerator: string; readonly denominator: string },
): Promise<void> {
  await field(page, code, "Numerator").fill(numerator);
  await field(page, code, "Denominator").fill(denominator);
  await field(page, code, "Denominator").press("Enter");
}
