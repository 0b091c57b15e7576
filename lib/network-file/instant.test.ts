import fc from "fast-check";
import { expect, test } from "vitest";
import { utcText } from "./instant";

test.each([
  { written: "2025-12-01T09:00:00Z", is: "2025-12-01T09:00:00Z", why: "it stands so already" },
  { written: "2025-12-01T09:00:00.000000Z", is: "2025-12-01T09:00:00Z", why: "zeros say nothing" },
  {
    written: "2025-12-01T09:00:00.123456Z",
    is: "2025-12-01T09:00:00.123456Z",
    why: "microseconds",
  },
  { written: "2025-12-01T09:00:00.000056Z", is: "2025-12-01T09:00:00.000056Z", why: "few of them" },
  { written: "2025-12-01T09:00:00.1204Z", is: "2025-12-01T09:00:00.1204Z", why: "four digits" },
  { written: "2025-12-01T09:00:00.250Z", is: "2025-12-01T09:00:00.25Z", why: "a zero at the end" },
  { written: "2025-12-01T09:00:00.9999999Z", is: "2025-12-01T09:00:00.999999Z", why: "cut off" },
  { written: "2025-12-01T00:30:10+01:00", is: "2025-11-30T23:30:10Z", why: "an hour ahead" },
  { written: "2025-12-01T09:00Z", is: "2025-12-01T09:00:00Z", why: "seconds left out" },
])("$written is $is: $why", ({ written, is }) => {
  expect(utcText(written)).toBe(is);
});

test("what is in this form stays as it is, and means the same", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), noInvalidDate: true }),
      fc.integer({ min: 0, max: 999 }),
      (date, beyond) => {
        const written = `${date.toISOString().slice(0, -1)}${String(beyond).padStart(3, "0")}Z`;
        const text = utcText(written);
        expect(utcText(text)).toBe(text);
        expect(new Date(text).getTime()).toBe(date.getTime());
      },
    ),
  );
});

test("what is no instant is a fault of the program", () => {
  expect(() => utcText("yesterday")).toThrow(RangeError);
});
