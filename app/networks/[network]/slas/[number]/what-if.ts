import { z } from "zod";
import type { Period } from "@/lib/periods/period";
import type { SlaFacts } from "@/lib/slas/facts";
import type { SlaStatement } from "@/lib/slas/statement";
import { slaStatements } from "@/lib/slas/statements";
import { triedMonths } from "@/lib/slas/tried";
import type { SlaCourse } from "@/lib/slas/course";
import type { Obligation, Threshold } from "@/lib/slas/terms";

const text = z.string().trim();
const decimalText = text.regex(/^\d{1,9}(\.\d{1,6})?$/);
const count = text.regex(/^\d{1,2}$/).transform(Number);

const asked = z.object({
  key: text.min(1).max(40),
  threshold: decimalText.optional(),
  misses: count.optional(),
  periods: count.optional(),
  dependency: z.enum(["as-agreed", "none"]).default("as-agreed"),
});

/** One obligation with another threshold, another grace, or without what it depends on. */
export type WhatIf = z.output<typeof asked>;

/** What the address asks to be tried; null where it asks nothing, or nothing that can be tried. */
export function whatIfOf(
  query: Readonly<Record<string, string | string[] | undefined>>,
): WhatIf | null {
  const filled = Object.fromEntries(
    Object.entries(query).filter(([, value]) => typeof value === "string" && value.trim() !== ""),
  );
  const parsed = asked.safeParse(filled);
  return parsed.success ? parsed.data : null;
}

/** What the last two years would have been with this change in every version of the SLA. */
export function triedStatements(
  course: SlaCourse,
  facts: SlaFacts,
  { change, until }: { readonly change: WhatIf; readonly until: Period },
): readonly SlaStatement[] {
  const tried: SlaCourse = {
    ...course,
    versions: course.versions.map(({ effectiveFrom, terms }) => ({
      effectiveFrom,
      terms: {
        ...terms,
        obligations: terms.obligations.map((one) =>
          one.key === change.key ? changed(one, change, until) : one,
        ),
      },
    })),
  };
  return slaStatements(tried, facts, triedMonths(until));
}

function changed(
  obligation: Obligation,
  { threshold, misses, periods, dependency }: WhatIf,
  until: Period,
): Obligation {
  const grace =
    misses === undefined || periods === undefined || misses < 1 || periods < misses
      ? obligation.grace
      : { misses, periods, from: triedMonths(until).first, to: null };
  return {
    ...obligation,
    grace,
    threshold:
      threshold === undefined ? obligation.threshold : moved(obligation.threshold, threshold),
    dependsOn: dependency === "none" ? [] : obligation.dependsOn,
  };
}

function moved(threshold: Threshold, value: string): Threshold {
  return threshold.kind === "at-least" || threshold.kind === "at-most"
    ? { kind: threshold.kind, value }
    : threshold;
}
