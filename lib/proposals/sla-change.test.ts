import { expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { termsProblems } from "./check-terms";
import { objectOf, type ChangeOf, type ProposalTerms, type ProposedChange } from "./proposal-terms";

function proposal(...changes: readonly ProposedChange[]): ProposalTerms {
  return {
    kind: "proposal",
    network: "parcels",
    title: "A change",
    reason: "It is time.",
    from: period("2026-01"),
    retroactive: false,
    changes: [...changes],
  };
}

const obligation = (key: string, obligor: string, on: readonly string[]) => ({
  key,
  obligor,
  series: { metric: key, reporter: obligor, subject: "" },
  threshold: { kind: "at-least" as const, value: "95" },
  window: { kind: "month" as const },
  consequence: { kind: "plan" as const },
  grace: null,
  dependsOn: on.map((other) => ({ on: other, lag: 0, share: "1" })),
  exclusions: [],
  earnBack: null,
});

const sla: ChangeOf<"sla"> = {
  change: "sla",
  between: ["brand", "crew"],
  name: "Installs",
  terms: {
    obligations: [obligation("B2", "brand", ["F2"]), obligation("F2", "crew", ["B2"])],
    sides: [],
    remedy: { order: "at-once" },
    serious: [],
    noDataIsMissed: false,
    oneSidedReason: null,
    isVisible: false,
  },
};

test("a cycle of obligations in the same period is refused, naming it", () => {
  const terms = proposal(sla);
  expect(termsProblems(terms, "brand", [])).toEqual([
    {
      place: "0/terms/obligations/0/dependsOn/0/on",
      code: "sla-dependency-cycle",
      cycle: ["B2", "F2", "B2"],
    },
  ]);
});

test.each<{ change: ProposedChange; is: readonly string[] }>([
  { change: { ...sla, terms: null }, is: [] },
  {
    change: { change: "fee", payer: "brand", payee: "brand", amount: "1" },
    is: ["0/payee fee-to-itself"],
  },
  {
    change: {
      change: "amount",
      name: "Paid late",
      reporter: "desk",
      subject: "",
      parties: ["brand", "crew"],
      amounts: { "2026-01": "1" },
    },
    is: ["0/reporter amount-reporter"],
  },
  {
    change: {
      change: "pool",
      name: "Pot",
      parties: ["brand", "crew"],
      terms: {
        outcome: { metric: "E1", reporter: "brand", subject: "" },
        window: { kind: "quarter" },
        release: { kind: "line", target: "85", floor: "78", pain: "1" },
        shares: [{ organisation: "desk", weight: 1, contribution: "1" }],
      },
    },
    is: ["0/terms/shares pool-shares"],
  },
])("$is", ({ change, is }) => {
  const found = termsProblems(proposal(change), "brand", []);
  expect(found.map(({ place, code }) => `${place} ${code}`)).toEqual(is);
});

test("an SLA is the same object whoever is named first", () => {
  const turned: ChangeOf<"sla"> = { ...sla, between: ["crew", "brand"] };
  expect(objectOf(turned)).toBe(objectOf(sla));
  const problems = termsProblems(proposal({ ...sla, terms: null }, turned), "brand", []);
  expect(problems).toContainEqual({ place: "1/name", code: "twice" });
});
