import { z } from "zod";
import { canonicalText } from "@/lib/agreements/canonical-text";
import { boundsTerms, flexTerms, graceTerms } from "./band-terms";
import { code, name, period, sentence, slug, text } from "./fields";
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

/** One change of a proposal: a new version of a definition, a new band set with what relaxes it, or a forecast. */
const proposedChange = z.discriminatedUnion("change", [versionChange, bandChange, forecastChange]);

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
  if (change.change !== "metric-version") return change;
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

/** What a change is about; at most one open proposal is about an object. The database says it in the same words. */
export function objectOf(
  change:
    | {
        readonly change: Exclude<ProposedChange["change"], "forecast">;
        readonly metric: string;
      }
    | ChangeOf<"forecast">,
): string {
  const { change: kind, metric } = change;
  if (change.change !== "forecast") return `${kind} ${metric}`;
  return `${kind} ${metric} ${change.reporter} ${change.part} ${change.subject}`.trimEnd();
}
