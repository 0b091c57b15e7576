import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expect, test } from "./fixtures";
import { networkFileOf, slugIn } from "./network-plan";
import { networkCalled } from "./own-network";

const source = path.join(process.cwd(), "..", "shared", "data", "nhs_ae_attendances.csv");
const password = "a long enough password";

/** Attendances of a provider's emergency department in a month, and those seen within four hours. */
type Row = {
  readonly provider: string;
  readonly period: string;
  readonly attended: number;
  readonly seen: number;
};

test("real figures of ten hospitals are loaded, and every sum on the page is right", async ({
  page,
}) => {
  test.skip(!existsSync(source), `no public figures at ${source}`);
  const rows = tenLargest(await departments());
  const providers = [...new Set(rows.map(({ provider }) => provider))].toSorted();
  const periods = [...new Set(rows.map(({ period }) => period))].toSorted();
  expect([providers.length, periods.length]).toEqual([10, 36]);
  const slug = `hospitals-${crypto.randomUUID().slice(0, 8)}`;
  await loads(slug, rows);

  const { path: network } = await networkCalled(slug);
  await page.goto(`${network}/metrics/A4?period=2017-12`);
  await page.getByLabel("Email").fill(`viewer@${slugIn(slug, "rw6")}.example`);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${network}/metrics/A4?period=2017-12`);
  for (const period of ["2017-12", "2016-04"]) {
    await page.goto(`${network}/metrics/A4?period=${period}`);
    const sources = page.getByRole("region", { name: /^Where the figures of/ }).first();
    for (const provider of providers) {
      const one = rows.filter((row) => row.provider === provider && row.period === period);
      await expect(sources.getByRole("row", { name: `Provider ${provider}` })).toContainText(
        inWords(one),
      );
    }
    const all = rows.filter((row) => row.period === period);
    await expect(sources.getByRole("row", { name: /^All together/ })).toContainText(inWords(all));
  }
  expect(await history(page, "All together")).toEqual(
    periods
      .toReversed()
      .map((period) => [period, inWords(rows.filter((row) => row.period === period))]),
  );
  expect(await history(page, "Provider RQM")).toEqual(
    periods
      .toReversed()
      .map((period) => [
        period,
        inWords(rows.filter((row) => row.provider === "RQM" && row.period === period)),
      ]),
  );

  await page.goto(network);
  await expect(page.getByText("No chain has been agreed in this network yet.")).toBeVisible();
  const line = page.getByRole("row", { name: /^A4/ });
  const last = rows.filter(({ period }) => period === periods.at(-1));
  await expect(line).toContainText(`${percent(last)}March 2019`);
  await expect(line).toContainText("Breach");
  await expect(line).toContainText("Agreed by all");
});

async function departments(): Promise<readonly Row[]> {
  const records: readonly Readonly<Record<string, string>>[] = parse(
    await readFile(source, "utf8"),
    {
      columns: true,
    },
  );
  return records
    .filter((record) => record["type"] === "1")
    .map((record) => {
      const attended = Number(record["attendances"]);
      return {
        provider: record["org_code"] ?? "",
        period: (record["period"] ?? "").slice(0, 7),
        attended,
        seen: attended - Number(record["breaches"]),
      };
    });
}

function tenLargest(rows: readonly Row[]): readonly Row[] {
  const totals = new Map<string, number>();
  for (const { provider, attended } of rows) {
    totals.set(provider, (totals.get(provider) ?? 0) + attended);
  }
  const largest = new Set(
    [...totals]
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, 10)
      .map(([provider]) => provider),
  );
  return rows.filter(({ provider }) => largest.has(provider));
}

/** Writes the network file and loads it by the command that an operator uses. */
async function loads(slug: string, rows: readonly Row[]): Promise<void> {
  const providers = [...new Set(rows.map(({ provider }) => provider))];
  const text = networkFileOf(slug, {
    organisations: Object.fromEntries(
      providers.map((provider) => [provider.toLowerCase(), `Provider ${provider}`]),
    ),
    accounts: ["manager", "viewer"],
    months: [...new Set(rows.map(({ period }) => period)).add("2019-04")].toSorted(),
    password,
    metrics: [
      {
        code: "A4",
        reporters: providers.map((provider) => provider.toLowerCase()),
        target: "95",
        floor: "90",
        terms: {
          name: "Seen within four hours",
          numerator: "Attendances that were seen, treated and left within four hours",
          denominator: "Attendances of the emergency department",
          measuredAt: "customer",
        },
      },
    ],
    figures: rows.map(({ provider, period, attended, seen }) => ({
      metric: "A4",
      reporter: provider.toLowerCase(),
      period,
      numerator: seen,
      denominator: attended,
    })),
  });
  const folder = await mkdtemp(path.join(tmpdir(), "throughline-real-"));
  const file = path.join(folder, "hospitals.json");
  try {
    await writeFile(file, text);
    const { stdout } = await promisify(execFile)("npm", ["run", "load", "--", file]);
    expect(stdout).toContain(`loaded ${slug}: ${rows.length} figures`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The months of a table below the trend, newest first: period, and the rest of its line. */
async function history(page: Page, title: string): Promise<readonly (readonly string[])[]> {
  await page.locator("summary").filter({ hasText: title }).click();
  const table = page.getByRole("region", { name: title, exact: true });
  const lines = await table.locator("tbody tr").all();
  return Promise.all(
    lines.map(async (line) => [
      await line.getByRole("rowheader").innerText(),
      (await line.getByRole("cell").allInnerTexts()).slice(0, 3).join(""),
    ]),
  );
}

/** Parts, value and level as the page has them one after another. */
function inWords(rows: readonly Row[]): string {
  const { seen, attended } = sums(rows);
  const grouped = new Intl.NumberFormat("en-GB");
  return `${grouped.format(seen)} / ${grouped.format(attended)}${percent(rows)}${level(rows)}`;
}

/** Two decimals, worked out in whole numbers. */
function percent(rows: readonly Row[]): string {
  const { seen, attended } = sums(rows);
  const hundredths = (BigInt(seen) * 20_000n + BigInt(attended)) / (2n * BigInt(attended));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")} %`;
}

function level(rows: readonly Row[]): string {
  const { seen, attended } = sums(rows);
  if (seen * 100 >= attended * 95) return "On track";
  return seen * 100 >= attended * 90 ? "Watch" : "Breach";
}

function sums(rows: readonly Row[]) {
  return {
    seen: rows.reduce((sum, row) => sum + row.seen, 0),
    attended: rows.reduce((sum, row) => sum + row.attended, 0),
  };
}
