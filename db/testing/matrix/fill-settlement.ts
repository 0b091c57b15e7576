import { sql } from "drizzle-orm";
import { monthNumber, period } from "@/lib/periods/period";
import type { Tx } from "../../doors";
import { frozenEvaluations, frozenStatements, periodSignatures } from "../../schema/settlement";
import { seriesKeys, type ParcelNetwork } from "../../testing";

const month = monthNumber(period("2025-11"));

/** Acts about figures for all and for both sides alone, signatures under a month, and kept evaluations. */
export async function settled(
  tx: Tx,
  { id: networkId, brand, carrier, desk }: ParcelNetwork,
): Promise<void> {
  const sides = [brand.id, carrier.id];
  for (const [key, by] of [
    [seriesKeys.D1, brand],
    [seriesKeys.P1, brand],
    [seriesKeys.P1, carrier],
    [seriesKeys.A1, carrier],
  ] as const) {
    const audience = key === seriesKeys.P1 ? sides : null;
    await tx.execute(sql`
      insert into figure_acts (network_id, series_key, period, reporter_id, number, act, revision, organisation_id, person_id, audience)
      select network_id, series_key, period, reporter_id, 1 + (
          select count(*) from figure_acts a
          where a.network_id = f.network_id and a.series_key = f.series_key and a.period = f.period
        ), 'accept', 1, ${by.id}, ${by.manager.id}, ${audience === null ? null : sql.param(audience)}::uuid[]
      from figures f where network_id = ${networkId} and series_key = ${key} and period = ${month}`);
  }
  const signed = { networkId, period: month, text: "{}", textHash: "a hash", covers: "a hash" };
  await tx.insert(periodSignatures).values(
    [brand, carrier, desk].map(({ id, manager }, index) => ({
      ...signed,
      number: index + 1,
      organisationId: id,
      personId: manager.id,
    })),
  );
  await tx.insert(frozenEvaluations).values(
    [
      { seriesKey: seriesKeys.D1, metricCode: "D1", audience: null },
      { seriesKey: seriesKeys.P1, metricCode: "P1", audience: sides },
      { seriesKey: seriesKeys.Q1, metricCode: "Q1", audience: [brand.id, desk.id] },
    ].map((one) => ({
      networkId,
      period: month,
      ...one,
      revision: 1,
      level: "watch" as const,
      baseLevel: "watch" as const,
      text: "{}",
      textHash: "a hash",
    })),
  );
  await tx.insert(frozenStatements).values(
    [sides, [carrier.id, desk.id], [brand.id, desk.id]].map((audience, index) => ({
      networkId,
      object: `sla ${index + 1}`,
      period: month,
      text: "{}",
      textHash: "a hash",
      audience,
    })),
  );
}
