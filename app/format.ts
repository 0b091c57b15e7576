import { denominatorDecimals, shownDecimals, type Measure, type Parts } from "@/lib/metrics/kind";
import { roundedText, type Ratio } from "@/lib/metrics/ratio";
import type { Period } from "@/lib/periods/period";

const locale = "en-GB";
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const monthLong = new Intl.DateTimeFormat(locale, {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const monthShort = new Intl.DateTimeFormat(locale, {
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const monthName = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
/** A page names the same months many times, and each costs as much as a line of a table. */
const months = new Map<Period, string>();
const instants = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<number, Intl.NumberFormat>();
const dayLong = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });

const ago = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
const list = new Intl.ListFormat(locale, { type: "conjunction" });

/** What stands where there is no number. */
export const nothing = "—";

/** A whole number with its thousands grouped: "10,500". */
export function formatWhole(value: number): string {
  return signed(whole.format(value));
}

/** An exact value rounded to so many decimals, thousands grouped: "75.81". */
export function formatRatio(value: Ratio, decimals: number): string {
  const text = roundedText(value, decimals);
  const negative = text.startsWith("-");
  const size = negative ? text.slice(1) : text;
  const point = decimals === 0 ? size.length : size.length - decimals - 1;
  const digits = size.slice(0, point);
  const grouped = digits.length > 3 ? whole.format(BigInt(digits)) : digits;
  return `${negative ? "−" : ""}${grouped}${size.slice(point)}`;
}

/** A figure's value with its unit: "75.81 %"; a dash where there is none. */
export function formatValue(
  value: Ratio | null,
  measure: (Measure & { readonly unit: string }) | null,
): string {
  if (value === null || measure === null) return nothing;
  return `${formatRatio(value, shownDecimals(measure))} ${measure.unit}`;
}

/** A percentage with two decimals: "74.81 %"; a dash where there is none. */
export function formatPercent(value: Ratio | null): string {
  return value === null ? nothing : `${formatRatio(value, 2)} %`;
}

/** A change in points, always with its sign: "−11.85", "+0.40"; "0.00" for what rounds to none, a dash where there is none. */
export function formatChange(value: Ratio | null): string {
  if (value === null) return nothing;
  const text = formatRatio(value, 2);
  return value.numerator > 0n && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A double rounded to so many decimals, thousands grouped: "1,234.50". For limits and slopes, which aren't exact. */
export function formatDouble(value: number, decimals: number): string {
  const text = withDecimals(decimals).format(value);
  return signed(/[1-9]/.test(text) ? text : text.replace("-", ""));
}

/** A change in points given as a double. */
export function formatPoints(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (Number(text) === 0) return text;
  return `${value < 0 ? "−" : "+"}${text}`;
}

/** The parts of a figure as they were reported: "7,960 / 10,500", or the one value. */
export function formatParts(parts: Parts | null, measure: Measure | null): string {
  if (parts === null || measure === null) return nothing;
  const inUnits = (part: number, decimals: number) =>
    formatRatio({ numerator: BigInt(part), denominator: 10n ** BigInt(decimals) }, decimals);
  const first = inUnits(parts.numerator, measure.decimals);
  if (parts.denominator === null) return first;
  return `${first} / ${inUnits(parts.denominator, denominatorDecimals(measure))}`;
}

/** A month in words: "December 2025". */
export function formatMonth(period: Period): string {
  const known = months.get(period);
  if (known !== undefined) return known;
  const text = monthLong.format(new Date(`${period}-01T00:00:00Z`));
  months.set(period, text);
  return text;
}

/** The name of a calendar month from 1 to 12: "September". */
export function formatMonthName(month: number): string {
  return monthName.format(new Date(Date.UTC(2000, month - 1, 1)));
}

/** A month in a narrow column: "Dec 2025". */
export function formatShortMonth(period: Period): string {
  return monthShort.format(new Date(`${period}-01T00:00:00Z`));
}

/** A day in words: "10 February 2026", from "2026-02-10". */
export function formatDay(day: string): string {
  return dayLong.format(new Date(`${day}T00:00:00Z`));
}

/** The day of an instant in a time zone: "5 January 2026". */
export function formatDayOf(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(instant);
}

/** An instant in the network's time zone, to the minute: "5 January 2026 at 14:03". */
export function formatInstant(instant: Date, timeZone: string): string {
  const known = instants.get(timeZone);
  if (known !== undefined) return known.format(instant);
  const made = new Intl.DateTimeFormat(locale, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  });
  instants.set(timeZone, made);
  return made.format(instant);
}

/** How long ago something was, roughly: "5 minutes ago", "now". */
export function formatAgo(then: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - then.getTime()) / 60_000));
  if (minutes < 60) return ago.format(-minutes, "minute");
  return minutes < 48 * 60
    ? ago.format(-Math.floor(minutes / 60), "hour")
    : ago.format(-Math.floor(minutes / 1440), "day");
}

/** Names in a row: "Brightwave, Kitpath and Meridian". */
export function formatList(names: readonly string[]): string {
  return list.format(names);
}

function withDecimals(decimals: number): Intl.NumberFormat {
  const known = numbers.get(decimals);
  if (known !== undefined) return known;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const made = new Intl.NumberFormat(locale, digits);
  numbers.set(decimals, made);
  return made;
}

function signed(text: string): string {
  return text.replace("-", "−");
}
