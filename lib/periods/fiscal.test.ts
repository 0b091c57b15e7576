import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fiscalYearOf, quarterOf } from "./fiscal";
import { addMonths, period, periodOfMonthNumber } from "./period";

const anyPeriod = fc.integer({ min: 1900 * 12, max: 2200 * 12 }).map(periodOfMonthNumber);
const startMonths = fc.integer({ min: 1, max: 12 });

test.each([
  { at: "2025-01", start: 1, year: 2025, quarter: 1, key: "2025-03", why: "a calendar year" },
  { at: "2025-12", start: 1, year: 2025, quarter: 4, key: "2025-12", why: "its last month" },
  {
    at: "2025-03",
    start: 4,
    year: 2025,
    quarter: 4,
    key: "2025-03",
    why: "the year ends in March",
  },
  { at: "2025-04", start: 4, year: 2026, quarter: 1, key: "2025-06", why: "the next one starts" },
  { at: "2025-12", start: 4, year: 2026, quarter: 3, key: "2025-12", why: "named by its end" },
  { at: "2025-12", start: 12, year: 2026, quarter: 1, key: "2026-02", why: "over the year's end" },
  { at: "2025-01", start: 2, year: 2025, quarter: 4, key: "2025-01", why: "the last of a year" },
  { at: "2025-10", start: 7, year: 2026, quarter: 2, key: "2025-12", why: "a start in July" },
])("$at from month $start is quarter $quarter of $year: $why", (row) => {
  const { at, start, year, quarter, key } = row;
  expect(fiscalYearOf(period(at), start)).toBe(year);
  expect(quarterOf(period(at), start)).toEqual({ fiscalYear: year, quarter, key });
});

test.each([0, 13, 1.5, Number.NaN])("no fiscal year starts in month %s", (start) => {
  expect(() => fiscalYearOf(period("2025-01"), start)).toThrow(RangeError);
  expect(() => quarterOf(period("2025-01"), start)).toThrow(RangeError);
});

test("a quarter contains the month, and its three months agree on it", () => {
  fc.assert(
    fc.property(anyPeriod, startMonths, (p, start) => {
      const quarter = quarterOf(p, start);
      const months = [-2, -1, 0].map((n) => addMonths(quarter.key, n));
      expect(months).toContain(p);
      for (const month of months) expect(quarterOf(month, start)).toEqual(quarter);
    }),
  );
});

test("a fiscal year has twelve months, the last in the year that names it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2200 }), startMonths, (year, start) => {
      const last = periodOfMonthNumber(year * 12 + ((start + 10) % 12));
      expect(fiscalYearOf(last, start)).toBe(year);
      expect(fiscalYearOf(addMonths(last, -11), start)).toBe(year);
      expect(fiscalYearOf(addMonths(last, 1), start)).toBe(year + 1);
      expect(quarterOf(last, start)).toMatchObject({ quarter: 4, key: last });
    }),
  );
});
