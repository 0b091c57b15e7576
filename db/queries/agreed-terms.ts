import { sql } from "drizzle-orm";
import type { Bounds } from "@/lib/bands/bounds";
import type { Grace } from "@/lib/bands/flex-rule";
import type { Period } from "@/lib/periods/period";
import type { VersionTerms } from "@/lib/proposals/version-terms";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement, periodText } from "../json-statement";
import type { StoredFlex } from "../schema/metrics";
import { boundsColumns, boundsOf, type BoundsRow } from "./bounds";
import { byMetric } from "./metric-scope";

type Later = "includes" | "excludes" | "frequency" | "inAggregate";

/** A definition in the words of proposals; older ones are silent about what `null` stands for. */
type AgreedVersion = Omit<VersionTerms, Later> & {
  readonly [Field in Later]: VersionTerms[Field] | null;
} & { readonly effectiveFrom: Period; readonly proposalNumber: number | null };

/** A band set in the words of proposals. */
export type AgreedBand = Pick<ChangeOf<"band-set">, "bounds" | "flex" | "grace"> & {
  readonly effectiveFrom: Period;
  readonly proposalNumber: number | null;
};

/** All that was ever in force of a metric, oldest first, in the words of proposals, where organisations stand by their slugs. */
export type AgreedTerms = {
  readonly code: string;
  readonly versions: readonly AgreedVersion[];
  readonly bands: readonly AgreedBand[];
  readonly series: readonly { readonly reporter: string; readonly subject: string }[];
};

type Rows = {
  readonly versions: readonly (AgreedVersion & { readonly metricCode: string })[];
  readonly bands: readonly (Omit<BoundsRow, "flex"> & {
    readonly metricCode: string;
    readonly effectiveFrom: Period;
    readonly proposalNumber: number | null;
    readonly flex: StoredFlex | null;
    readonly grace: Grace | null;
  })[];
  readonly series: readonly {
    readonly metricCode: string;
    readonly reporter: string;
    readonly subject: string;
  }[];
};

const scope = sql`network_id = ${sql.placeholder("networkId")}::uuid
  and (${sql.placeholder("codes")}::text[] is null or metric_code = any (${sql.placeholder("codes")}::text[]))`;
const slug = (id: ReturnType<typeof sql>) => sql`(select slug from organisations where id = ${id})`;
const slugs = (ids: ReturnType<typeof sql>) =>
  sql`array(select slug from organisations where id = any (${ids}) order by slug)`;

const read = jsonStatement<Rows>(sql`select json_build_object(
  'versions', ${jsonRows(sql`
    select metric_code as "metricCode", version, ${periodText(sql`effective_from`)} as "effectiveFrom", comparable, name,
      purpose, kind, unit, decimals, direction, measured_at as "measuredAt", for_whom as "forWhom",
      numerator_says as numerator, denominator_says as denominator, includes, excludes, frequency, rounding,
      source_system as "sourceSystem", ${slug(sql`accepting_id`)} as accepting,
      ${slug(sql`retained_owner_id`)} as "retainedOwner", ${slugs(sql`owner_ids`)} as owners,
      ${slugs(sql`party_ids`)} as parties, visibility, in_aggregate as "inAggregate", evidence,
      ${periodText(sql`parallel_from`)} as "parallelFrom", proposal_number as "proposalNumber"
    from metric_versions where ${scope} order by metric_code, version`)},
  'bands', ${jsonRows(sql`
    select metric_code as "metricCode", ${periodText(sql`effective_from`)} as "effectiveFrom", ${boundsColumns},
      proposal_number as "proposalNumber"
    from band_sets where ${scope} order by metric_code, effective_from`)},
  'series', ${jsonRows(sql`
    select metric_code as "metricCode", ${slug(sql`reporter_id`)} as reporter, subject
    from series where ${scope} and parallel_version is null order by key`)}
  )::text as json`);

/**
 * What was agreed of a network's metrics, by code, in the words of proposals.
 *
 * @param codes only these metrics; all that the viewer may see without it
 */
export async function findAgreedTerms(
  tx: Tx,
  networkId: string,
  codes: readonly string[] | null = null,
): Promise<readonly AgreedTerms[]> {
  const rows = await read(tx, { networkId, codes });
  if (rows === null) return [];
  const [bandsOf, seriesOf] = [byMetric(rows.bands), byMetric(rows.series)];
  return [...byMetric(rows.versions)].map(([code, versions]) => ({
    code,
    versions: versions.map(({ metricCode: _code, ...version }) => version),
    bands: (bandsOf.get(code) ?? []).map(({ effectiveFrom, proposalNumber, ...row }) => ({
      effectiveFrom,
      proposalNumber,
      bounds: writable(boundsOf({ ...row, flex: null })),
      flex: row.flex === null ? null : namedFlex(row.flex),
      grace: row.grace,
    })),
    series: (seriesOf.get(code) ?? []).map(({ reporter, subject }) => ({ reporter, subject })),
  }));
}

/** Flex as it was agreed to: drivers by name alone. */
export function namedFlex({ cap, budget, rules }: StoredFlex): ChangeOf<"band-set">["flex"] {
  return {
    cap,
    budget,
    rules: rules.map(({ trigger, effect, ...rule }) => {
      if (trigger.kind === "season")
        return { ...rule, effect, trigger: { ...trigger, months: [...trigger.months] } };
      if (trigger.kind !== "volume") return { ...rule, effect, trigger };
      const { seriesKey: _key, ...driver } = trigger.driver;
      return { ...rule, effect, trigger: { ...trigger, driver } };
    }),
  };
}

function writable(bounds: Bounds): ChangeOf<"band-set">["bounds"] {
  return bounds.direction === "in-range"
    ? { ...bounds, inner: { ...bounds.inner }, outer: { ...bounds.outer } }
    : { ...bounds };
}
