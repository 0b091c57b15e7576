import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactNumber } from "@/lib/reporting/exact-number";
import { columnProblems, suggestedColumns } from "./columns";
import { decimalMark, withPoint } from "./decimal-mark";
import { partTexts } from "./part-text";
import { periodIn } from "./period-cell";
import { legibleXml, sheetProblem } from "./sheet-xml";
import { workbookNumber } from "./workbook-number";

test.each([
  { text: "2025-12", is: "2025-12" },
  { text: " 2025/12 ", is: "2025-12" },
  { text: "2025-3", is: "2025-03" },
  { text: "202512", is: "2025-12" },
  { text: "12/2025", is: "2025-12" },
  { text: "3.2025", is: "2025-03" },
  { text: "Dec 2025", is: "2025-12" },
  { text: "december-2025", is: "2025-12" },
  { text: "Sept. 2025", is: "2025-09" },
  { text: "Dec-25", is: "2025-12" },
  { text: "2025 Dec", is: "2025-12" },
  { text: "2025-12-31", is: "2025-12" },
  { text: "2025-12-31T00:00:00.000Z", is: "2025-12" },
  { text: "31.12.2025", is: "2025-12" },
  { text: "01/12/2025", is: null },
  { text: "13/2025", is: null },
  { text: "2025-00", is: null },
  { text: "202513", is: null },
  { text: "Foo 2025", is: null },
  { text: "２０２５-12", is: null },
  { text: "٢٠٢٥-12", is: null },
  { text: "46022", is: null },
  { text: "", is: null },
])("the month of “$text” is $is", ({ text, is }) => {
  expect(periodIn(text)).toBe(is);
});

describe("the decimal mark of a file", () => {
  test.each([
    { cells: ["1", "20"], is: ".", why: "no marks at all" },
    { cells: ["1.5"], is: ".", why: "one digit after it" },
    { cells: ["1,5"], is: ",", why: "one digit after it" },
    { cells: ["1.234,56"], is: ",", why: "the last mark" },
    { cells: ["1,234.56"], is: ".", why: "the last mark" },
    { cells: ["1.234.567"], is: ",", why: "a mark twice groups" },
    { cells: ["1,234,567"], is: ".", why: "a mark twice groups" },
    { cells: ["1,234"], is: null, why: "either" },
    { cells: ["1.234"], is: null, why: "either" },
    { cells: ["1.234", "0.5"], is: ".", why: "another cell tells" },
    { cells: ["1,234", "-7,5"], is: ",", why: "another cell tells" },
    { cells: ["0,500"], is: ",", why: "no group begins with 0" },
    { cells: ["0,5", "0.5"], is: null, why: "some tell one, some the other" },
    { cells: [["1.234"]], is: ".", why: "a number of a workbook has its own" },
    { cells: ["n/a", "x,y", undefined], is: ".", why: "texts tell nothing" },
  ] as const)("$cells: $is, $why", ({ cells, is }) => {
    expect(decimalMark(cells)).toBe(is);
  });

  test.each([
    { text: "1.234,56", mark: ",", decimals: 2, is: 123456 },
    { text: "1 234,5", mark: ",", decimals: 1, is: 12345 },
    { text: "-1.234", mark: ",", decimals: 0, is: -1234 },
    { text: "\u22121,5", mark: ",", decimals: 1, is: -15 },
    { text: "1,234.56", mark: ".", decimals: 2, is: 123456 },
    { text: "1,234", mark: ".", decimals: 0, is: 1234 },
    { text: "1.5", mark: ",", decimals: 1, is: "ambiguous-comma" },
    { text: "1,5", mark: ".", decimals: 1, is: "ambiguous-comma" },
    { text: "12,34,567", mark: ".", decimals: 0, is: "ambiguous-comma" },
    { text: "1e309", mark: ".", decimals: 0, is: "not-a-number" },
    { text: "NaN", mark: ".", decimals: 0, is: "not-a-number" },
    { text: "-0", mark: ".", decimals: 0, is: 0 },
    { text: "0x1F", mark: ".", decimals: 0, is: "not-a-number" },
    { text: "1_000", mark: ".", decimals: 0, is: "not-a-number" },
    { text: "\u2212500", mark: ".", decimals: 0, is: -500 },
    { text: "١٢٣", mark: ".", decimals: 0, is: 123 },
    { text: "１２３", mark: ".", decimals: 0, is: 123 },
    { text: "Infinity", mark: ".", decimals: 0, is: "not-a-number" },
    { text: "####", mark: ".", decimals: 0, is: "not-a-number" },
    { text: "9007199254740993", mark: ".", decimals: 0, is: "too-large" },
    { text: "1.005", mark: ".", decimals: 2, is: "too-many-decimals" },
  ] as const)("“$text” with $mark is $is", ({ text, mark, decimals, is }) => {
    const read = exactNumber(withPoint(text, mark), decimals);
    expect(read.state === "number" ? read.value : read.state === "problem" ? read.code : null).toBe(
      is,
    );
  });

  test("a number written either way is read as what it is", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(".", ","), (value, mark) => {
        const { numerator } = partTexts(
          { numerator: value, denominator: null },
          { kind: "amount", decimals: 2 },
        );
        const [whole = "", fraction = ""] = numerator.split(".");
        const grouped = whole.replaceAll(/\B(?=([0-9]{3})+$)/g, mark === "." ? "," : ".");
        const read = exactNumber(withPoint(`${grouped}${mark}${fraction}`, mark), 2);
        expect(read).toEqual({ state: "number", value: value === 0 ? 0 : value });
      }),
    );
  });
});

describe("a workbook's number", () => {
  test.each([
    { text: "1234.56", is: "1234.56" },
    { text: "4.4000000000000004", is: "4.4" },
    { text: "123456789012.35001", is: "123456789012.35" },
    { text: "0.30000000000000004", is: "0.3" },
    { text: "90071992547409.91", is: "90071992547409.91" },
    { text: "1234567890.12345678", is: "1234567890.12345678" },
    { text: "1E-2", is: "0.01" },
    { text: "-1.5E+3", is: "-1500" },
    { text: "1.0000000000000001E-5", is: "0.00001" },
    { text: "9007199254740993", is: "9007199254740993" },
    { text: "120000000000000.02", is: "120000000000000.02" },
    { text: "0012.50", is: "12.5" },
    { text: "1e309", is: `1${"0".repeat(309)}` },
    { text: "NaN", is: "NaN" },
    { text: "0x1F", is: "0x1F" },
    { text: "", is: "" },
  ])("$text is $is", ({ text, is }) => {
    expect(workbookNumber(text)).toBe(is);
  });

  test("what a spreadsheet writes with 17 digits is the number it holds, to 15 digits exactly", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }),
        fc.integer({ min: 0, max: 3 }),
        (value, decimals) => {
          const parts = { numerator: value, denominator: null };
          const { numerator } = partTexts(parts, { kind: "amount", decimals });
          const exact = numerator.replace(/(\.[0-9]*?)0+$/, "$1").replace(/\.$/, "");
          expect(workbookNumber(Number(exact).toPrecision(17))).toBe(exact);
        },
      ),
    );
  });

  test("no number is changed, however it is written", () => {
    const inMillionths = (text: string) => {
      const [whole = "", fraction = ""] = text.split(".");
      return BigInt(whole + fraction.padEnd(6, "0"));
    };
    const digits = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n });
    fc.assert(
      fc.property(digits, fc.integer({ min: -6, max: 6 }), (number, exponent) => {
        const is = inMillionths(workbookNumber(`${number}E${exponent}`));
        expect(is).toBe(number * 10n ** BigInt(exponent + 6));
      }),
    );
  });
});

describe("columns by their names", () => {
  test.each([
    {
      header: [
        "Metric code",
        "Metric name",
        "Subject",
        "Reporter",
        "Period",
        "Numerator, sum or value",
        "Denominator or count",
        "Not applicable",
        "Reason",
      ],
      is: [
        "metric",
        null,
        "subject",
        "reporter",
        "period",
        "numerator",
        "denominator",
        "notApplicable",
        "reason",
      ],
    },
    { header: ["KPI", "MONTH", "Value"], is: ["metric", "period", "numerator"] },
    {
      header: ["measure", "date", "count", "comment"],
      is: ["metric", "period", "numerator", "reason"],
    },
    {
      header: ["measure", "date", "sum", "count"],
      is: ["metric", "period", "numerator", "denominator"],
    },
    {
      header: ["Name", "Code", "Month", "Actual", "Out of"],
      is: [null, "metric", "period", "numerator", "denominator"],
    },
    { header: ["metric", "metric", "Période", ""], is: ["metric", null, null, null] },
    { header: ["foo"], is: [null] },
  ])("$header", ({ header, is }) => {
    expect(suggestedColumns(header)).toEqual(is);
  });

  test("what is missing and what is there twice is told", () => {
    expect(columnProblems(["metric", null, "metric"])).toEqual({
      missing: ["period", "numerator"],
      twice: ["metric"],
    });
    expect(columnProblems(["metric", "period", "numerator"])).toEqual({ missing: [], twice: [] });
  });
});

test.each([
  { xml: '<row r="1"><c r="A1"/></row>', is: null },
  { xml: '<row r="200000"/>', is: "too-many-rows" },
  { xml: '<x:row spans="1:2" r="99999999999"/>', is: "too-many-rows" },
  { xml: "<row/>".repeat(150_002), is: "too-many-rows" },
  { xml: '<row r="1"><c r="XFD1"/></row>', is: "too-many-columns" },
  { xml: '<row r="1"><c s="1" r="AZ1"/></row>', is: null },
])("a sheet's size is judged by its text: $is", ({ xml, is }) => {
  expect(sheetProblem(xml)).toBe(is);
});

test("errors stay in their cells, and references beyond U+FFFF stand for themselves", () => {
  expect(
    legibleXml('<c r="A1" t="e"><v>#DIV/0!</v></c><t>&#128512;&#x1F600;&#65;&#9999999;</t>'),
  ).toBe('<c r="A1" t="str"><v>#DIV/0!</v></c><t>😀😀&#65;&#9999999;</t>');
});
