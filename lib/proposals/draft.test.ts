import { describe, expect, test } from "vitest";
import { fieldIn, readDraft } from "./draft";
import type { Entries } from "./typed";

const frame: Entries = [
  ["title", "A change"],
  ["reason", "It is time."],
  ["from", "2026-03"],
];

const band: Entries = [
  ["changes.0.change", "band-set"],
  ["changes.0.metric", "F1"],
  ["changes.0.bounds.direction", "higher"],
  ["changes.0.bounds.target", " 97.5 "],
  ["changes.0.bounds.floor", "95"],
  ["changes.0.bounds.stretch", ""],
];

const rule = (at: string, fields: Readonly<Record<string, string>>): Entries =>
  Object.entries({ name: "peak", from: "2026-01", to: "", "effect.amount": "1.5", ...fields }).map(
    ([name, value]) => [`${at}.${name}`, value],
  );

function termsOf(entries: Entries) {
  const read = readDraft(entries, "harbour");
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.terms;
}

function problemsOf(entries: Entries) {
  const read = readDraft(entries, "harbour");
  return "problems" in read ? read.problems : [];
}

test("bounds as typed, without stretch, flex or grace", () => {
  expect(termsOf([...frame, ...band])).toEqual({
    kind: "proposal",
    network: "harbour",
    title: "A change",
    reason: "It is time.",
    from: "2026-03",
    retroactive: false,
    changes: [
      {
        change: "band-set",
        metric: "F1",
        bounds: { direction: "higher", target: "97.5", floor: "95", stretch: null },
        flex: null,
        grace: null,
      },
    ],
  });
});

describe("flex rules", () => {
  const at = "changes.0.flex.rules.3";
  test.each([
    {
      why: "season",
      fields: { "trigger.kind": "season" },
      more: [
        [`${at}.trigger.months`, "9"],
        [`${at}.trigger.months`, "12"],
      ] satisfies Entries,
      trigger: { kind: "season", months: [9, 12] },
    },
    {
      why: "volume without growth",
      fields: {
        "trigger.kind": "volume",
        "trigger.driver": "B1|brightwave|denominator|Region|East",
        "trigger.over": "10",
      },
      more: [],
      trigger: {
        kind: "volume",
        driver: {
          metric: "B1",
          reporter: "brightwave",
          subject: "Region|East",
          part: "denominator",
        },
        over: "10",
        growth: null,
      },
    },
    {
      why: "volume that grows",
      fields: {
        "trigger.kind": "volume",
        "trigger.driver": "B1|brightwave|denominator|",
        "trigger.over": "10",
        "trigger.growth.every": "5",
        "trigger.growth.amount": "0.5",
        "trigger.growth.most": "3",
      },
      more: [],
      trigger: {
        kind: "volume",
        driver: { metric: "B1", reporter: "brightwave", subject: "", part: "denominator" },
        over: "10",
        growth: { every: "5", amount: "0.5", most: "3" },
      },
    },
    {
      why: "condition",
      fields: { "trigger.kind": "condition", "trigger.condition": "storm" },
      more: [],
      trigger: { kind: "condition", condition: "storm" },
    },
    {
      why: "ramp",
      fields: { "trigger.kind": "ramp", "trigger.last.amount": "0" },
      more: [],
      trigger: { kind: "ramp", last: { amount: "0" } },
    },
  ])("$why", ({ fields, more, trigger }) => {
    const [change] = termsOf([...frame, ...band, ...rule(at, fields), ...more]).changes;
    expect(change).toMatchObject({
      flex: { cap: null, budget: null, rules: [{ name: "peak", to: null, trigger }] },
    });
  });

  test("each bound of a range by its own, a minus sign of either kind, nothing typed is 0", () => {
    const range: Entries = [
      ["changes.0.change", "band-set"],
      ["changes.0.metric", "K3"],
      ["changes.0.bounds.direction", "in-range"],
      ["changes.0.bounds.inner.from", "5"],
      ["changes.0.bounds.inner.to", "9"],
      ["changes.0.bounds.outer.from", "4"],
      ["changes.0.bounds.outer.to", "11"],
    ];
    const fields = {
      "trigger.kind": "condition",
      "trigger.condition": "storm",
      "effect.innerFrom": "\u22121",
      "effect.innerTo": "3",
    };
    const [change] = termsOf([...frame, ...range, ...rule(at, fields)]).changes;
    expect(change).toMatchObject({
      flex: {
        rules: [{ effect: { outerFrom: "0", innerFrom: "-1", innerTo: "3", outerTo: "0" } }],
      },
    });
  });
});

test("bands without a code of their own go by the definition proposed with them", () => {
  const bands = band
    .filter(([name]) => !name.endsWith("metric"))
    .map(([name, value]): readonly [string, string] => [
      name.replace("changes.0", "changes.1"),
      value,
    ]);
  const definition: Entries = [
    ["changes.0.change", "metric-version"],
    ["changes.0.metric", "X7"],
  ];
  const fields = (entries: Entries) => problemsOf(entries).map(({ field }) => field);
  expect(fields([...frame, ...definition, ...bands])).not.toContain("changes.1.metric");
  expect(fields([...frame, ...bands])).toContain("changes.1.metric");
});

describe("problems stand at their fields", () => {
  test("what is missing, too long, or of another form", () => {
    const typed: Entries = [
      ["title", ""],
      ["reason", "x".repeat(2001)],
      ["from", "March"],
      ...band.filter(([name]) => !name.endsWith("target")),
      ["changes.0.bounds.target", "97,5"],
    ];
    expect(problemsOf(typed)).toEqual([
      { field: "title", code: "missing" },
      { field: "reason", code: "too-long" },
      { field: "from", code: "form" },
      { field: "changes.0.bounds.target", code: "form" },
    ]);
  });

  test("where others were taken out before it", () => {
    const later = band.map(([name, value]): readonly [string, string] => [
      name.replace("changes.0", "changes.4"),
      name.endsWith("floor") ? "" : value,
    ]);
    expect(problemsOf([...frame, ...later])).toEqual([
      { field: "changes.4.bounds.floor", code: "missing" },
    ]);
    expect(fieldIn([...frame, ...later], ["changes", "0", "bounds", "floor"])).toBe(
      "changes.4.bounds.floor",
    );
  });

  test("a driver is one field", () => {
    const fields = { "trigger.kind": "volume", "trigger.driver": "", "trigger.over": "10" };
    const all = problemsOf([...frame, ...band, ...rule("changes.0.flex.rules.0", fields)]);
    expect(new Set(all.map(({ field }) => field))).toEqual(
      new Set(["changes.0.flex.rules.0.trigger.driver"]),
    );
  });

  test("a proposal of nothing", () => {
    expect(problemsOf(frame)).toEqual([{ field: "changes", code: "missing" }]);
  });
});
