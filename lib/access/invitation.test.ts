import { expect, test } from "vitest";
import { expiryOf, invitationState } from "./invitation";

const now = new Date("2026-03-20T12:00:00Z");
const later = new Date("2026-03-20T12:00:01Z");

test.each([
  { answer: null, expiresAt: later, is: "open" },
  { answer: null, expiresAt: now, is: "expired" },
  { answer: "accepted", expiresAt: now, is: "accepted" },
  { answer: "declined", expiresAt: later, is: "declined" },
  { answer: "withdrawn", expiresAt: now, is: "withdrawn" },
] as const)("$answer until $expiresAt is $is", ({ is, ...invitation }) => {
  expect(invitationState(invitation, now)).toBe(is);
});

test("an invitation can be answered for fourteen times 24 hours", () => {
  expect(expiryOf(now)).toEqual(new Date("2026-04-03T12:00:00Z"));
});
