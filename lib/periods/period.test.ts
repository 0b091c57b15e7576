import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  monthNumber,
  parsePeriod,
  period,
  periodAt,
  periodOfMonthNumber,
  periodsFrom,
} from "./period";

const anyPeriod = fc.integer({ min: 1900 * 12, max: 2200 * 12 }).map(periodOfMonthNumber);

describe("a period as text", () => {
  test.each([
    { text: "2025-12", is: "2025-12", why: "the last month" },
    { text: "2025-01", is: "2025-01", why: "the first month" },
    { text: "0000-01", is: "0000-01", why: "the first of all periods" },
    { text: "2025-00", is: null, why: "there is no month 0" },
    { text: "2025-13", is: null, why: "nor month 13" },
    { text: "2025-1", is: null, why: "one digit of the month" },
    { text: "25-12", is: null, why: "two digits of the year" },
    { text: "12025-12", is: null, why: "five digits of the year" },
    { text: "2025-12-01", is: null, why: "a day" },
    { text: "2025-12\n", is: null, why: "a line break after it" },
    { text: " 2025-12", is: null, why: "a space before it" },
    { text: "٢٠٢٥-12", is: null, why: "digits of another script" },
    { text: "", is: null, why: "nothing" },
  ])("$text is $is: $why", ({ text, is }) => {
    expect(parsePeriod(text)).toBe(is);
  });

  test("where a period must be one, anything else throws", () => {
    expect(period("2025-12")).toBe("2025-12");
    expect(() => period("2025-13")).toThrow(RangeError);
  });
});

describe("a period as a number", () => {
  test.each([
    { text: "2025-12", number: 24311, why: "2025 × 12 + 11" },
    { text: "2026-01", number: 24312, why: "the next one" },
    { text: "0000-01", number: 0, why: "the first of all" },
    { text: "9999-12", number: 119999, why: "the last of all" },
  ])("$text is $number: $why", ({ text, number }) => {
    expect(monthNumber(period(text))).toBe(number);
    expect(periodOfMonthNumber(number)).toBe(text);
  });

  test.each([
    { number: -1, why: "before the year 0" },
    { number: 120000, why: "the year 10000" },
    { number: 24311.5, why: "no whole number" },
    { number: Number.NaN, why: "no number" },
    { number: Infinity, why: "no end" },
  ])("$number is no period: $why", ({ number }) => {
    expect(() => periodOfMonthNumber(number)).toThrow(RangeError);
  });
});

describe("months later and earlier", () => {
  test.each([
    { from: "2025-12", months: 1, is: "2026-01", why: "over the end of the year" },
    { from: "2025-01", months: -1, is: "2024-12", why: "back over its start" },
    { from: "2025-06", months: -30, is: "2022-12", why: "over several years" },
    { from: "2025-06", months: 0, is: "2025-06", why: "no month" },
  ])("$from and $months months is $is: $why", ({ from, months, is }) => {
    expect(addMonths(period(from), months)).toBe(is);
  });

  test("what was added can be taken away", () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: -1200, max: 1200 }), (p, n) => {
        expect(addMonths(addMonths(p, n), -n)).toBe(p);
      }),
    );
  });

  test("periods sort as text in the order of time", () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        expect(a < b).toBe(monthNumber(a) < monthNumber(b));
      }),
    );
  });
});

describe("a run of periods", () => {
  test("has both ends", () => {
    const run = periodsFrom(period("2025-11"), period("2026-02"));
    expect(run).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  });

  test.each([
    { first: "2025-12", last: "2025-12", length: 1, why: "a period alone" },
    { first: "2026-01", last: "2025-12", length: 0, why: "the last is before the first" },
    { first: "2023-01", last: "2025-12", length: 36, why: "three years" },
  ])("$first to $last has $length: $why", ({ first, last, length }) => {
    expect(periodsFrom(period(first), period(last))).toHaveLength(length);
  });
});

describe("the period of an instant", () => {
  test.each([
    {
      at: "2025-12-31T09:59:59Z",
      zone: "Pacific/Kiritimati",
      is: "2025-12",
      why: "a second early",
    },
    {
      at: "2025-12-31T10:00:00Z",
      zone: "Pacific/Kiritimati",
      is: "2026-01",
      why: "14 hours ahead",
    },
    { at: "2026-01-01T03:29:59Z", zone: "America/St_Johns", is: "2025-12", why: "a second early" },
    { at: "2026-01-01T03:30:00Z", zone: "America/St_Johns", is: "2026-01", why: "half an hour" },
    { at: "2026-07-01T02:30:00Z", zone: "America/St_Johns", is: "2026-07", why: "in summer time" },
    { at: "2026-03-31T23:30:00Z", zone: "Europe/London", is: "2026-04", why: "in summer time" },
    { at: "2026-03-31T18:14:59Z", zone: "Asia/Kathmandu", is: "2026-03", why: "5:45 ahead" },
    { at: "2026-03-31T18:15:00Z", zone: "Asia/Kathmandu", is: "2026-04", why: "5:45 ahead" },
    { at: "2026-03-01T11:59:59Z", zone: "Etc/GMT+12", is: "2026-02", why: "the last zone to turn" },
    { at: "2025-12-31T23:59:59.999Z", zone: "UTC", is: "2025-12", why: "the last millisecond" },
    { at: "0999-12-31T12:00:00Z", zone: "UTC", is: "0999-12", why: "a year of three digits" },
  ])("$at in $zone is $is: $why", ({ at, zone, is }) => {
    expect(periodAt(new Date(at), zone)).toBe(is);
  });

  test.each([
    { at: new Date("2025-12-31T12:00:00Z"), zone: "Europe/Atlantis", why: "an unknown zone" },
    { at: new Date("2025-12-31T12:00:00Z"), zone: "", why: "no zone" },
    { at: new Date(Number.NaN), zone: "UTC", why: "no date" },
    { at: new Date("-000001-06-01T00:00:00Z"), zone: "UTC", why: "before year 1" },
    { at: new Date("+012025-06-01T00:00:00Z"), zone: "UTC", why: "after year 9999" },
  ])("$zone throws: $why", ({ at, zone }) => {
    expect(() => periodAt(at, zone)).toThrow(RangeError);
  });

  const zones = [
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Europe/London",
    "UTC",
    "America/St_Johns",
    "America/New_York",
    "Pacific/Pago_Pago",
  ];
  const hour = 3_600_000;

  function monthByOffset(at: Date, timeZone: string): string {
    const parts = new Intl.DateTimeFormat("en", {
      timeZone,
      timeZoneName: "longOffset",
    }).formatToParts(at);
    const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    const offset = (Number(hours) + Number(minutes) / 60) * (sign === "-" ? -hour : hour);
    return new Date(at.getTime() + offset).toISOString().slice(0, 7);
  }

  test("agrees with the zone's offset around every end of a month", () => {
    const months = fc.integer({ min: 2012 * 12, max: 2035 * 12 });
    const minutes = fc.integer({ min: -30 * 60, max: 30 * 60 });
    fc.assert(
      fc.property(months, minutes, fc.constantFrom(...zones), (month, shift, zone) => {
        const turn = Date.UTC(Math.floor(month / 12), month % 12);
        const at = new Date(turn + shift * 60_000);
        expect(periodAt(at, zone)).toBe(monthByOffset(at, zone));
      }),
      { numRuns: 300 },
    );
  });
});
