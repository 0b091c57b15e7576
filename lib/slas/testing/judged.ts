import type { DeclaredCondition } from "@/lib/bands/environment";
import { period } from "@/lib/periods/period";
import type { SlaFacts } from "../facts";
import type { Outcome } from "../outcome";
import { slaOutcomes } from "../outcomes";
import type { SlaTerms } from "../terms";
import { course, world, type Figures } from "./world";

/** The outcomes of an obligation in 2024, of A unless said. */
export function outcomesOf(agreed: SlaTerms, facts: SlaFacts, key = "A"): readonly Outcome[] {
  return slaOutcomes(course(agreed), facts, period("2024-12")).get(key) ?? [];
}

/** The statuses of A's months, as many as it has figures for. */
export function statuses(
  agreed: SlaTerms,
  figures: Figures,
  more: Partial<SlaFacts> = {},
): readonly string[] {
  const months = Object.keys(figures["A"] ?? {});
  return outcomesOf(agreed, world(figures, null, more))
    .filter(({ last }) => months.includes(last))
    .map(({ status }) => status);
}

/** A condition of January and February 2024 that both sides stand by. */
export const storm: DeclaredCondition = {
  number: 7,
  condition: "storm",
  first: period("2024-01"),
  last: period("2024-02"),
  declaredBy: "them",
  declaredIn: period("2024-01"),
  isWithdrawn: false,
  confirmable: ["us"],
  confirmedBy: ["us"],
};
