import { describe, expect, test } from "vitest";
import { readTable } from "./read-table";

const rowsOf = (text: string) => text.split("\n").map((line) => line.split("|"));

function chainsIn(text: string, transform: "auto" | "log" = "auto") {
  const read = readTable(rowsOf(text), transform);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.chains;
}

function problemsIn(text: string, transform: "auto" | "log" = "auto") {
  const read = readTable(rowsOf(text), transform);
  return "problems" in read
    ? read.problems.map(({ row, column, says }) => `${row} ${column ?? "-"}: ${says}`)
    : [];
}

describe("a table becomes chains", () => {
  test("with a month between that has no row, and one that is empty, as missing", () => {
    const [chain] = chainsIn("Period|SERIES|value\n2024-03|a|3\n2024-01|a|1\n2024-04|a|");
    expect(chain?.name).toBe("all series");
    expect(chain?.first).toBe("2024-01");
    expect(chain?.series[0]).toMatchObject({
      partner: null,
      stage: null,
      better: "higher",
      transform: "identity",
    });
    expect(chain?.series[0]?.figures.map((one) => one?.numerator ?? null)).toEqual([
      1,
      null,
      3,
      null,
    ]);
  });

  test("each with its own months, series of one name apart", () => {
    const chains = chainsIn(
      "chain|period|series|partner|stage|direction|numerator|denominator|version\n" +
        "north|2024-01|a|p|s|lower|1|4|v2\nsouth|2024-05|a||||1|2|",
    );
    expect(chains.map(({ name, first }) => [name, first])).toEqual([
      ["north", "2024-01"],
      ["south", "2024-05"],
    ]);
    expect(chains[0]?.series[0]).toMatchObject({ partner: "p", stage: "s", better: "lower" });
    expect(chains[0]?.series[0]?.figures[0]).toEqual({
      numerator: 1,
      denominator: 4,
      covariates: [],
      version: "v2",
    });
  });

  test.each([
    { figures: "1|4\n2024-02|a|4|4", is: "asin", why: "shares" },
    { figures: "1|4\n2024-02|a|5|4", is: "log", why: "events may be more than their volume" },
    { figures: "-1|4", is: "identity", why: "a quotient below 0 has no logarithm" },
  ])("scaled by $is: $why", ({ figures, is }) => {
    const [chain] = chainsIn(`period|series|numerator|denominator\n2024-01|a|${figures}`);
    expect(chain?.series[0]?.transform).toBe(is);
  });

  test("with covariates; other columns are said to be ignored", () => {
    const read = readTable(rowsOf("period|series|value|x_volume|pct\n2024-01|a|1|900|5"), "auto");
    expect("chains" in read && read.ignored).toEqual(["pct"]);
    expect("chains" in read && read.chains[0]?.series[0]?.figures[0]?.covariates).toEqual([900]);
  });

  test("nothing out of nothing is a missing month", () => {
    const [chain] = chainsIn("period|series|numerator|denominator\n2024-01|a|0|0\n2024-02|a|1|2");
    expect(chain?.series[0]?.figures[0]).toBeNull();
  });
});

const head = "period|series|partner|direction|value|count|x_v|numerator|denominator\n";

test.each([
  {
    text: "",
    is: [
      "1 period: this column is missing",
      "1 series: this column is missing",
      "1 -: there is neither a value column nor a numerator and a denominator",
    ],
  },
  { text: "period|series|period|value", is: ["1 period: this column stands there twice"] },
  { text: "period|series|value", is: ["2 -: there is no row below the header"] },
  { text: `${head}2024-1|a|||1||1||`, is: ['2 period: "2024-1" is not a month such as 2025-12'] },
  { text: `${head}2024-01||||1||1||`, is: ["2 series: is empty"] },
  {
    text: `${head}2024-01|a||up|1||1||`,
    is: ['2 direction: "up" is neither higher nor lower (is better)'],
  },
  { text: `${head}2024-01|a|||98 %||1||`, is: ['2 value: "98 %" is not a number such as 1234.5'] },
  {
    text: `${head}2024-01|a|||1e999||1||`,
    is: ['2 value: "1e999" is not a number such as 1234.5'],
  },
  { text: `${head}2024-01|a|||1|0|1||`, is: ["2 count: a count is more than 0"] },
  { text: `${head}2024-01|a|||1||||`, is: ["2 x_v: is empty, though there is a figure"] },
  {
    text: `${head}2024-01|a|||1||1|2|3`,
    is: ["2 value: a row has either a value or a numerator and a denominator"],
  },
  {
    text: `${head}2024-01|a|||||1|2|`,
    is: ["2 denominator: is empty, though the other part is there"],
  },
  { text: `${head}2024-01|a|||||1|2|0`, is: ["2 denominator: is 0, but the numerator is 2"] },
  { text: `${head}2024-01|a|||||1|2|-1`, is: ["2 denominator: is less than 0"] },
  { text: `${head}2024-01|a|||1||1|||more`, is: ["2 -: has 10 cells under 9 columns"] },
  {
    text: `${head}2024-01|a|p||1||1||\n2024-02|a|q||1||1||`,
    is: ["3 partner: a has q here and p in row 2"],
  },
  {
    text: `${head}2024-01|a|||1||1||\n\n2024-01|a|||2||1||`,
    is: ["4 period: a has 2024-01 in row 2 already"],
  },
  {
    text: `${head}2024-01|a|||1||1||\n2024-02|a|||2||1||\n9024-03|a|||2||1||`,
    is: ["4 period: 9024-03 lies more than 50 years from the other rows"],
  },
  {
    text: `${head}2024-01|a|||x||1||\n2024-13|a|||1||1||`,
    is: [
      '2 value: "x" is not a number such as 1234.5',
      '3 period: "2024-13" is not a month such as 2025-12',
    ],
  },
])("is refused: $is", ({ text, is }) => {
  expect(problemsIn(text)).toEqual(is);
});

test("a value that the scale asked for has no place for is refused", () => {
  expect(problemsIn("period|series|value\n2024-01|a|0\n2024-02|a|1", "log")).toEqual([
    "2 -: its figure has no log scale",
  ]);
});
