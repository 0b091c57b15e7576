import { expect, test } from "vitest";
import { entriesOfCase } from "@/lib/network-file/case-entries";
import { caseFields } from "@/lib/network-file/case-fields";
import { tellCase } from "@/lib/promises/case-story";
import { isKept, peopleIn, promiseState } from "@/lib/promises/promise-state";
import { personalDataIn } from "@/lib/promises/personal-data";
import { harbourCases } from "./harbour-cases";

const cases = harbourCases.map((one) => ({
  reference: one.reference,
  entries: entriesOfCase(caseFields.parse(one)),
}));

test("case 4711: five promises in nine days by five people, four hand-offs, a message, none kept", () => {
  const found = cases.find(({ reference }) => reference === "4711");
  const story = tellCase(found?.entries ?? []);
  expect(story.promises.map(({ madeBy }) => madeBy)).toEqual([
    "clearvoice",
    "orderpoint",
    "fieldworks",
    "meridian",
    "clearvoice",
  ]);
  expect(peopleIn(story)).toBe(5);
  expect(story.handOvers).toHaveLength(4);
  expect(story.promises.flatMap(({ messages }) => messages)).toHaveLength(1);
  expect(story.promises.filter(isKept)).toHaveLength(0);
  const made = story.promises.map(({ madeAt }) => madeAt.toISOString().slice(0, 10));
  expect([made.at(0), made.at(-1)]).toEqual(["2025-06-03", "2025-06-11"]);
});

test("two dozen others end in every way, and nothing in them reaches a customer", () => {
  const others = cases.filter(({ reference }) => reference !== "4711");
  expect(others).toHaveLength(24);
  const now = new Date("2026-02-01T00:00:00Z");
  const states = others.flatMap(({ entries }) => {
    const { promises, closedAt } = tellCase(entries);
    return promises.map((one) => promiseState(one, { now, closedAt }));
  });
  const count = (state: string) => states.filter((one) => one === state).length;
  expect(count("kept")).toBeGreaterThan(15);
  for (const state of ["overdue", "late"]) expect(count(state), state).toBeGreaterThan(1);
  for (const { reference, entries } of cases) {
    for (const entry of entries) {
      if ("says" in entry) expect(personalDataIn(entry.says ?? "", reference)).toBeNull();
    }
  }
});
