import { expect, type Locator, type Page } from "@playwright/test";
import type { Person } from "@/db/testing";
import { sha256 } from "@/db/sha256";
import { readerAs } from "./reader";
import type { OwnNetwork } from "./own-network";
import { aNetworkOf } from "./own-network";
import { addMonths, type Period } from "@/lib/periods/period";
import { comingMonth } from "@/db/testing/proposed";

/** The first month that can be proposed for, and the one before it. */
export const coming = comingMonth();
export const now = addMonths(coming, -1);

/** A depot that reports S1 to a shop every month, with the open months up to the one that comes. */
export function twoWhoAgree(): Promise<OwnNetwork> {
  const months = [-3, -2, -1, 0].map((step) => addMonths(coming, step));
  return aNetworkOf({
    organisations: { depot: "The Depot", shop: "The Shop" },
    accounts: ["manager", "board", "viewer"],
    months,
    openFrom: now,
    metrics: [{ code: "S1", reporters: ["depot"] }],
    figures: months.slice(0, 2).map((period) => ({
      metric: "S1",
      reporter: "depot",
      period,
      numerator: 96,
      denominator: 100,
    })),
  });
}

/** A part of the form that proposes, by its heading: "The proposal", "Definition: S1", "Bands, flex and grace". */
export function part(page: Page, heading: string): Locator {
  return page.getByRole("region", { name: heading, exact: true });
}

/** Fills text fields by their labels. */
export async function fill(
  where: Locator,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    await where.getByLabel(label, { exact: true }).fill(text);
  }
}

/** A change of a proposal as it is read, by its title: "Definition of S1". */
export function change(page: Page, title: string): Locator {
  return page.getByRole("region", { name: title, exact: true });
}

/** A field of a change, by its label. */
export function fieldRow(where: Locator, label: string): Locator {
  return where.getByRole("row").filter({
    has: where.page().getByRole("rowheader", { name: label, exact: true }),
  });
}

/** What the fields are called that are shown of a change without opening anything. */
export function shownFields(where: Locator): Promise<readonly string[]> {
  return where.locator("table:not(details *)").getByRole("rowheader").allTextContents();
}

/** Shows that the hash on the page is that of the text that a program is given, byte for byte. */
export async function hashIsOfTheText(page: Page, person: Person): Promise<string> {
  const shown = page
    .getByRole("region", { name: "Who has to agree" })
    .locator("..")
    .locator("code");
  const link = page.getByRole("link", { name: "Canonical text" });
  const read = await readerAs(person);
  const { status, body } = await read((await link.getAttribute("href")) ?? "");
  expect(status).toBe(200);
  await expect(shown).toHaveText(sha256(body));
  return body;
}

/** A month as it is written on screen. */
export function monthName(period: Period): string {
  const [year = "", month = ""] = period.split("-");
  return new Intl.DateTimeFormat("en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(Date.UTC(Number(year), Number(month) - 1));
}
