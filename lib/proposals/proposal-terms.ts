import { z } from "zod";
import { canonicalText } from "@/lib/agreements/canonical-text";
import { boundsTerms, flexTerms, graceTerms } from "./band-terms";
import { chainChange } from "./chain-terms";
import { code, name, period, sentence, slug, text } from "./fields";
import { amountChange, feeChange, poolChange, slaChange } from "./sla-terms";
import { versionTerms } from "./version-terms";

const subject = text.max(120);

const versionChange = z.strictObject({
  change: z.literal("metric-version"),
  metric: code,
  version: versionTerms,
  series: z.array(z.strictObject({ reporter: slug, subject })).min(1),
});

const bandChange = z.strictObject({
  change: z.literal("band-set"),
  metric: code,
  bounds: boundsTerms,
  flex: flexTerms.nullable(),
  grace: graceTerms.nullable(),
});

const forecastChange = z.strictObject({
  change: z.literal("forecast"),
  metric: code,
  reporter: slug,
  subject,
  part: z.enum(["numerator", "denominator"]),
  amounts: z
    .record(z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/), z.int().min(0))
    .refine((amounts) => Object.keys(amounts).length > 0, "no month has an amount"),
});

/** One change of a proposal: of a definition, a band set with what relaxes it, a forecast, an SLA, a fee, an amount, a pool or a chain. */
const proposedChange = z.discriminatedUnion("change", [
  versionChange,
  bandChange,
  forecastChange,
  slaChange,
  feeChange,
  amountChange,
  poolChange,
  chainChange,
]);

/**
 * What is proposed: changes to one or more objects, from a month on. `retroactive`: it is to hold from that month even where the
 * last party agrees later, as long as the month isn't closed.
 */
export const proposalTerms = z.strictObject({
  kind: z.literal("proposal"),
  network: slug,
  title: name,
  reason: sentence,
  from: period,
  retroactive: z.boolean(),
  changes: z.array(proposedChange).min(1).max(60),
});

/** What is proposed. */
export type ProposalTerms = z.output<typeof proposalTerms>;

/** One change of a proposal. */
export type ProposedChange = ProposalTerms["changes"][number];

/** A change of one kind. */
export type ChangeOf<Kind extends ProposedChange["change"]> = Extract<
  ProposedChange,
  { readonly change: Kind }
>;

/**
 * The text that parties agree to, whose SHA-256 stands in their agreements: canonical JSON (RFC 8785) of the terms. Lists of
 * organisations, and for whom a metric matters, are sorted, so the order in which they were chosen doesn't matter.
 */
export function proposalText(terms: ProposalTerms): string {
  return canonicalText({ ...terms, changes: terms.changes.map(inOrder) });
}

function inOrder(change: ProposedChange): ProposedChange {
  switch (change.change) {
    case "metric-version": {
      const { version } = change;
      return {
        ...change,
        version: {
          ...version,
          owners: version.owners.toSorted(),
          parties: version.parties.toSorted(),
          forWhom: version.forWhom.toSorted(),
        },
      };
    }
    case "amount":
    case "pool":
    case "chain":
      return { ...change, parties: change.parties.toSorted() };
    case "band-set":
    case "forecast":
    case "sla":
    case "fee":
      return change;
  }
}

/** A change of what is measured: of a definition, its bands or its forecasts. */
export type MetricChange = Extract<ProposedChange, { readonly metric: string }>;

/** Whether a change is one of what is measured. */
export function isOfMetric(change: ProposedChange): change is MetricChange {
  return "metric" in change;
}

/** What tells the object of a change from others of its kind. */
type Named =
  | { readonly change: "metric-version" | "band-set"; readonly metric: string }
  | ChangeOf<"forecast">
  | Pick<ChangeOf<"sla">, "change" | "between" | "name">
  | Pick<ChangeOf<"fee">, "change" | "payer" | "payee">
  | Pick<ChangeOf<"amount">, "change" | "name" | "reporter" | "subject">
  | Pick<ChangeOf<"pool" | "chain">, "change" | "name">;

/** What a change is about; at most one open proposal is about an object. The database says it in the same words. */
export function objectOf(change: Named): string {
  switch (change.change) {
    case "metric-version":
    case "band-set":
      return `${change.change} ${change.metric}`;
    case "forecast":
      return `forecast ${change.metric} ${change.reporter} ${change.part} ${change.subject}`.trimEnd();
    case "sla":
      return `sla ${change.between.toSorted().join(" ")} ${change.name}`;
    case "fee":
      return `fee ${change.payer} ${change.payee}`;
    case "amount":
      return `amount ${change.reporter} ${change.name} ${change.subject}`.trimEnd();
    case "pool":
    case "chain":
      return `${change.change} ${change.name}`;
  }
}
