import { expect, test } from "vitest";
import { dueText, isOver } from "./due-text";

test.each([
  {
    dueOn: "2025-11-07",
    timeZone: "Europe/Berlin",
    now: "2025-11-03T08:00:00Z",
    says: "due Fri 7 Nov 2025, 24:00 CET (in 4 days)",
    over: false,
  },
  {
    dueOn: "2025-11-07",
    timeZone: "Europe/Berlin",
    now: "2025-11-07T22:59:00Z",
    says: "due Fri 7 Nov 2025, 24:00 CET (today)",
    over: false,
  },
  {
    dueOn: "2025-11-07",
    timeZone: "Europe/Berlin",
    now: "2025-11-07T23:00:00Z",
    says: "was due Fri 7 Nov 2025, 24:00 CET (yesterday)",
    over: true,
  },
  {
    dueOn: "2026-07-10",
    timeZone: "Europe/London",
    now: "2026-07-09T22:59:00Z",
    says: "due Fri 10 Jul 2026, 24:00 BST (tomorrow)",
    over: false,
  },
  {
    dueOn: "2026-07-10",
    timeZone: "Pacific/Kiritimati",
    now: "2026-07-10T10:00:00Z",
    says: "was due Fri 10 Jul 2026, 24:00 GMT+14 (yesterday)",
    over: true,
  },
])("$now: $says", ({ dueOn, timeZone, now, says, over }) => {
  expect(dueText(dueOn, timeZone, new Date(now))).toBe(says);
  expect(isOver(dueOn, timeZone, new Date(now))).toBe(over);
});
