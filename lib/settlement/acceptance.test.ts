import { expect, test } from "vitest";
import { dayAt } from "@/lib/periods/day";
import { daysAfter, lastDayToDispute, standingAt, type Waiting } from "./acceptance";

const waiting: Waiting = {
  status: "submitted",
  reportedAt: new Date("2026-01-12T23:30:00Z"),
  acceptanceDays: 10,
  timeZone: "Europe/London",
};

test.each([
  { at: "2026-01-12T23:30:00Z", zone: "Europe/London", is: "2026-01-12" },
  { at: "2026-01-12T23:30:00Z", zone: "Pacific/Kiritimati", is: "2026-01-13" },
  { at: "2026-01-01T00:30:00Z", zone: "America/New_York", is: "2025-12-31" },
])("$at is $is in $zone", ({ at, zone, is }) => {
  expect(dayAt(new Date(at), zone)).toBe(is);
});

test("days are counted by the calendar, over the end of winter time and of a leap February", () => {
  expect(daysAfter("2026-03-25", 10)).toBe("2026-04-04");
  expect(daysAfter("2024-02-25", 5)).toBe("2024-03-01");
});

test.each([
  { now: "2026-01-22T23:59:00Z", is: "submitted", why: "the last day isn't over in London" },
  { now: "2026-01-23T00:01:00Z", is: "accepted-by-silence", why: "it is over" },
])("$now: $why", ({ now, is }) => {
  expect(lastDayToDispute(waiting)).toBe("2026-01-22");
  expect(standingAt(new Date(now), waiting)).toBe(is);
});

test("the day ends where the network is, not where the reporter is", () => {
  const there = { ...waiting, timeZone: "Pacific/Kiritimati" };
  expect(lastDayToDispute(there)).toBe("2026-01-23");
  expect(standingAt(new Date("2026-01-23T09:00:00Z"), there)).toBe("submitted");
  expect(standingAt(new Date("2026-01-23T11:00:00Z"), there)).toBe("accepted-by-silence");
});

test.each(["disputed", "accepted", "final"] as const)("silence changes nothing %s", (status) => {
  expect(standingAt(new Date("2027-01-01"), { ...waiting, status })).toBe(status);
});
