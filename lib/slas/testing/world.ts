import { decimal } from "@/lib/metrics/ratio";
import { period } from "@/lib/periods/period";
import type { MonthFigure, SlaFacts } from "../facts";
import type { SlaCourse } from "../course";
import type { Obligation, SlaTerms } from "../terms";

/** What a month of a metric reports: a percentage, or a state without a figure, as text; or parts. */
export type Reported = string | { readonly numerator: number; readonly denominator: number | null };
/** Figures by metric and month; a month that isn't there is missing. */
export type Figures = Readonly<Record<string, Readonly<Record<string, Reported>>>>;

/** A month's figure: percentages are proportions of 100,000, parts without a denominator are money in pence. */
export function figure(reported: Reported): MonthFigure {
  const shared = { baseline: "", bounds: null, isProvisional: false };
  if (reported === "missing" || reported === "disputed" || reported === "not-applicable") {
    const parts = reported === "disputed" ? { numerator: 90_000, denominator: 100_000 } : null;
    return { ...shared, state: reported, parts, measure: { kind: "proportion", decimals: 0 } };
  }
  if (typeof reported !== "string") {
    const measure =
      reported.denominator === null
        ? ({ kind: "amount", decimals: 2 } as const)
        : ({ kind: "proportion", decimals: 0 } as const);
    return { ...shared, state: "reported", parts: reported, measure };
  }
  const { numerator, denominator } = decimal(reported);
  const parts = { numerator: Number((numerator * 1000n) / denominator), denominator: 100_000 };
  return { ...shared, state: "reported", parts, measure: { kind: "proportion", decimals: 0 } };
}

/** What is known: these figures, and this monthly fee that anybody pays anybody; months up to 2030 are closed. */
export function world(
  figures: Figures,
  fee: string | null = null,
  more: Partial<SlaFacts> = {},
): SlaFacts {
  return {
    figure: ({ metric }, month) => figure(figures[metric]?.[month] ?? "missing"),
    fee: () => (fee === null ? null : decimal(fee)),
    conditions: [],
    isClosed: () => true,
    fiscalYearStart: 1,
    minorDigits: 2,
    ...more,
  };
}

/** An obligation of "them" to reach 95 in a month, with nothing that follows, unless said. */
export function obligation(key: string, more: Partial<Obligation> = {}): Obligation {
  return {
    key,
    obligor: "them",
    series: { metric: key, reporter: "them", subject: "" },
    threshold: { kind: "at-least", value: "95" },
    window: { kind: "month" },
    consequence: { kind: "none" },
    grace: null,
    dependsOn: [],
    exclusions: [],
    earnBack: null,
    ...more,
  };
}

/** Terms between "us" and "them" with a credit at once and no cap, unless said. */
export function terms(obligations: readonly Obligation[], more: Partial<SlaTerms> = {}): SlaTerms {
  return {
    parties: ["us", "them"],
    obligations,
    sides: [],
    remedy: { order: "at-once" },
    serious: [{ misses: 2, windows: 2 }],
    noDataIsMissed: false,
    oneSidedReason: null,
    isVisible: false,
    ...more,
  };
}

/** These terms from 2024-01 on, without an end. */
export function course(one: SlaTerms): SlaCourse {
  return { versions: [{ effectiveFrom: period("2024-01"), terms: one }], endedFrom: null };
}

/** A credit of so many per cent of the fee for any miss. */
export function ofFee(percent: string): Obligation["consequence"] {
  return { kind: "credit", base: { kind: "fee" }, tiers: [{ worseBy: "0", percent }] };
}

/** A side with nothing agreed unless said. */
export function side(
  organisation: string,
  more: Partial<SlaTerms["sides"][number]> = {},
): SlaTerms["sides"][number] {
  return { organisation, atRisk: null, cap: null, points: null, ...more };
}

/** The months of 2024 with these values, from January on. */
export function year(values: readonly (Reported | null)[]): Readonly<Record<string, Reported>> {
  return Object.fromEntries(
    values.flatMap((value, index) =>
      value === null ? [] : [[`2024-${String(index + 1).padStart(2, "0")}`, value]],
    ),
  );
}

/** The months of 2024 by letters, from January on: m misses 95 by 5, o meets it. */
export function inLetters(letters: string): Readonly<Record<string, Reported>> {
  return year(letters.split("").map((one) => (one === "m" ? "90" : "96")));
}
