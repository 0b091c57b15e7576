import { bandText, versionText } from "@/lib/network-file/agreed-text";
import type { VersionTerms } from "@/lib/network-file/agreed-text";
import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { addMonths, type Period } from "@/lib/periods/period";
import type { MetricPlan } from "./metric-plan";
import type { DemoProposal } from "./proposal-plan";
import { address } from "./organisations";
import { workingDays } from "./working-days";

type Metric = NonNullable<NonNullable<NetworkFileInput["networks"]>[number]["metrics"]>[number];
type Band = NonNullable<Metric["bands"]>[number];
type Agreement = NonNullable<Band["agreements"]>[number];

/**
 * A planned metric as the network file has it, each version and its first band set agreed by one person of
 * every party in the month before it takes effect, later band sets by whoever agreed to their proposal. Metrics measured
 * at the customer are signed by the board's people, the others by the managers.
 *
 * @param hash the SHA-256 of a text, lower-case hexadecimal
 */
export function metricEntry(
  network: string,
  plan: MetricPlan,
  hash: (text: string) => string,
  proposals: readonly DemoProposal[] = [],
): Metric {
  const { code, versions, band, series } = plan;
  const signed = (terms: VersionTerms, effectiveFrom: Period, text: string): Agreement[] =>
    agreements({ terms, effectiveFrom, hash: hash(text) });
  return {
    code,
    versions: versions.map((terms) => ({
      ...terms,
      agreements: signed(terms, terms.effectiveFrom, versionText(network, code, terms)),
    })),
    bands: [
      {
        ...band,
        agreements: signed(versions[0], band.effectiveFrom, bandText(network, code, band)),
      },
      ...proposals.flatMap((one) => bandsMadeBy(one, plan)),
    ],
    series: series.map((one) => ({ ...one, audience: one.audience && [...one.audience] })),
  };
}

function bandsMadeBy({ terms, entry }: DemoProposal, { code, versions }: MetricPlan): Band[] {
  const { number, effectiveFrom, answers = [] } = entry;
  if (!effectiveFrom) return [];
  const agreed = answers.filter(({ organisation }) => versions[0].parties.includes(organisation));
  return terms.changes.flatMap((change) =>
    change.change === "band-set" && change.metric === code
      ? [
          {
            effectiveFrom,
            bounds: change.bounds,
            flex: change.flex,
            grace: change.grace,
            proposal: number,
            agreements: agreed.map(({ organisation, email, at, hash }) => ({
              organisation,
              email,
              at,
              hash,
            })),
          },
        ]
      : [],
  );
}

function agreements(what: {
  readonly terms: VersionTerms;
  readonly effectiveFrom: Period;
  readonly hash: string;
}): Agreement[] {
  const days = workingDays(addMonths(what.effectiveFrom, -1));
  const account = what.terms.measuredAt === "customer" ? "board" : "manager";
  return what.terms.parties.map((organisation, turn) => ({
    organisation,
    email: address(account, organisation),
    at: `${days[turn]}T1${turn}:${15 + turn * 5}:00Z`,
    hash: what.hash,
  }));
}
