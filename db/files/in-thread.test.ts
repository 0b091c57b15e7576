import { performance } from "node:perf_hooks";
import writeWorkbookFile from "write-excel-file/node";
import { describe, expect, test } from "vitest";
import { archive, sheetRow, workbookParts, type Part } from "../testing/archive";
import { hostileFiles } from "../testing/hostile-files";
import { readInThread } from "./in-thread";
import { readFile } from "./read-file";

const head = sheetRow(1, ["Metric", "Period", "Value"]);
const silent = () => undefined;

function withSheet(rows: string): Part[] {
  return workbookParts(head + rows);
}

test.each(hostileFiles)(
  "$says is refused within 5 s: $code",
  async ({ name = "a.xlsx", code, bytes }) => {
    const file = bytes();
    const begun = performance.now();
    const read = await readInThread({ name, bytes: file }, silent);
    const took = performance.now() - begun;
    expect(read).toMatchObject({ is: "refused", refusal: { code } });
    expect(took).toBeLessThan(5000);
  },
);

test("in a thread of their own they hold nobody up, and what they took comes back", async () => {
  const files = ["a text bomb of 400 MB", "a text bomb whose directory says that it is small"].map(
    (name) => hostileFiles.find(({ says }) => says === name)?.bytes() ?? Buffer.alloc(0),
  );
  const before = process.memoryUsage().rss;
  let longest = 0;
  let last = performance.now();
  const beating = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 20);
  for (const bytes of [...files, ...files]) {
    expect(await readInThread({ name: "a.xlsx", bytes }, silent)).toMatchObject({ is: "refused" });
  }
  clearInterval(beating);
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  expect(grown, "MiB more than before").toBeLessThan(150);
  expect(longest, "the longest that this thread was held up, in ms").toBeLessThan(1000);
});

describe("a workbook is read exactly", () => {
  const rowsOf = async (parts: readonly Part[]) => {
    const read = await readFile({ name: "a.xlsx", bytes: archive(parts) }, silent);
    if (read.is === "refused") throw new Error(read.refusal.code);
    return JSON.parse(read.table).rows;
  };

  test("numbers with all their digits, texts as texts, errors as what they say, formulas as what they came to", async () => {
    const cells = [
      { v: "4.4000000000000004" },
      { v: "9007199254740993" },
      "007",
      { xml: '<c r="{ref}" t="e"><v>#DIV/0!</v></c>' },
      { xml: '<c r="{ref}"><f>1+1</f><v>2</v></c>' },
      { xml: '<c r="{ref}" t="b"><v>1</v></c>' },
      "=1+1 &#128512;",
    ];
    expect(await rowsOf(withSheet(sheetRow(2, cells)))).toEqual([
      [["4.4"], ["9007199254740993"], "007", "#DIV/0!", ["2"], "true", "=1+1 😀"],
    ]);
  });

  test.each([
    { is1904: false, v: "46022", is: "2025-12-31" },
    { is1904: true, v: "44560", is: "2025-12-31" },
  ])("dates counted from 1904: $is1904", async ({ is1904, v, is }) => {
    const cell = { xml: `<c r="{ref}" s="1"><v>${v}</v></c>` };
    const parts = workbookParts(head + sheetRow(2, [cell]), { is1904 });
    expect(await rowsOf(parts)).toEqual([[is, "", ""]]);
  });

  test("what another program wrote", async () => {
    const bytes = await writeWorkbookFile([
      ["Metric", "Period", "Value"],
      ["E1", { value: new Date("2025-12-31"), format: "dd.mm.yyyy" }, -1234.56],
      [null, null, null],
      ["E1", true, 0],
    ]).toBuffer();
    const read = await readFile({ name: "a.xlsx", bytes }, silent);
    expect(read).toMatchObject({ is: "read", rows: 2, header: ["Metric", "Period", "Value"] });
    expect(read.is === "read" && JSON.parse(read.table).rows).toEqual([
      ["E1", "2025-12-31", ["-1234.56"]],
      ["", "", ""],
      ["E1", "true", ["0"]],
    ]);
  });
});
