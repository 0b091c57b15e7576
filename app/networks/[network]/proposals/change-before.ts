import type { AgreedTerms } from "@/db/queries/agreed-terms";
import type { Pacts } from "@/db/queries/pacts";
import type { Proposal } from "@/db/queries/proposals";
import type { Period } from "@/lib/periods/period";
import type { Earlier } from "@/lib/proposals/fields-of";
import {
  isOfMetric,
  objectOf,
  type MetricChange,
  type ProposedChange,
} from "@/lib/proposals/proposal-terms";

/** What a change stands beside: the same object in the proposal that is countered, or what was in force before it; null for neither. */
export function changeBefore(
  change: ProposedChange,
  proposal: Proposal,
  {
    agreed,
    pacts,
    countered,
  }: {
    readonly agreed: readonly AgreedTerms[];
    readonly pacts: Pacts;
    readonly countered: Proposal | null;
  },
): Earlier | null {
  const same = countered?.terms.changes.find((one) => objectOf(one) === objectOf(change));
  if (same !== undefined) return same;
  if (!isOfMetric(change)) return pactBefore(change, proposal, pacts);
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

/** Fees, SLAs, pools and chains as they held before the proposal; amounts stand for their months alone. */
function pactBefore(
  change: Exclude<ProposedChange, MetricChange>,
  proposal: Proposal,
  { slas, fees, pools, chains }: Pacts,
): Earlier | null {
  const isOf = (one: Parameters<typeof objectOf>[0]) => objectOf(one) === objectOf(change);
  const found = [
    ...slas
      .filter(({ between, name }) => isOf({ change: "sla", between, name }))
      .map(({ between, name, versions }): Earlier | null => {
        const terms = saidBefore(versions, proposal);
        return terms === null ? null : { change: "sla", between, name, terms };
      }),
    ...fees
      .filter(({ payer, payee }) => isOf({ change: "fee", payer, payee }))
      .map(({ payer, payee, versions }): Earlier | null => {
        const amount = saidBefore(versions, proposal);
        return amount === null ? null : { change: "fee", payer, payee, amount };
      }),
    ...pools
      .filter(({ name }) => isOf({ change: "pool", name }))
      .map(({ name, parties, versions }): Earlier | null => {
        const terms = saidBefore(versions, proposal);
        return terms === null ? null : { change: "pool", name, parties, terms };
      }),
    ...chains
      .filter(({ name }) => isOf({ change: "chain", name }))
      .map(({ name, parties, versions }): Earlier | null => {
        const terms = saidBefore(versions, proposal);
        return terms === null ? null : { change: "chain", name, parties, terms };
      }),
  ];
  return found[0] ?? null;
}

function saidBefore<Says>(
  versions: readonly {
    readonly effectiveFrom: Period;
    readonly proposalNumber: number | null;
    readonly says: Says | null;
  }[],
  { number, effectiveFrom }: Proposal,
): Says | null {
  const before = versions.findLast(
    (one) =>
      one.proposalNumber !== number &&
      (effectiveFrom === null || one.effectiveFrom < effectiveFrom),
  );
  return before?.says ?? null;
}
