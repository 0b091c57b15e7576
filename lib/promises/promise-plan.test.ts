import fc from "fast-check";
import { expect, test } from "vitest";
import type { CaseEntry } from "./case-entry";
import { tellCase } from "./case-story";
import { planPromises, type PlannedPromise, type StandingCase } from "./promise-plan";
import type { PromiseRow } from "./promise-row";

const now = new Date("2026-03-30T10:00:00Z");
const context = { own: { slug: "shop", id: "s" }, timeZone: "Europe/London", now };

function row(number: number, cells: Partial<PromiseRow> = {}): PromiseRow {
  return {
    row: number,
    reference: "4711",
    openedBy: "shop",
    role: "agent",
    hand: "A7",
    says: "A call back.",
    due: "today",
    day: "",
    keptBy: null,
    ...cells,
  };
}

/** The end of a day in London, in summer time from the 29th of March on. */
const endOf = (day: string) => new Date(Date.parse(`${day}T23:00:00Z`));

function entriesOf({ role, hand, says, due, day, keptBy }: PlannedPromise, number: number) {
  const by = { organisation: "s", at: now };
  const dueAt =
    due === "hour"
      ? new Date(now.getTime() + 3_600_000)
      : endOf(due === "today" ? "2026-03-30" : day);
  const made: CaseEntry = { ...by, kind: "promise", role, hand, says, dueAt };
  return keptBy === null
    ? [made]
    : [made, { ...by, kind: "kept", promise: number, hand: keptBy, says: null } as const];
}

/** The cases as they are once a plan is written. */
function after(cases: readonly StandingCase[], adds: readonly PlannedPromise[]): StandingCase[] {
  const entries = new Map<string, CaseEntry[]>();
  for (const add of adds) {
    const own = entries.get(add.reference) ?? [
      { organisation: "s", at: now, kind: "open" as const },
    ];
    const number = own.filter(({ kind }) => kind === "promise").length + 1;
    entries.set(add.reference, [
      ...own,
      ...(add.promise === null
        ? entriesOf(add, number)
        : [
            {
              organisation: "s",
              at: now,
              kind: "kept" as const,
              promise: add.promise,
              hand: add.keptBy ?? "",
              says: null,
            },
          ]),
    ]);
  }
  return [
    ...cases,
    ...[...entries].map(([reference, told]) => ({
      reference,
      openedBy: "shop",
      openedById: "s",
      story: tellCase(told),
    })),
  ];
}

const anyRow = fc
  .record({
    reference: fc.constantFrom("1", "2"),
    hand: fc.constantFrom("A1", "A2"),
    says: fc.constantFrom("A call.", "A visit."),
    when: fc.constantFrom(
      { due: "hour", day: "" } as const,
      { due: "today", day: "" } as const,
      { due: "date", day: "2026-03-30" } as const,
      { due: "date", day: "2026-04-02" } as const,
    ),
    keptBy: fc.constantFrom(null, "B1"),
  })
  .map(({ when, ...cells }) => row(0, { ...cells, ...when }));

test("every row is counted once, and a file that was taken adds nothing the second time, in any order", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 25 }), (cells) => {
      const rows = cells.map((one, index) => ({ ...one, row: index + 2 }));
      const plan = planPromises(rows, [], context);
      expect(plan.adds.length + plan.standing).toBe(rows.length);
      expect(plan.problems).toEqual([]);
      expect(new Set(plan.opens)).toEqual(new Set(rows.map(({ reference }) => reference)));
      const again = planPromises(rows.toReversed(), after([], plan.adds), context);
      expect(again).toEqual({ opens: [], adds: [], standing: rows.length, problems: [] });
    }),
    { numRuns: 100 },
  );
});

const opened: CaseEntry = { organisation: "d", at: now, kind: "open" };
const offer: CaseEntry = { organisation: "d", at: now, kind: "offer", to: "s", handed: [] };
const ours = entriesOf({ ...row(2), promise: null }, 1);
const closing = { organisation: "d", kind: "close", at: new Date("2026-04-03T00:00:00Z") } as const;
const released: CaseEntry = {
  organisation: "s",
  at: now,
  kind: "withdrawn",
  promise: 1,
  says: "No.",
};

test.each([
  { why: "it is kept later", entries: [...ours], cells: { keptBy: "B1" }, is: { promise: 1 } },
  { why: "the same again, kept by nobody", entries: [...ours], cells: {}, is: "stands" },
  {
    why: "the same by another organisation",
    entries: ours.map((one) => ({ ...one, organisation: "d" })),
    cells: {},
    is: { promise: null },
  },
  { why: "another hand", entries: [...ours], cells: { hand: "A8" }, is: { promise: null } },
  {
    why: "another day",
    entries: [...ours],
    cells: { due: "date", day: "2026-04-02" } as const,
    is: { promise: null },
  },
  {
    why: "the same day by its date",
    entries: [...ours],
    cells: { due: "date", day: "2026-03-30" } as const,
    is: "stands",
  },
  {
    why: "within the hour is no day",
    entries: [...ours],
    cells: { due: "hour" } as const,
    is: { promise: null },
  },
  {
    why: "it was released",
    entries: [...ours, released],
    cells: { keptBy: "B1" },
    is: "withdrawn",
  },
  {
    why: "released, and nothing said of it",
    entries: [...ours, released],
    cells: {},
    is: "stands",
  },
  { why: "the case is closed", entries: [closing], cells: {}, is: "closed" },
  { why: "closed, and it stands", entries: [...ours, closing], cells: {}, is: "stands" },
  {
    why: "closed, and it was never kept",
    entries: [...ours, closing],
    cells: { keptBy: "B1" },
    is: "closed",
  },
] as const)("$why: $is", ({ entries, cells, is }) => {
  const story = tellCase([
    opened,
    offer,
    ...entries.filter(({ kind }) => kind !== "close"),
    ...(entries.some(({ kind }) => kind === "close")
      ? [{ ...closing, kind: "recall" } as const, closing]
      : []),
  ]);
  const known = { reference: "4711", openedBy: "depot", openedById: "d", story };
  const plan = planPromises([row(2, { openedBy: "depot", ...cells })], [known], context);
  if (typeof is !== "string") expect(plan.adds).toMatchObject([is]);
  else if (is === "stands") expect(plan).toMatchObject({ adds: [], standing: 1, problems: [] });
  else expect(plan).toMatchObject({ adds: [], problems: [{ row: 2, code: is }] });
});

test("a case of somebody else's that isn't seen is none, and a promise that went on is its holder's to keep", () => {
  const missing = planPromises([row(2, { openedBy: "depot" })], [], context);
  expect(missing).toMatchObject({
    opens: [],
    problems: [{ column: "case", code: "unknown-case" }],
  });
  const story = tellCase([
    { organisation: "s", at: now, kind: "open" },
    ...ours,
    { organisation: "s", at: now, kind: "offer", to: "d", handed: [1] },
    { organisation: "d", at: now, kind: "acknowledge" },
  ]);
  const known = { reference: "4711", openedBy: "shop", openedById: "s", story };
  expect(planPromises([row(2, { keptBy: "B1" })], [known], context)).toMatchObject({
    problems: [{ column: "keptBy", code: "not-yours" }],
  });
});
