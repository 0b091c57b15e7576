import { expect, test } from "vitest";
import { fieldIn, readChanges, readDraft } from "./draft";
import type { Entries } from "./typed";

const frame: Entries = [
  ["title", "A change"],
  ["reason", "It is time."],
  ["from", "2026-03"],
];

const at = "changes.0";
const named = (before: string, fields: Readonly<Record<string, string>>): Entries =>
  Object.entries(fields).map(([name, typed]) => [`${before}.${name}`, typed]);

function changeOf(entries: Entries) {
  const read = readDraft([...frame, ...entries], "harbour");
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.terms.changes[0];
}

function problemsOf(entries: Entries) {
  const read = readDraft([...frame, ...entries], "harbour");
  return "problems" in read ? read.problems : [];
}

const sla: Entries = named(at, {
  change: "sla",
  name: "Installs",
  "between.0": "brand",
  "between.1": "crew",
  "terms.remedy.order": "plan-first",
  "terms.remedy.months": "3",
  "terms.serious.1.misses": "2",
  "terms.serious.1.windows": "2",
  "terms.noDataIsMissed": "no",
  "terms.isVisible": "yes",
  "terms.oneSidedReason": " ",
});

const first = named(`${at}.terms.obligations.2`, {
  key: "F2",
  obligor: "crew",
  series: "F2|crew|East|West",
  "threshold.kind": "at-least",
  "threshold.value": " 95 ",
  "window.kind": "rolling",
  "window.months": "3",
  "consequence.kind": "credit",
  "consequence.base.kind": "stake",
  "consequence.base.pool": "50",
  "consequence.base.allocation": "20",
  "consequence.tiers.1.worseBy": "",
  "consequence.tiers.1.percent": "100",
  "grace.misses": "1",
  "grace.periods": "6",
  "grace.from": "2026-03",
  "grace.to": "",
  "dependsOn.4.on": "B2",
  "dependsOn.4.lag": "1",
  "dependsOn.4.share": "0.5",
  exclusions: "storm",
  "earnBack.windows": "3",
  "earnBack.threshold.kind": "own",
});

const second = named(`${at}.terms.obligations.5`, {
  key: "B2",
  obligor: "brand",
  series: "B2|brand|",
  "threshold.kind": "level",
  "threshold.level": "on-track",
  "window.kind": "month",
  "consequence.kind": "plan",
  "earnBack.windows": "",
});

test("an SLA as it was typed, its obligations in the order of the form", () => {
  const sides = named(`${at}.terms.sides`, {
    "0.organisation": "brand",
    "0.atRisk": "",
    "0.cap.kind": "none",
    "1.organisation": "crew",
    "1.atRisk": "8",
    "1.cap.kind": "amount",
    "1.cap.amount": "32000",
  });
  expect(changeOf([...sla, ...first, ...second, ...sides])).toEqual({
    change: "sla",
    between: ["brand", "crew"],
    name: "Installs",
    terms: {
      obligations: [
        {
          key: "F2",
          obligor: "crew",
          series: { metric: "F2", reporter: "crew", subject: "East|West" },
          threshold: { kind: "at-least", value: "95" },
          window: { kind: "rolling", months: 3 },
          consequence: {
            kind: "credit",
            base: { kind: "stake", pool: "50", allocation: "20" },
            tiers: [{ worseBy: "0", percent: "100" }],
          },
          grace: { misses: 1, periods: 6, from: "2026-03", to: null },
          dependsOn: [{ on: "B2", lag: 1, share: "0.5" }],
          exclusions: ["storm"],
          earnBack: { windows: 3, threshold: null },
        },
        {
          key: "B2",
          obligor: "brand",
          series: { metric: "B2", reporter: "brand", subject: "" },
          threshold: { kind: "level", level: "on-track" },
          window: { kind: "month" },
          consequence: { kind: "plan" },
          grace: null,
          dependsOn: [],
          exclusions: [],
          earnBack: null,
        },
      ],
      sides: [
        { organisation: "brand", atRisk: null, cap: null, points: null },
        {
          organisation: "crew",
          atRisk: "8",
          cap: { kind: "amount", amount: "32000" },
          points: null,
        },
      ],
      remedy: { order: "plan-first", months: 3 },
      serious: [{ misses: 2, windows: 2 }],
      noDataIsMissed: false,
      oneSidedReason: null,
      isVisible: true,
    },
  });
});

test("one that ends says nothing else, though its fields are still there", () => {
  const ended = changeOf([...sla, ...first, [`${at}.holds`, "no"]]);
  expect(ended).toEqual({
    change: "sla",
    between: ["brand", "crew"],
    name: "Installs",
    terms: null,
  });
});

test.each<{ why: string; typed: Entries; field: string; code: string }>([
  {
    why: "a series that wasn't chosen",
    typed: [...sla, ...second, [`${at}.terms.obligations.5.series`, ""]],
    field: "series",
    code: "missing",
  },
  {
    why: "a threshold that is no number",
    typed: named(`${at}.terms.obligations.7`, {
      key: "X",
      obligor: "crew",
      series: "X|crew|",
      "threshold.kind": "at-most",
      "threshold.value": "ten",
      "window.kind": "month",
      "consequence.kind": "none",
    }),
    field: "threshold.value",
    code: "form",
  },
])("$why is to be mended at its field", ({ typed, field, code }) => {
  const overwritten = typed.filter(
    ([name], index) => typed.findLastIndex(([other]) => other === name) === index,
  );
  const all = field === "series" ? overwritten : [...sla, ...overwritten];
  const place = field === "series" ? 5 : 7;
  expect(problemsOf(all)).toContainEqual({
    field: `${at}.terms.obligations.${place}.${field}`,
    code,
  });
});

test("what the rules say of a dependency stands at its field, wherever that is in the form", () => {
  const path = ["changes", "0", "terms", "obligations", "0", "dependsOn", "0", "on"];
  expect(fieldIn([...sla, ...first, ...second], path)).toBe(
    `${at}.terms.obligations.2.dependsOn.4.on`,
  );
});

test("a fee, or its end; amounts of the months that have one; a pool", () => {
  const fee = named(at, { change: "fee", payer: "brand", payee: "crew", amount: " 400000 " });
  expect(changeOf(fee)).toEqual({
    change: "fee",
    payer: "brand",
    payee: "crew",
    amount: "400000",
  });
  expect(changeOf([...fee, [`${at}.holds`, "no"]])).toMatchObject({ amount: null });
  const amounts = named(at, {
    change: "amount",
    name: "Paid late",
    reporter: "brand",
    subject: "",
    "amounts.2026-01": "36000",
    "amounts.2026-02": " ",
  });
  const parties: Entries = [
    [`${at}.parties`, "brand"],
    [`${at}.parties`, "crew"],
  ];
  expect(changeOf([...amounts, ...parties])).toMatchObject({ amounts: { "2026-01": "36000" } });
  const pool = named(at, {
    change: "pool",
    name: "Pot",
    "terms.outcome": "E1|brand|",
    "terms.window.kind": "quarter",
    "terms.release.kind": "steps",
    "terms.release.better": "higher",
    "terms.release.floor": "80",
    "terms.release.pain": "",
    "terms.release.steps.3.from": "85",
    "terms.release.steps.3.percent": "100",
    "terms.shares.0.organisation": "brand",
    "terms.shares.0.weight": "6",
    "terms.shares.0.contribution": "",
  });
  expect(changeOf([...pool, ...parties])).toEqual({
    change: "pool",
    name: "Pot",
    parties: ["brand", "crew"],
    terms: {
      outcome: { metric: "E1", reporter: "brand", subject: "" },
      window: { kind: "quarter" },
      release: {
        kind: "steps",
        better: "higher",
        steps: [{ from: "85", percent: "100" }],
        floor: "80",
        pain: "0",
      },
      shares: [{ organisation: "brand", weight: 6, contribution: "0" }],
    },
  });
});

test("changes are read to be tried, though nothing is said yet of why and from when", () => {
  expect(readChanges([...sla, ...first])).toHaveLength(1);
  expect(readChanges([...sla, ...first, [`${at}.terms.remedy.months`, "12"]])).toHaveLength(1);
  expect(readChanges(named(at, { change: "sla", name: "Nothing else" }))).toBeNull();
});
