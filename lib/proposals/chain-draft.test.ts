import { expect, test } from "vitest";
import { fieldIn, readChanges } from "./draft";
import { differences } from "./fields-of";
import type { ProposedChange } from "./proposal-terms";
import type { Entries } from "./typed";

const at = "changes.0";
const named = (before: string, fields: Readonly<Record<string, string>>): Entries =>
  Object.entries(fields).map(([name, typed]) => [`${before}.${name}`, typed]);

test("a chain in the order of the form: a stage that was moved stands where it is shown", () => {
  const stage = (index: string, name: string, more: Readonly<Record<string, string>>) =>
    named(`${at}.terms.stages.${index}`, {
      name,
      isOptional: "no",
      handOff: "",
      "branches.0.name": "",
      "branches.0.organisation": "crew",
      "branches.0.share": "100",
      "branches.0.series": "",
      ...more,
    });
  const head = named(at, {
    change: "chain",
    name: "Connect me",
    "terms.customer": "end-customer",
    "terms.who": "Households",
    "terms.promise": "It works when we say so.",
    "terms.outcome": "E1|brand|",
  });
  const parties: Entries = [
    [`${at}.parties`, "brand"],
    [`${at}.parties`, "crew"],
  ];
  const moved = [
    ...stage("3", "Order", { "branches.0.series": "O1|brand|" }),
    ...stage("1", "Visit", { handOff: "H1|crew|East" }),
  ];
  expect(readChanges([...head, ...parties, ...moved])?.[0]).toMatchObject({
    change: "chain",
    parties: ["brand", "crew"],
    terms: {
      outcome: { metric: "E1", reporter: "brand", subject: "" },
      stages: [
        {
          name: "Order",
          branches: [
            {
              share: "100",
              organisation: "crew",
              series: { metric: "O1", reporter: "brand", subject: "" },
            },
          ],
          handOff: null,
        },
        {
          name: "Visit",
          branches: [{ series: null }],
          handOff: { metric: "H1", reporter: "crew", subject: "East" },
        },
      ],
    },
  });
  const path = ["changes", "0", "terms", "stages", "1", "branches"];
  expect(fieldIn([...head, ...moved], path)).toBe(`${at}.terms.stages.1.branches`);
});

test("a stage that comes between others changes the order and itself, and none of the others", () => {
  const stage = (name: string) => ({ name, isOptional: false, branches: [], handOff: null });
  const chain = (...names: readonly string[]): ProposedChange => ({
    change: "chain",
    name: "Connect me",
    parties: ["brand", "crew"],
    terms: {
      customer: "end-customer",
      who: "Households",
      promise: "It works.",
      outcome: { metric: "E1", reporter: "brand", subject: "" },
      stages: names.map(stage),
    },
  });
  const changed = differences(chain("Order", "Bill"), chain("Order", "Visit", "Bill", "Visit"));
  expect(changed.filter(({ isChanged }) => isChanged).map(({ field }) => field)).toEqual([
    "order",
    "stage:Visit",
    "stage:Visit (2)",
  ]);
});
