import { expect, test } from "vitest";
import { period } from "@/lib/periods/period";
import { termsProblems } from "./check-terms";
import type { KnownMetric } from "./known-metric";
import type { ProposalTerms, ProposedChange } from "./proposal-terms";

test("branches take all cases of their stage, whoever runs one is a party, and the outcome isn't a silo's", () => {
  const branch = (organisation: string, share: string) => ({
    name: "",
    organisation,
    share,
    series: null,
  });
  const stage = (isOptional: boolean, ...branches: readonly ReturnType<typeof branch>[]) => ({
    name: "Stage",
    isOptional,
    branches: [...branches],
    handOff: null,
  });
  const chain: ProposedChange = {
    change: "chain",
    name: "Connect me",
    parties: ["brand", "crew"],
    terms: {
      customer: "end-customer",
      who: "Households",
      promise: "It works.",
      outcome: { metric: "F1", reporter: "crew", subject: "" },
      stages: [
        stage(false, branch("brand", "60"), branch("crew", "40")),
        stage(false, branch("brand", "60")),
        stage(true, branch("crew", "60")),
        stage(true, branch("crew", "60"), branch("desk", "41")),
      ],
    },
  };
  const known = [yieldOf("F1")];
  const found = termsProblems({ ...noTerms, changes: [chain] }, "brand", known);
  expect(found.map(({ place, code }) => `${place} ${code}`)).toEqual([
    "0/terms/outcome chain-outcome",
    "0/terms/stages/1/branches chain-shares",
    "0/terms/stages/3/branches chain-shares",
    "0/terms/stages/3/branches/1/organisation chain-no-party",
  ]);
});

test("only proportions of which more is better make a chain: nothing else multiplies to the share that it went right for", () => {
  const series = (metric: string) => ({ metric, reporter: "brand", subject: "" });
  const branch = (metric: string) => ({
    name: "",
    organisation: "brand",
    share: "50",
    series: series(metric),
  });
  const chain: ProposedChange = {
    change: "chain",
    name: "Connect me",
    parties: ["brand", "crew"],
    terms: {
      customer: "end-customer",
      who: "Households",
      promise: "It works.",
      outcome: series("E7"),
      stages: [
        {
          name: "Bring",
          isOptional: false,
          branches: [branch("F1"), branch("E6")],
          handOff: series("E5"),
        },
        {
          name: "Pack",
          isOptional: false,
          branches: [branch("K3"), branch("unknown")],
          handOff: series("F1"),
        },
      ],
    },
  };
  const known = [
    yieldOf("F1"),
    { ...yieldOf("E5"), kind: "mean" as const },
    { ...yieldOf("E6"), direction: "lower" as const },
    { ...yieldOf("E7"), kind: "index" as const, measuredAt: "customer" as const },
    { ...yieldOf("K3"), direction: "in-range" as const },
  ];
  const found = termsProblems({ ...noTerms, changes: [chain] }, "brand", known);
  expect(found.map(({ place, code }) => `${place} ${code}`)).toEqual([
    "0/terms/outcome chain-yield",
    "0/terms/stages/0/branches/1/series chain-yield",
    "0/terms/stages/0/handOff chain-yield",
    "0/terms/stages/1/branches/0/series chain-yield",
  ]);
});

function yieldOf(code: string): KnownMetric {
  return { code, kind: "proportion", direction: "higher", measuredAt: "stage", drivenBy: [] };
}

const noTerms: ProposalTerms = {
  kind: "proposal",
  network: "harbour",
  title: "A chain",
  reason: "It is time.",
  from: period("2026-03"),
  retroactive: false,
  changes: [],
};
