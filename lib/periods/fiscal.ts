import { addMonths, monthNumber, type Period } from "./period";

function monthsIntoYear(p: Period, startMonth: number): number {
  if (!Number.isInteger(startMonth) || startMonth < 1 || startMonth > 12) {
    throw new RangeError(`a fiscal year starts in a month from 1 to 12, got ${startMonth}`);
  }
  return (monthNumber(p) + 13 - startMonth) % 12;
}

/**
 * The fiscal year of a period, named by the calendar year that it ends in.
 *
 * @param startMonth the first month of the fiscal year, 1 to 12; with 1 it is the calendar year
 * @throws RangeError for any other start month
 */
export function fiscalYearOf(p: Period, startMonth: number): number {
  const lastMonth = monthNumber(p) + 11 - monthsIntoYear(p, startMonth);
  return Math.floor(lastMonth / 12);
}

function quarterNumber(monthsInto: number): 1 | 2 | 3 | 4 {
  if (monthsInto < 3) return 1;
  if (monthsInto < 6) return 2;
  return monthsInto < 9 ? 3 : 4;
}

/**
 * The fiscal quarter of a period: its fiscal year, its number in it, and its key, which is its last month.
 *
 * @param startMonth the first month of the fiscal year, 1 to 12
 * @throws RangeError for any other start month
 */
export function quarterOf(
  p: Period,
  startMonth: number,
): { fiscalYear: number; quarter: 1 | 2 | 3 | 4; key: Period } {
  const monthsInto = monthsIntoYear(p, startMonth);
  return {
    fiscalYear: fiscalYearOf(p, startMonth),
    quarter: quarterNumber(monthsInto),
    key: addMonths(p, 2 - (monthsInto % 3)),
  };
}
