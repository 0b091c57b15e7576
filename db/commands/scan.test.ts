import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chainFigures } from "../demo/chain-figures";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "throughline-scan-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function scan(csv: string, ...options: readonly string[]) {
  const file = path.join(folder, "figures.csv");
  writeFileSync(file, csv);
  const args = ["db/commands/scan.mjs", file, ...options];
  // No database is to be found from here.
  const env = { ...process.env, DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };
  return promisify(execFile)(process.execPath, args, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => (isFailure(error) ? error : Promise.reject(error)),
  );
}

function isFailure(error: unknown): error is { code: number; stdout: string; stderr: string } {
  return error instanceof Error && "stdout" in error && "code" in error;
}

const stages = ["B1", "O1", "N1", "K1", "F1", "C1", "L1"];

function demo(delimiter: string): string {
  const rows = chainFigures
    .filter(({ metric }) => stages.includes(metric))
    .map((one) => [one.period, one.metric, one.metric, one.numerator, one.denominator]);
  return [["period", "series", "partner", "numerator", "denominator"], ...rows]
    .map((row) => row.join(delimiter))
    .join("\r\n");
}

describe("npm run scan", () => {
  test.each([
    { delimiter: ",", name: "commas" },
    { delimiter: ";", name: "semicolons" },
  ])("tells the demo's story from a file with $name", async ({ delimiter }) => {
    const { code, stdout } = await scan(`\u{feff}${demo(delimiter)}`, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      chains: [{ chain: "all series", look: "2024-09", act: "2024-10" }],
    });
  });

  test("takes options", async () => {
    const plain = await scan(
      demo(","),
      "--json",
      "--no-whitening",
      "--season",
      "0",
      "--start",
      "15",
    );
    expect(plain.stdout).toContain('"periods":[{"period":"2024-04",');
    const patient = await scan(demo(","), "--look", "1e9");
    expect(patient).toMatchObject({ code: 2, stdout: "" });
    expect(patient.stderr).toContain("--look is a number of months, more than 1");
  });

  test("writes a report for people", async () => {
    const { stdout, stderr } = await scan(demo(","));
    expect(stdout).toContain("Act: something drifts for the worse.");
    expect(stdout).toContain("60 reached 2024-09, 370 reached 2024-10");
    expect(stderr).toBe("");
  });

  test("says all that is wrong with row and column, and ends with 1", async () => {
    const { code, stdout, stderr } = await scan("period,series,value\n2024-1,a,5\n2024-02,a,x\n");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain('row 2, column period: "2024-1" is not a month such as 2025-12');
    expect(stderr).toContain('row 3, column value: "x" is not a number such as 1234.5');
    expect(stderr).toContain("2 problems, nothing scanned");
  });

  test("a broken file ends with 1, an unknown option or no file with 2", async () => {
    expect(await scan('period,series,value\n2024-01,"a,5\n')).toMatchObject({ code: 1 });
    expect(await scan(demo(","), "--seasons", "1")).toMatchObject({ code: 2 });
    expect(await scan(demo(","), "--look", "400")).toMatchObject({ code: 2 });
  });
});
