import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import writeWorkbook from "write-excel-file/node";
import { aNetwork, type ParcelNetwork } from "@/db/testing";
import { asSuperuser } from "@/db/testing/superuser";
import { isAccessible } from "./accessible";
import { expect, test } from "./fixtures";

const header = ["KPI code", "Reporting month", "Actual", "Out of", "Remark", "Colour"];

/** What the carrier reports in December and January: some as it stands, one changed, two new, three that can't be taken. */
const rows = [
  ["D1", new Date("2025-12-31"), 900, 1000, "The storm of the 9th", "red"],
  ["Intact", "Jan 2026", 95, 100, "", ""],
  ["D1", "2026-01", "n/a", "", "", ""],
  ["P1", "12/2025", 914, 1000, "", ""],
  ["R1", "2025-12", 1, 1000, "", ""],
  ["D1", "2025-11", 1, 1000, "", ""],
  ["R1", "2026-01", "", "", "", ""],
  ["Z9", "2026-01", 1, 2, "", ""],
  ["R1", "2026-01", "0x1F", 1000, "", ""],
  ["R1", "sometime", 1, 1000, "", ""],
] as const;

async function aWorkbook(): Promise<Buffer> {
  const cells = rows.map((row) =>
    row.map((value) =>
      value instanceof Date ? { value, format: "dd.mm.yyyy" } : value === "" ? null : value,
    ),
  );
  return writeWorkbook([[...header], ...cells]).toBuffer();
}

/** A network in which January is open too. */
function aFreshNetwork(): Promise<ParcelNetwork> {
  const open = '{"period":"2025-12","due":"2026-01-10"';
  return aNetwork(null, (text) =>
    text.replace(open, `{"period":"2026-01","due":"2026-02-10"},${open}`),
  );
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name,
    mimeType: "application/octet-stream",
    buffer,
  });
  await page.getByRole("button", { name: "Read the file" }).click();
}

async function counts(page: Page): Promise<Record<string, string>> {
  const found = await page.locator("[data-count]").all();
  return Object.fromEntries(
    await Promise.all(
      found.map(async (one) => [await one.getAttribute("data-count"), await one.innerText()]),
    ),
  );
}

function revisions({ id }: ParcelNetwork) {
  return asSuperuser(
    (sql) => sql<{ says: string }[]>`
      select format('%s %s/%s r%s %s %s', series_key, numerator, denominator, revision, source, reason) as says
      from figure_revisions where network_id = ${id} and source is not null order by 1`,
  );
}

async function fileBehind(page: Page, link: string) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("a workbook's columns are suggested, its changes shown, written once, and nothing is left the second time", async ({
  page,
  signInAs,
}) => {
  const network = await aFreshNetwork();
  await signInAs(network.carrier.manager);
  await page.goto(`/networks/${network.slug}/report`);
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import figures");
  await isAccessible(page);
  const workbook = await aWorkbook();
  await choose(page, "figures of ours.xlsx", workbook);

  await test.step("columns are suggested by their names", async () => {
    await expect(page.getByText("Columns of figures of ours.xlsx")).toBeVisible();
    const chosen = page.getByRole("listitem").getByRole("combobox");
    await expect(chosen).toHaveCount(header.length);
    const values = await chosen.evaluateAll((all: HTMLSelectElement[]) =>
      all.map(({ value }) => value),
    );
    expect(values).toEqual(["metric", "period", "numerator", "denominator", "reason", ""]);
    await expect(page.getByText("Suggested by its name")).toHaveCount(5);
    await isAccessible(page);
  });

  const isShown = { added: "2", changed: "1", unchanged: "1", ignored: "3", rejected: "3" };
  await test.step("what changes is shown, and nothing is written", async () => {
    await page.getByRole("button", { name: "Show what changes" }).click();
    await expect(page.locator("[data-count]").first()).toBeVisible();
    expect(await counts(page)).toEqual(isShown);
    await expect(page.getByRole("region", { name: "Changes" }).getByRole("row")).toHaveText([
      /Row/,
      /2\s*D1\s*December 2025\s*912 \/ 1000\s*900 \/ 1000/,
      /3\s*P1\s*January 2026\s*nothing\s*95 \/ 100/,
      /4\s*D1\s*January 2026\s*nothing\s*not applicable/,
    ]);
    await isAccessible(page);
    expect(await revisions(network)).toEqual([]);
  });

  await test.step("the rows to mend are a file, each with its reason", async () => {
    const { name, bytes } = await fileBehind(page, "Rows to mend, CSV");
    expect(name).toBe("rows-to-mend.csv");
    const lines = bytes.toString("utf8").replace(/\r\n$/, "").split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe(`\uFEFF${header.join(",")},Why it is not taken`);
    expect(lines[1]).toContain("“Z9” is no metric that your organisation reports");
    expect(lines[2]).toContain("“0x1F” is not a number");
    expect(lines[3]).toContain("“sometime” is no month");
  });

  await test.step("confirming writes all of it", async () => {
    await page.getByRole("button", { name: "Write 3 figures" }).click();
    await expect(page.getByText("3 figures written as drafts.")).toBeVisible();
    expect((await revisions(network)).map(({ says }) => says)).toEqual([
      "2 / r1 import ",
      "2 900/1000 r2 import The storm of the 9th",
      "4 95/100 r1 import ",
    ]);
  });

  await test.step("the same file again changes nothing, and its columns are remembered", async () => {
    await page.goto(`/networks/${network.slug}/report/import`);
    await choose(page, "figures of ours.xlsx", workbook);
    await expect(page.getByText("As the last time")).toHaveCount(5);
    await page.getByRole("button", { name: "Show what changes" }).click();
    await expect(page.getByText("0 changes.")).toBeVisible();
    expect(await counts(page)).toEqual({ ...isShown, added: "0", changed: "0", unchanged: "4" });
    await expect(page.getByRole("button", { name: /^Write/ })).toHaveCount(0);
  });

  await test.step("templates and exports come back as 0 changes", async () => {
    for (const link of [
      "January 2026, XLSX",
      "January 2026, CSV",
      "All your figures, XLSX",
      "All your figures, CSV",
    ]) {
      await page.goto(`/networks/${network.slug}/report/import`);
      const { name, bytes } = await fileBehind(page, link);
      await choose(page, name, bytes);
      await page.getByRole("button", { name: "Show what changes" }).click();
      await expect(page.getByText("0 changes.")).toBeVisible();
      expect(await counts(page)).toMatchObject({ added: "0", changed: "0", rejected: "0" });
    }
  });
});

test("a figure that somebody changed meanwhile is named, and nothing is written", async ({
  page,
  signInAs,
  pageOf,
}) => {
  const network = await aFreshNetwork();
  await signInAs(network.carrier.manager);
  const path = `/networks/${network.slug}/report/import`;
  await page.goto(path);
  await choose(page, "one.csv", Buffer.from("Metric;Month;Value;Of\nD1;2025-12;1.234;2.345\n"));
  await page.getByRole("button", { name: "Show what changes" }).click();
  await expect(page.getByText("can be read in two ways in this file")).toBeVisible();
  await page.getByLabel("Decimals are written").selectOption(",");
  await page.getByRole("button", { name: "Show what changes" }).click();
  await expect(page.getByRole("region", { name: "Changes" })).toContainText("1234 / 2345");

  const other = await pageOf(network.carrier.deputy);
  await other.goto(path);
  await choose(other, "other.csv", Buffer.from("Metric,Month,Value,Of\nD1,2025-12,7,8\n"));
  await other.getByRole("button", { name: "Show what changes" }).click();
  await other.getByRole("button", { name: "Write 1 figure" }).click();
  await expect(other.getByText("1 figure written as drafts.")).toBeVisible();

  await page.getByRole("button", { name: "Write 1 figure" }).click();
  await expect(page.getByText(/^Nothing was written: D1 December 2025 \(deputy of/)).toBeVisible();
  expect((await revisions(network)).map(({ says }) => says)).toEqual(["2 7/8 r2 import "]);
});

test("rows that are mended alike stand together: how many, where, and the first different values", async ({
  page,
  signInAs,
}) => {
  const network = await aFreshNetwork();
  await signInAs(network.carrier.manager);
  await page.goto(`/networks/${network.slug}/report/import`);
  const lines = Array.from({ length: 40 }, (_, index) => `Z${(index % 8) + 1},2026-01,1,2`);
  const text = ["KPI code,Reporting month,Actual,Out of", ...lines, "D1,sometime,1,2"].join("\n");
  await choose(page, "unknown.csv", Buffer.from(text));
  await page.getByRole("button", { name: "Show what changes" }).click();
  await expect(page.getByRole("heading", { name: "Rows to mend" })).toBeVisible();
  const alike = page.getByRole("region", { name: "Rows to mend" }).getByRole("listitem");
  const [unknown, unread] = [alike.nth(0), alike.nth(1)];
  await expect(unknown.getByText("40 rows, 8 different values")).toBeVisible();
  await expect(unknown.getByText("in column “KPI code”")).toBeVisible();
  for (const [name, rows] of [
    ["Z1", "5 rows: 2, 10, 18, 26, 34"],
    ["Z5", "5 rows: 6, 14, 22, 30, 38"],
  ] as const) {
    await expect(unknown.getByText(`“${name}” is no metric`)).toBeVisible();
    await expect(unknown.getByText(rows)).toBeVisible();
  }
  await expect(unknown.getByText("Z6")).toHaveCount(0);
  await expect(unknown.getByText("and 3 more different values")).toBeVisible();
  await expect(unread.getByText("“sometime” is no month")).toBeVisible();
  await expect(unread.getByText("in column “Reporting month”, 1 row: 42")).toBeVisible();
  await isAccessible(page);
});
