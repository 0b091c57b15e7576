import fc from "fast-check";
import { expect, test } from "vitest";
import type { CaseEntry } from "./case-entry";
import { firstRefusal, holderOf, tellCase } from "./case-story";
import { peopleIn, promiseState } from "./promise-state";

const begin = Date.parse("2026-01-05T09:00:00Z");
const hour = 3_600_000;
const at = (hours: number) => new Date(begin + hours * hour);

function promise(organisation: string, made: number, due: number, hand = "A1"): CaseEntry {
  const says = "A call back.";
  return { organisation, at: at(made), kind: "promise", role: "agent", hand, says, dueAt: at(due) };
}

const opened: CaseEntry = { organisation: "a", at: at(0), kind: "open" };
const offered: CaseEntry = { organisation: "a", at: at(2), kind: "offer", to: "b", handed: [1] };
const taken: CaseEntry = { organisation: "b", at: at(3), kind: "acknowledge" };
const message: CaseEntry = { organisation: "a", at: at(2), kind: "message", promise: 1, says: "x" };
const kept = (organisation: string, hours: number): CaseEntry => ({
  organisation,
  at: at(hours),
  kind: "kept",
  promise: 1,
  hand: "B2",
  says: null,
});

const offered0: CaseEntry = { ...offered, handed: [] };
const closed = (organisation: string, hours: number): CaseEntry => ({
  organisation,
  at: at(hours),
  kind: "close",
});
const reopened = (organisation: string, hours: number): CaseEntry => ({
  organisation,
  at: at(hours),
  kind: "reopened",
  says: "The customer called again.",
});

test.each([
  { why: "nothing", entries: [], refused: "first" },
  { why: "a promise first", entries: [promise("a", 0, 1)], refused: "first" },
  { why: "opened twice", entries: [opened, opened], refused: "first" },
  { why: "a stranger promises", entries: [opened, promise("b", 1, 2)], refused: "not-yours" },
  { why: "due before it was made", entries: [opened, promise("a", 2, 1)], refused: "past" },
  { why: "a promise that nobody made", entries: [opened, kept("a", 1)], refused: "no-promise" },
  { why: "reopened while it is open", entries: [opened, reopened("a", 2)], refused: "not-closed" },
  {
    why: "reopened by somebody who isn't accountable",
    entries: [opened, offered0, taken, closed("b", 4), reopened("a", 5)],
    refused: "not-yours",
  },
  {
    why: "reopened before it was closed",
    entries: [opened, closed("a", 4), reopened("a", 3)],
    refused: "past",
  },
  {
    why: "closed again, and promised in",
    entries: [opened, closed("a", 4), reopened("a", 5), closed("a", 6), promise("a", 7, 9)],
    refused: "closed",
  },
  {
    why: "kept twice",
    entries: [opened, promise("a", 1, 9), kept("a", 2), kept("a", 3)],
    refused: "settled",
  },
  {
    why: "kept by whoever gave it away",
    entries: [opened, promise("a", 1, 9), offered, taken, kept("a", 4)],
    refused: "not-yours",
  },
  {
    why: "offered while another offer waits",
    entries: [opened, promise("a", 1, 9), offered, { ...offered, to: "c", handed: [] }],
    refused: "offered",
  },
  {
    why: "acknowledged by the giver",
    entries: [opened, promise("a", 1, 9), offered, { ...taken, organisation: "a" }],
    refused: "not-yours",
  },
  {
    why: "handed over by who isn't accountable",
    entries: [opened, promise("a", 1, 9), { ...offered, organisation: "b", to: "a" }],
    refused: "not-yours",
  },
  {
    why: "closed with a promise that isn't due",
    entries: [opened, promise("a", 1, 9), { organisation: "a", at: at(2), kind: "close" }],
    refused: "still-open",
  },
  {
    why: "after it was closed",
    entries: [opened, { organisation: "a", at: at(1), kind: "close" }, promise("a", 2, 3)],
    refused: "closed",
  },
] as const)("$why can't follow: $refused", ({ entries, refused }) => {
  expect(firstRefusal(entries)?.refused).toBe(refused);
});

test("until it is acknowledged a hand-over changes nothing but who may answer", () => {
  const before = tellCase([opened, promise("a", 1, 9), offered]);
  expect(before).toMatchObject({ accountable: "a", handOvers: [], participants: ["a", "b"] });
  expect(before.promises.map((one) => holderOf(one))).toEqual(["a"]);
  const after = tellCase([opened, promise("a", 1, 9), offered, taken]);
  expect(after).toMatchObject({ accountable: "b", offer: null });
  expect(after.promises.map((one) => holderOf(one))).toEqual(["b"]);
  expect(after.promises.map((one) => holderOf(one, at(2)))).toEqual(["a"]);
});

test.each([
  { entries: [message], now: 3, state: "open", why: "a message keeps nothing" },
  { entries: [message], now: 9, state: "overdue", why: "the due instant itself is too late" },
  { entries: [kept("a", 8)], now: 20, state: "kept", why: "before it was due" },
  { entries: [kept("a", 9)], now: 20, state: "late", why: "at the due instant" },
] as const)("$state: $why", ({ entries, now, state }) => {
  const story = tellCase([opened, promise("a", 1, 9), ...entries]);
  const states = story.promises.map((one) => promiseState(one, { now: at(now), closedAt: null }));
  expect(states).toEqual([state]);
});

test("hands of two organisations are two people, those of one with the same code are one", () => {
  const story = tellCase([
    opened,
    promise("a", 1, 9, "A1"),
    promise("a", 1, 9, "A1"),
    promise("a", 1, 9, "A2"),
    { ...offered, handed: [] },
    taken,
    promise("b", 4, 9, "A1"),
  ]);
  expect(peopleIn(story)).toBe(3);
});

test("whatever is tried, one organisation is accountable, and it is the opener or the last that acknowledged", () => {
  const who = fc.constantFrom("a", "b", "c");
  const tried = fc.oneof(
    fc.record({ organisation: who, kind: fc.constant("offer" as const), to: who }),
    fc.record({
      organisation: who,
      kind: fc.constantFrom("acknowledge" as const, "decline" as const, "recall" as const),
    }),
  );
  fc.assert(
    fc.property(fc.array(tried, { maxLength: 40 }), (tries) => {
      let entries: readonly CaseEntry[] = [opened];
      let accountable = "a";
      for (const [index, one] of tries.entries()) {
        const rest = one.kind === "offer" ? { ...one, handed: [] } : one;
        const more = [...entries, { ...rest, at: at(index + 1) }];
        if (firstRefusal(more) !== null) continue;
        entries = more;
        if (one.kind === "acknowledge") accountable = one.organisation;
      }
      expect(tellCase(entries).accountable).toBe(accountable);
    }),
  );
});

test("however often a case is closed and reopened, it was closed when it was last, and stays whose it was", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(closed, reopened), { maxLength: 20 }), (tries) => {
      let entries: readonly CaseEntry[] = [opened];
      let closedAt: Date | null = null;
      for (const [index, make] of tries.entries()) {
        const more = [...entries, make("a", index + 1)];
        const isLawful = (make === reopened) === (closedAt !== null);
        expect(firstRefusal(more) === null).toBe(isLawful);
        if (!isLawful) continue;
        entries = more;
        closedAt = make === closed ? at(index + 1) : null;
      }
      expect(tellCase(entries)).toMatchObject({ closedAt, accountable: "a" });
    }),
  );
});

test("a promise that was broken by a closed case is overdue once it is reopened, and can be kept late", () => {
  const again = [opened, promise("a", 1, 2), closed("a", 4), reopened("a", 5)];
  const stands = (entries: readonly CaseEntry[]) => {
    const { promises, closedAt } = tellCase(entries);
    return promises.map((one) => promiseState(one, { now: at(9), closedAt }));
  };
  expect(stands(again.slice(0, 3))).toEqual(["broken"]);
  expect(stands(again)).toEqual(["overdue"]);
  expect(stands([...again, kept("a", 6)])).toEqual(["late"]);
});
