import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText } from "./csv";
import { columns } from "./definition-columns";
import type { DefinitionEntry } from "./definition-entry";
import { mostDefinitions, readDefinitions, type FileProblem } from "./definitions-file";
import { entry } from "./testing/entries";

const json = (definitions: readonly DefinitionEntry[]) =>
  JSON.stringify({ throughlineDefinitions: 1, network: "here", definitions });

describe("what is wrong is told at its place", () => {
  const [sample] = fc.sample(entry(1), { numRuns: 1, seed: 7 });
  if (sample === undefined) throw new Error("no sample");
  const whole = { ...sample, bands: [], series: [] };
  const header = columns.map(({ name }) => name);
  const cells = (other: Readonly<Record<string, string>>) =>
    columns.map(({ name, write }) => other[name] ?? write(whole));
  const sheet = (other: Readonly<Record<string, string>>, more = header) =>
    csvText([more, cells(other)]);
  const told = (problems: readonly FileProblem[]) =>
    problems.map(({ row, column, code, found }) => [row, column, code, found]);

  test.each([
    { why: "nothing", text: " \n", is: [[null, null, "empty", ""]] },
    { why: "a header alone", text: csvText([header]), is: [[null, null, "empty", ""]] },
    {
      why: "too much",
      text: "x".repeat(1_000_001),
      is: [[null, null, "too-large", ""]],
    },
    { why: "half a JSON", text: '{"definitions": [', is: [[null, null, "unreadable", ""]] },
    { why: "another JSON", text: '{"figures": []}', is: [[null, null, "other-form", ""]] },
    {
      why: "a later form of the file",
      text: '{"throughlineDefinitions": 2, "definitions": []}',
      is: [[null, null, "other-form", ""]],
    },
    {
      why: "a quote that isn't closed",
      text: 'metric,"name\nA1',
      is: [[null, null, "unreadable", ""]],
    },
    {
      why: "a column that has to be there",
      text: csvText([header.filter((name) => name !== "kind"), []]),
      is: [[null, "kind", "column-missing", ""]],
    },
    { why: "an empty cell", text: sheet({ name: "" }), is: [[1, "name", "missing", ""]] },
    { why: "a code", text: sheet({ metric: "a1" }), is: [[1, "metric", "malformed", "a1"]] },
    {
      why: "a month",
      text: sheet({ effectiveFrom: "May" }),
      is: [[1, "effectiveFrom", "malformed", "May"]],
    },
    {
      why: "a whole number",
      text: sheet({ decimals: "two" }),
      is: [[1, "decimals", "malformed", "two"]],
    },
    {
      why: "more decimals than there are",
      text: sheet({ decimals: "7" }),
      is: [[1, "decimals", "too-long", "7"]],
    },
    {
      why: "yes or no",
      text: sheet({ comparable: "maybe" }),
      is: [[1, "comparable", "malformed", "maybe"]],
    },
    { why: "a choice", text: sheet({ kind: "share" }), is: [[1, "kind", "malformed", "share"]] },
    {
      why: "one of several choices",
      text: sheet({ forWhom: "end-customer; everybody" }),
      is: [[1, "forWhom", "malformed", "everybody"]],
    },
    {
      why: "an organisation",
      text: sheet({ accepting: "Fire Works" }),
      is: [[1, "accepting", "malformed", "Fire Works"]],
    },
    {
      why: "a bound",
      text: sheet({ target: "95 %", floor: "90" }),
      is: [[1, "target", "malformed", "95 %"]],
    },
    {
      why: "a bound that is missing",
      text: sheet({ target: "95" }),
      is: [[1, "floor", "missing", ""]],
    },
    {
      why: "bounds in the wrong order",
      text: sheet({ target: "90", floor: "95" }),
      is: [[1, "target", "bounds", "floor-above-target"]],
    },
    {
      why: "rules that are no JSON",
      text: sheet({ target: "95", floor: "90", flexRules: "in summer" }),
      is: [[1, "flexRules", "malformed", "in summer"]],
    },
    {
      why: "series that are no JSON",
      text: sheet({ series: '[{"reporter"' }),
      is: [[1, "series", "malformed", '[{"reporter"']],
    },
    {
      why: "words without an end",
      text: sheet({ purpose: "x".repeat(2001) }),
      is: [[1, "purpose", "too-long", `${"x".repeat(59)}…`]],
    },
    {
      why: "one version twice",
      text: csvText([header, cells({ version: "3" }), cells({ version: "3" })]),
      is: [[2, "version", "twice", `${whole.metric} 3`]],
    },
    {
      why: "more definitions than a file may have",
      text: json(Array.from({ length: mostDefinitions + 1 }, () => whole)),
      is: [[null, null, "too-many", "201"]],
    },
    {
      why: "a field of JSON that means nothing",
      text: JSON.stringify({ definitions: [{ ...whole, colour: "blue" }] }),
      is: [[1, "colour", "unknown-field", ""]],
    },
    {
      why: "a field of JSON that is missing",
      text: JSON.stringify({ definitions: [{ metric: "A1" }] }),
      is: [[1, "version", "missing", ""]],
    },
  ])("$why", ({ text, is }) => {
    expect(told(readDefinitions(text).problems)).toEqual(is);
  });

  test("what may stand there is told of a choice", () => {
    const [found] = readDefinitions(sheet({ frequency: "daily" })).problems;
    expect(found).toMatchObject({ expects: "choice", choices: ["monthly", "quarterly"] });
  });

  test("the other definitions are read all the same, and columns that mean nothing are told", () => {
    const text = csvText([
      [...header, "colour"],
      [...cells({ version: "1" }), "blue"],
      [...cells({ version: "2", kind: "?" }), ""],
    ]);
    const file = readDefinitions(text);
    expect(file.entries.map(({ version }) => version.version)).toEqual([1]);
    expect(file.problems).toHaveLength(1);
    expect(file.ignored).toEqual(["colour"]);
  });
});
