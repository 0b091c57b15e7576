import { expect, test } from "vitest";
import type { Entries } from "./typed";
import { typedFees, typedStakes } from "./typed-stakes";

const named = (before: string, fields: Readonly<Record<string, string>>): Entries =>
  Object.entries(fields).map(([name, typed]) => [`${before}.${name}`, typed]);

const sla = named("changes.3", {
  change: "sla",
  name: "",
  "between.0": "brand",
  "between.1": "crew",
  "terms.remedy.order": "",
  "terms.sides.1.organisation": "crew",
  "terms.sides.1.atRisk": " 8 ",
  "terms.sides.1.cap.kind": "none",
});

const credit = (number: number, percent: string) =>
  named(`changes.3.terms.obligations.${number}`, {
    key: "",
    obligor: "crew",
    series: "",
    "consequence.kind": "credit",
    "consequence.base.kind": "stake",
    "consequence.base.pool": "50",
    "consequence.base.allocation": "20",
    "consequence.tiers.1.worseBy": "",
    "consequence.tiers.1.percent": percent,
  });

const base = { kind: "stake", pool: "50", allocation: "20" };
const consequence = { kind: "credit", base, tiers: [{ worseBy: "0", percent: "100" }] };

test("what is at risk is read before the rest is typed", () => {
  expect(typedStakes([...sla, ...credit(2, "100")])).toEqual([
    {
      place: "changes.3",
      parties: ["brand", "crew"],
      obligations: [{ obligor: "crew", consequence }],
      sides: [{ organisation: "crew", atRisk: "8", cap: null, points: null }],
      isPartial: false,
    },
  ]);
});

test("an obligation that can't be read yet isn't counted, and that is said", () => {
  expect(typedStakes([...sla, ...credit(2, "100"), ...credit(4, "1oo")])).toMatchObject([
    { obligations: [{ consequence }], isPartial: true },
  ]);
});

test.each([
  { what: "one that ends", more: named("changes.3", { holds: "no" }) },
  { what: "one without its other party", more: named("changes.3", { "between.1": "" }) },
  { what: "no SLA", more: named("changes.3", { change: "pool" }) },
])("$what puts nothing at risk", ({ more }) => {
  expect(typedStakes([...more, ...sla])).toEqual([]);
});

test("fees of the same form count once they can be read", () => {
  const fee = (at: number, amount: string) =>
    named(`changes.${at}`, { change: "fee", payer: "brand", payee: "crew", amount });
  expect(typedFees([...fee(1, "200,000.5x"), ...fee(2, "200000.50")])).toEqual([
    { change: "fee", payer: "brand", payee: "crew", amount: "200000.50" },
  ]);
});
