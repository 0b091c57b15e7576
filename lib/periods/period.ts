declare const brand: unique symbol;

/** A reporting month as its key, "2025-12"; a quarter's key is its last month. Keys sort as text in the order of time. */
export type Period = string & { readonly [brand]: "Period" };

/** What a period looks like as text: exactly four digits, a hyphen and a month from 01 to 12. */
export const periodPattern = /^[0-9]{4}-(0[1-9]|1[0-2])$/;

function isPeriod(text: string): text is Period {
  return periodPattern.test(text);
}

/** The period that `text` names, or null when it isn't exactly four digits, a hyphen and a month from 01 to 12. */
export function parsePeriod(text: string): Period | null {
  return isPeriod(text) ? text : null;
}

/**
 * The period that `text` names, where anything else is a fault of the program.
 *
 * @throws RangeError if it isn't a month such as "2025-12"
 */
export function period(text: string): Period {
  if (!isPeriod(text))
    throw new RangeError(`not a month such as "2025-12": ${JSON.stringify(text)}`);
  return text;
}

/** The period as a running number of months, year × 12 + month − 1: what the database stores. */
export function monthNumber(p: Period): number {
  return Number(p.slice(0, 4)) * 12 + Number(p.slice(5)) - 1;
}

/**
 * The period of a running number of months: the inverse of `monthNumber`.
 *
 * @throws RangeError outside 0000-01 to 9999-12, or if `n` isn't a whole number
 */
export function periodOfMonthNumber(n: number): Period {
  const year = String(Math.floor(n / 12)).padStart(4, "0");
  const month = String(n - Math.floor(n / 12) * 12 + 1).padStart(2, "0");
  const found = parsePeriod(`${year}-${month}`);
  if (found === null) throw new RangeError(`not the number of a month: ${n}`);
  return found;
}

/**
 * The period `n` months later, or earlier when `n` is negative.
 *
 * @throws RangeError when that leaves the years 0000 to 9999, or if `n` isn't a whole number
 */
export function addMonths(p: Period, n: number): Period {
  return periodOfMonthNumber(monthNumber(p) + n);
}

/** Every period from `first` to `last`, both included, oldest first; none if `last` is before `first`. */
export function periodsFrom(first: Period, last: Period): Period[] {
  const length = Math.max(0, monthNumber(last) - monthNumber(first) + 1);
  return Array.from({ length }, (_, month) => addMonths(first, month));
}

/**
 * The period that an instant falls in by the calendar of a time zone.
 *
 * @param timeZone a name of the IANA database, such as "Europe/London"
 * @throws RangeError for an unknown zone, an invalid date, or an instant outside the years 1 to 9999
 */
export function periodAt(instant: Date, timeZone: string): Period {
  // The formatter counts years before year 1 backwards without saying so.
  if (instant.getUTCFullYear() < 1) throw new RangeError(`before year 1: ${instant.getTime()} ms`);
  const parts = calendarOf(timeZone).formatToParts(instant);
  const part = (type: "year" | "month") => parts.find((one) => one.type === type)?.value ?? "";
  return period(`${part("year").padStart(4, "0")}-${part("month")}`);
}

/** Making one costs far more than using it; there are no more than there are zones. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "iso8601",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
  });
  calendars.set(timeZone, made);
  return made;
}
