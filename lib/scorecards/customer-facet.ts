import type { MetricTerms } from "@/lib/metrics/metric-version";

/** What a customer scorecard asks of every network, beside its outcome, in the order in which it is shown. */
export const customerFacets = [
  "end-to-end-time",
  "failure-demand",
  "hand-offs",
  "repeat-contacts",
  "promises-kept",
  "churn",
  "satisfaction",
] as const;

export type CustomerFacet = (typeof customerFacets)[number];

const named: readonly (readonly [CustomerFacet, RegExp])[] = [
  ["failure-demand", /\bfailure demand\b/i],
  ["repeat-contacts", /\b(?:repeat(?:ed)?|second) contacts?\b/i],
  ["hand-offs", /\bhand-?(?:off|over)s?\b/i],
  ["promises-kept", /\bpromises? kept\b/i],
  ["churn", /\b(?:churn|attrition|customers? (?:who|that) left)\b/i],
  ["satisfaction", /\b(?:satisfaction|satisfied|net promoter)\b/i],
];

const duration = /^(?:minutes?|hours?|(?:working |business |calendar )?days?|weeks?)$/i;

/** Which question a metric answers, by the name that its parties agreed on, or by a unit of time; null for any other. */
export function customerFacetOf({
  name,
  unit,
}: Pick<MetricTerms, "name" | "unit">): CustomerFacet | null {
  const found = named.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
  return found ?? (duration.test(unit) ? "end-to-end-time" : null);
}
