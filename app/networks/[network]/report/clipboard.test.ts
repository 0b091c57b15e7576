import { describe, expect, test } from "vitest";
import { copied, emptied, filledDown, pasteInto, readClipboard } from "./clipboard";
import { freshEntry, idOf, isOpen, type Entry } from "./entry";
import type { EntryStore } from "./entry-store";
import { severalMonths } from "./grid-rows";
import type { GridMonth, GridSeries } from "./month-data";

const months = ["2025-10", "2025-11", "2025-12"].map((period) => ({
  period,
  name: period,
  short: period,
  isLate: false,
}));

function series(key: number, statuses: readonly GridMonth["status"][] = []): GridSeries {
  return {
    key,
    code: `C${key}`,
    title: `Calls ${key}`,
    definition: { says: "", href: "" },
    first: { label: "Value", says: "" },
    second: null,
    others: "",
    past: [],
    months: months.map(({ period }, index) => ({
      period,
      measure: { kind: "amount", decimals: 2, unit: "pounds" },
      entered: { numerator: "", denominator: "", notApplicable: false },
      revision: 0,
      status: statuses[index] ?? null,
      locked: null,
      level: "no-data",
      relaxed: null,
      reason: null,
      band: "",
      trail: [],
    })),
  };
}

/** As much of a store as the clipboard needs. */
function sheet(rows: readonly GridSeries[]) {
  const entries = new Map<string, Entry>(
    rows.flatMap((one) =>
      one.months.map((month) => [
        idOf({ key: one.key, period: month.period }),
        freshEntry(one, month),
      ]),
    ),
  );
  const steps: number[] = [];
  const store: Pick<EntryStore, "get" | "edit"> = {
    get: (id) => entries.get(id),
    edit: (edits) => {
      steps.push(edits.length);
      for (const { id, fields } of edits) {
        const entry = entries.get(id);
        if (entry !== undefined && isOpen(entry)) entries.set(id, { ...entry, fields });
      }
    },
  };
  const shape = severalMonths(rows, months);
  const all = { from: { row: 0, column: 0 }, to: { row: rows.length - 1, column: 2 } };
  const shown = () => copied(store, shape, all);
  return { store, shape, all, steps, shown };
}

const clipboard = (plain: string, html = "") => ({
  getData: (type: string) => (type === "text/html" ? html : plain),
});
const german = `<html><style>td {mso-displayed-decimal-separator:"\\,"; mso-displayed-thousand-separator:"\\.";}</style><td>####</td></html>`;
const corner = { from: { row: 0, column: 0 }, to: { row: 0, column: 0 } };

describe("reading", () => {
  test("a German Excel payload is read from the plain text with the mark of the HTML", () => {
    const read = readClipboard(clipboard("1.234,56\t7\r\n0,5\tn/a\r\n", german));
    expect(read).toEqual({
      texts: [
        ["1.234,56", "7"],
        ["0,5", "n/a"],
      ],
      mark: ",",
      ask: null,
    });
  });

  test("a cell with a tab, a quote or a line break in it is one cell", () => {
    const read = readClipboard(clipboard('"a\tb"\t"say ""x"""\n"two\nlines"\t3'));
    expect(read.texts).toEqual([
      ["a\tb", 'say "x"'],
      ["two\nlines", "3"],
    ]);
  });

  test("what can be read both ways is asked", () => {
    expect(readClipboard(clipboard("1,234")).ask).toBe("1,234");
    expect(readClipboard(clipboard("1,234", german)).ask).toBeNull();
  });
});

describe("pasting", () => {
  test("fills a table from the first cell on, as one step, and is copied out again", () => {
    const { store, shape, shown, steps } = sheet([series(1), series(2)]);
    const { texts, mark } = readClipboard(clipboard("1.234,56\t-7\n0,5\t\t\u22123", german));
    expect(pasteInto(store, shape, { texts, mark, range: corner })).toBe(
      "5 cells pasted, with up to 2 decimals.",
    );
    expect(shown()).toBe("1234.56\t-7\t\r\n0.5\t\t\u22123");
    expect(steps).toEqual([5]);
  });

  test("puts one text into every selected cell", () => {
    const { store, shape, shown, all } = sheet([series(1), series(2)]);
    pasteInto(store, shape, { texts: [["0"]], mark: null, range: all });
    expect(shown()).toBe("0\t0\t0\r\n0\t0\t0");
  });

  test("skips locked cells and what lies outside, and says so", () => {
    const { store, shape, shown } = sheet([series(1, [null, "submitted", "final"]), series(2)]);
    const texts = [
      ["1", "2", "3", "4"],
      ["5", "6", "7", "8"],
      ["9", "9", "9", "9"],
    ];
    expect(pasteInto(store, shape, { texts, mark: null, range: corner })).toBe(
      "4 cells pasted, whole numbers. 2 locked cells were skipped. 6 cells lie outside of the grid and were left out.",
    );
    expect(shown()).toBe("1\t\t\r\n5\t6\t7");
  });

  test("never takes what a spreadsheet couldn't show, nor what isn't written with its mark", () => {
    const { store, shape, shown } = sheet([series(1)]);
    const texts = [["####", "12.34", "1.234,5"]];
    expect(pasteInto(store, shape, { texts, mark: ",", range: corner })).toBe(
      "1 cell pasted, with up to 1 decimal. Not taken, because it can’t be read exactly: C1 “####”, C1 “12.34”.",
    );
    expect(shown()).toBe("\t\t1234.5");
  });

  test("names five cells at most, and takes no text without end", () => {
    const { store, shape } = sheet([series(1), series(2), series(3)]);
    const texts = Array.from({ length: 3 }, () => Array.from({ length: 3 }, () => "#".repeat(200)));
    expect(pasteInto(store, shape, { texts, mark: null, range: corner })).toContain("and 4 more.");
  });
});

test("filling down repeats the first row, emptying empties, each as one edit of all", () => {
  const { store, shape, shown, all } = sheet([series(1), series(2, ["accepted"]), series(3)]);
  pasteInto(store, shape, { texts: [["1", "n/a", ""]], mark: null, range: corner });
  const filled = filledDown(store, shape, all);
  expect(filled).toMatchObject({ put: 5, locked: 1 });
  store.edit(filled.edits, "grid");
  expect(shown()).toBe("1\tn/a\t\r\n\tn/a\t\r\n1\tn/a\t");
  store.edit(emptied(store, shape, all).edits, "grid");
  expect(shown()).toBe("\t\t\r\n\t\t\r\n\t\t");
});
