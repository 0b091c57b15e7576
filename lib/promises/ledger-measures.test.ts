import { expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import type { CaseEntry } from "./case-entry";
import { ledgerMeasureOf, partsForFigure } from "./ledger-metric";
import { countLedger } from "./ledger-measures";

const on = (text: string) => new Date(text);
const open: CaseEntry = { organisation: "a", at: on("2026-01-05T09:00:00Z"), kind: "open" };

function promise(
  made: string,
  due: string,
  more: Partial<{ organisation: string }> = {},
): CaseEntry {
  const what = { role: "agent", hand: "A1", says: "A call back." } as const;
  return { organisation: "a", ...more, kind: "promise", at: on(made), dueAt: on(due), ...what };
}

const about = { organisation: "a", promise: 1, hand: "A1", says: "done" } as const;
const january = (cases: readonly (readonly CaseEntry[])[], more = {}) =>
  countLedger(cases, {
    organisation: "a",
    period: period("2026-01"),
    timeZone: "Europe/London",
    now: on("2026-03-01T00:00:00Z"),
    ...more,
  });

const due = "2026-01-07T00:00:00Z";
const made = promise("2026-01-05T10:00:00Z", due);

test.each([
  {
    why: "kept before it was due",
    after: [{ ...about, kind: "kept", at: on("2026-01-06T23:59:59Z") }],
    kept: [1, 1],
  },
  {
    why: "kept at the due instant",
    after: [{ ...about, kind: "kept", at: on(due) }],
    kept: [0, 1],
  },
  {
    why: "a message alone",
    after: [{ ...about, kind: "message", at: on("2026-01-06T09:00:00Z") }],
    kept: [0, 1],
  },
  {
    why: "released before it was due",
    after: [{ ...about, kind: "withdrawn", at: on("2026-01-06T09:00:00Z") }],
    kept: [0, 0],
  },
  {
    why: "released after it was due",
    after: [{ ...about, kind: "withdrawn", at: on("2026-01-09T09:00:00Z") }],
    kept: [0, 1],
  },
  { why: "nothing came of it", after: [], kept: [0, 1] },
] as const)("$why counts $kept", ({ after, kept: [numerator, denominator] }) => {
  expect(january([[open, made, ...after]]).kept).toEqual({ numerator, denominator });
});

test("the end of a month belongs to it, in the network's zone", () => {
  const last = [open, promise("2026-01-30T10:00:00Z", "2026-02-01T00:00:00Z")];
  expect(january([last]).kept.denominator).toBe(1);
  expect(january([last], { timeZone: "America/New_York" }).kept.denominator).toBe(1);
  expect(january([last], { timeZone: "Pacific/Auckland" }).kept.denominator).toBe(0);
  expect(january([last], { now: on("2026-01-31T00:00:00Z") }).kept.denominator).toBe(0);
});

const offer: CaseEntry = {
  organisation: "a",
  at: on("2026-01-05T11:00:00Z"),
  kind: "offer",
  to: "b",
  handed: [1],
};
const acknowledge: CaseEntry = {
  organisation: "b",
  at: on("2026-01-05T12:00:00Z"),
  kind: "acknowledge",
};

test("a promise counts for whoever held it when it fell due", () => {
  const waiting = [open, made, offer];
  expect(january([waiting]).kept.denominator).toBe(1);
  expect(january([waiting], { organisation: "b" }).kept.denominator).toBe(0);
  const over = [...waiting, acknowledge];
  expect(january([over]).kept.denominator).toBe(0);
  expect(january([over], { organisation: "b" }).kept.denominator).toBe(1);
  const after = [...waiting, { ...acknowledge, at: on("2026-01-08T12:00:00Z") }];
  expect(january([after]).kept.denominator).toBe(1);
});

test("a case counts for who was accountable when it was closed, with everybody's promises and hand-overs", () => {
  const closed = [
    open,
    made,
    offer,
    acknowledge,
    promise("2026-01-05T13:00:00Z", due, { organisation: "b" }),
    { organisation: "b", kind: "close", at: on("2026-01-20T12:00:00Z") },
  ] as const;
  expect(january([closed])).toMatchObject({ promises: { numerator: 0, denominator: 0 } });
  expect(january([closed], { organisation: "b" })).toMatchObject({
    promises: { numerator: 2, denominator: 1 },
    handOvers: { numerator: 1, denominator: 1 },
    people: { numerator: 2, denominator: 1 },
  });
});

test("a case that was reopened counts in the month in which it was closed for the last time, and until then in none", () => {
  const closes = (at: string) => ({ organisation: "a", kind: "close", at: on(at) }) as const;
  const reopens = {
    organisation: "a",
    kind: "reopened",
    at: on("2026-02-02T09:00:00Z"),
    says: "!",
  };
  const entries = [open, made, closes("2026-01-20T12:00:00Z")] as const;
  const again = [...entries, { ...reopens, kind: "reopened" as const }];
  const all = [...again, closes("2026-02-20T12:00:00Z")];
  const closed = (told: readonly CaseEntry[], month: string) =>
    january([told], { period: period(month) }).promises.denominator;
  expect([closed(entries, "2026-01"), closed(entries, "2026-02")]).toEqual([1, 0]);
  expect([closed(again, "2026-01"), closed(again, "2026-02")]).toEqual([0, 0]);
  expect([closed(all, "2026-01"), closed(all, "2026-02")]).toEqual([0, 1]);
  expect(january([all]).kept).toEqual({ numerator: 0, denominator: 1 });
});

test("a promise is orphaned while no person has acted since its case was handed over; messages are nobody's act", () => {
  const b = { organisation: "b" };
  const over = [open, made, offer, acknowledge];
  expect(january([over], b).orphaned).toEqual({ numerator: 1, denominator: 1 });
  const messaged = [
    ...over,
    { ...about, ...b, kind: "message", at: on("2026-01-05T13:00:00Z") },
  ] as const;
  expect(january([messaged], b).orphaned).toEqual({ numerator: 1, denominator: 1 });
  const acted = [...over, promise("2026-01-05T13:00:00Z", due, b)];
  expect(january([acted], b).orphaned).toEqual({ numerator: 0, denominator: 2 });
  expect(january([[open, made]]).orphaned).toEqual({ numerator: 0, denominator: 1 });
});

test.each([
  {
    name: "Promises kept",
    kind: "proportion",
    sourceSystem: "Promise ledger; before that, notes",
    is: "kept",
  },
  {
    name: "Promises per closed issue",
    kind: "mean",
    sourceSystem: "Promise ledger",
    is: "promises",
  },
  { name: "Handoffs per issue", kind: "mean", sourceSystem: "promise ledger", is: "handOvers" },
  { name: "Hand-overs per case", kind: "mean", sourceSystem: "Promise ledger", is: "handOvers" },
  { name: "People per case", kind: "mean", sourceSystem: "Promise ledger", is: "people" },
  { name: "Orphaned promises", kind: "proportion", sourceSystem: "Promise ledger", is: "orphaned" },
  { name: "Promises kept", kind: "mean", sourceSystem: "Promise ledger", is: null },
  { name: "Promises kept", kind: "proportion", sourceSystem: "Contact notes", is: null },
  { name: "Failure demand", kind: "proportion", sourceSystem: "Promise ledger", is: null },
])("$name as a $kind from “$sourceSystem” takes $is", ({ is, ...definition }) => {
  expect(ledgerMeasureOf({ ...definition, decimals: 0 })).toBe(is);
});

test("a figure's parts are in the definition's smallest unit", () => {
  const parts = { numerator: 7, denominator: 5 };
  expect(partsForFigure(parts, { decimals: 2 }, "promises")).toEqual({
    numerator: 700,
    denominator: 5,
  });
  expect(partsForFigure(parts, { decimals: 2 }, "kept")).toEqual({
    numerator: 700,
    denominator: 500,
  });
});
