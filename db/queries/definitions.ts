import { sql } from "drizzle-orm";
import type { DefinitionEntry } from "@/lib/library/definition-entry";
import type { Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement } from "../json-statement";
import { findAgreedTerms, type AgreedTerms } from "./agreed-terms";

/** The definitions of a network that the viewer may see, as files hold them: every version, with the band sets in force during it. */
export async function listDefinitionEntries(
  tx: Tx,
  networkId: string,
): Promise<readonly DefinitionEntry[]> {
  return (await findAgreedTerms(tx, networkId)).flatMap(entriesOf);
}

function entriesOf({ code, versions, bands, series }: AgreedTerms): readonly DefinitionEntry[] {
  return versions.map(({ effectiveFrom, proposalNumber: _proposal, ...version }, index) => ({
    metric: code,
    effectiveFrom,
    version,
    series: [...series],
    bands: during(bands, effectiveFrom, versions[index + 1]?.effectiveFrom ?? null).map(
      ({ proposalNumber: _number, ...band }) => band,
    ),
  }));
}

/** The steps in force in the months from `first` until before `next`. */
function during<Step extends { readonly effectiveFrom: Period }>(
  steps: readonly Step[],
  first: Period,
  next: Period | null,
): readonly Step[] {
  return steps.filter(({ effectiveFrom }, index) => {
    const until = steps[index + 1]?.effectiveFrom;
    return (next === null || effectiveFrom < next) && (until === undefined || until > first);
  });
}

/** A definition that every party of another network agreed to, by itself: without anybody's name. */
export type OtherDefinition = Pick<
  AgreedTerms["versions"][number],
  | "name"
  | "purpose"
  | "kind"
  | "unit"
  | "decimals"
  | "direction"
  | "measuredAt"
  | "forWhom"
  | "numerator"
  | "denominator"
  | "includes"
  | "excludes"
  | "frequency"
  | "rounding"
  | "evidence"
> & {
  readonly networkSlug: string;
  readonly networkName: string;
  readonly code: string;
};

const readOthers = jsonStatement<readonly OtherDefinition[]>(
  sql`select ${jsonRows(sql`
  select distinct on (n.name, n.id, v.metric_code) n.slug as "networkSlug", n.name as "networkName",
    v.metric_code as code, v.name, v.purpose, v.kind, v.unit, v.decimals, v.direction, v.measured_at as "measuredAt",
    v.for_whom as "forWhom", v.numerator_says as numerator, v.denominator_says as denominator, v.includes, v.excludes,
    v.frequency, v.rounding, v.evidence
  from metric_versions v join networks n on n.id = v.network_id
  where v.network_id <> ${sql.placeholder("networkId")}::uuid and not exists (
    select from unnest(v.party_ids) party where not exists (
      select from agreements a
      where a.network_id = v.network_id and a.subject = 'metric-version' and a.metric_code = v.metric_code
        and a.number = v.version and a.organisation_id = party and a.text_hash = v.text_hash
    )
  )
  order by n.name, n.id, v.metric_code, v.version desc`)}::text as json`,
);

/** The last definition that all parties agreed to of each metric of the viewer's other networks, by network and code. */
export async function listOtherDefinitions(
  tx: Tx,
  networkId: string,
): Promise<readonly OtherDefinition[]> {
  return (await readOthers(tx, { networkId })) ?? [];
}
