import type { AgreedTerms } from "@/db/queries/agreed-terms";
import type { Proposal } from "@/db/queries/proposals";
import type { Earlier } from "@/lib/proposals/fields-of";
import { isOfMetric, objectOf, type ProposedChange } from "@/lib/proposals/proposal-terms";

/** What a change stands beside: the same object in the proposal that is countered, or what was in force before it; null for neither. */
export function changeBefore(
  change: ProposedChange,
  proposal: Proposal,
  {
    agreed,
    countered,
  }: { readonly agreed: readonly AgreedTerms[]; readonly countered: Proposal | null },
): Earlier | null {
  const same = countered?.terms.changes.find((one) => objectOf(one) === objectOf(change));
  if (same !== undefined) return same;
  if (!isOfMetric(change)) return null;
  const terms = agreed.find(({ code }) => code === change.metric);
  if (terms === undefined || change.change === "forecast") return null;
  return change.change === "metric-version"
    ? versionBefore(terms, change.version.version)
    : bandBefore(terms, proposal);
}

function versionBefore({ code, versions, series }: AgreedTerms, number: number): Earlier | null {
  const version = versions.findLast((one) => one.version < number);
  return version === undefined
    ? null
    : { change: "metric-version", metric: code, version, series: [...series] };
}

function bandBefore({ code, bands }: AgreedTerms, proposal: Proposal): Earlier | null {
  const before = proposal.effectiveFrom ?? null;
  const band = bands.findLast(
    (one) =>
      one.proposalNumber !== proposal.number && (before === null || one.effectiveFrom < before),
  );
  if (band === undefined) return null;
  const { bounds, flex, grace } = band;
  return { change: "band-set", metric: code, bounds, flex, grace };
}
