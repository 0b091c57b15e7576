import { expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { workingDays } from "./working-days";

test.each([
  {
    month: "2025-12",
    first: "2025-12-01",
    last: "2025-12-31",
    count: 23,
    why: "starts on a Monday",
  },
  {
    month: "2024-06",
    first: "2024-06-03",
    last: "2024-06-28",
    count: 20,
    why: "starts on a Saturday, ends on a Sunday",
  },
  { month: "2024-02", first: "2024-02-01", last: "2024-02-29", count: 21, why: "a leap year" },
  { month: "2025-02", first: "2025-02-03", last: "2025-02-28", count: 20, why: "no 29th" },
])("$month: $why", ({ month, first, last, count }) => {
  const days = workingDays(period(month));
  expect([days.at(0), days.at(-1), days.length]).toEqual([first, last, count]);
});
