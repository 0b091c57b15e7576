import { expect, test } from "vitest";
import { periodAt } from "./period";

const minute = 60_000;
/** Minutes from the turn of a month by UTC. */
const shifts = [-26 * 60, -12 * 60, -1, 0, 1, 12 * 60, 26 * 60];

/** The month by the zone's offset from UTC at this instant, which the formatter names. */
function monthByOffset(formatter: Intl.DateTimeFormat, at: Date): string {
  const name = formatter.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0", seconds = "0"] =
    /GMT(?:([+-])(\d+):(\d+)(?::(\d+))?)?/.exec(name) ?? [];
  const size = Number(hours) * 60 * minute + Number(minutes) * minute + Number(seconds) * 1000;
  return new Date(at.getTime() + (sign === "-" ? -size : size)).toISOString().slice(0, 7);
}

test("T27: in every zone, around every turn of 24 months, a period is the month of the zone's own calendar", () => {
  const zones = Intl.supportedValuesOf("timeZone");
  let tried = 0;
  let otherThanUtc = 0;
  const wrong: string[] = [];
  for (const timeZone of zones) {
    const formatter = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
    for (let month = 0; month < 24; month += 1) {
      for (const shift of shifts) {
        const at = new Date(Date.UTC(2024, 1 + month) + shift * minute);
        const found = periodAt(at, timeZone);
        if (found !== monthByOffset(formatter, at)) wrong.push(`${at.toISOString()} ${timeZone}`);
        if (found !== at.toISOString().slice(0, 7)) otherThanUtc += 1;
        tried += 1;
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(zones.length).toBeGreaterThan(400);
  // Where all were as by UTC, the zones would have been tried for nothing.
  expect(otherThanUtc).toBeGreaterThan(tried / 10);
  process.stdout.write(
    `T27: ${zones.length} zones, ${tried} instants, ${otherThanUtc} of them not in the month by UTC\n`,
  );
});

test("29 February, the turn of a year and both changes of the clock", () => {
  for (const [at, zone, month] of [
    ["2024-02-29T23:59:59Z", "UTC", "2024-02"],
    ["2024-03-01T10:59:59Z", "Pacific/Pago_Pago", "2024-02"],
    ["2025-12-31T10:00:00Z", "Pacific/Kiritimati", "2026-01"],
    ["2025-03-30T01:00:00Z", "Europe/London", "2025-03"],
    ["2025-10-26T00:59:59Z", "Europe/London", "2025-10"],
    // Midnight doesn't exist on the first of this month: the clock goes from 23:59:59 to 01:00.
    ["2023-10-01T03:59:59Z", "America/Asuncion", "2023-09"],
    ["2023-10-01T04:00:00Z", "America/Asuncion", "2023-10"],
  ] as const) {
    expect(periodAt(new Date(at), zone), `${at} ${zone}`).toBe(month);
  }
});
