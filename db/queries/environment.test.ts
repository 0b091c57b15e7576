import { beforeAll, expect, test } from "vitest";
import type { Flex, Grace } from "@/lib/bands/flex-rule";
import { monthNumber, period, type Period } from "@/lib/periods/period";
import { figureFinder } from "@/lib/reporting/figure";
import { judgedTogether } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";
import { actAs, aNetwork, openPeriod, seriesKeys, type ParcelNetwork } from "../testing";
import { asSuperuser } from "../testing/superuser";
import { listMetrics } from "./metrics";
import { findMetricPlace, findMetricsPlace } from "./places";

let network: ParcelNetwork;

const from = period("2025-10");
const rule = { from, to: null, effect: { amount: "30" } };

const storm: Flex = {
  cap: null,
  budget: null,
  rules: [{ ...rule, name: "storm", trigger: { kind: "condition", condition: "storm" } }],
};

const peak: Flex = {
  cap: null,
  budget: 5,
  rules: [
    {
      ...rule,
      name: "peak",
      trigger: {
        kind: "volume",
        driver: { seriesKey: seriesKeys.D1, part: "denominator" },
        over: "10",
        growth: null,
      },
    },
  ],
};

const grace: Grace = { misses: 1, periods: 12, from: period("2024-01"), to: null };

/** Relaxes the bands of metrics, and says what they ask about, as whoever may write anything. */
async function relaxed(
  bands: Readonly<Record<string, { flex?: Flex; grace?: Grace }>>,
): Promise<void> {
  const { id, brand, carrier, desk } = network;
  await asSuperuser((sql) =>
    sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      for (const [code, { flex = null, grace: one = null }] of Object.entries(bands)) {
        await tx`update band_sets set flex = ${tx.json(flex)}, grace = ${tx.json(one)}
          where network_id = ${id} and metric_code = ${code}`;
      }
      // Half past eleven in London on 31 October is November further east.
      await tx`insert into forecasts (network_id, series_key, part, period, proposal_number, amount, agreed_at)
        values (${id}, ${seriesKeys.D1}, 'denominator', ${monthNumber(period("2025-11"))}, 1, 500, '2025-10-31 23:30Z')`;
      await tx`insert into declared_conditions (network_id, number, condition, first_period, last_period, reason,
          organisation_id, person_id, declared_at, party_ids)
        values (${id}, 1, 'storm', ${monthNumber(from)}, ${monthNumber(from)}, 'Wind', ${carrier.id}, ${carrier.manager.id},
          '2025-10-31 23:30Z', ${[brand.id, carrier.id, desk.id]})`;
      await tx`insert into condition_confirmations (network_id, condition_number, organisation_id, person_id)
        values (${id}, 1, ${brand.id}, ${brand.manager.id})`;
    }),
  );
}

beforeAll(async () => {
  network = await aNetwork();
  await relaxed({ P1: { flex: storm, grace }, R1: { flex: peak } });
});

const ofOne = (metrics: readonly Metric[], code: string) =>
  metrics.find((metric) => metric.code === code)?.environment ?? null;

test("is there for metrics with flex or grace alone, the same wherever metrics are read", async () => {
  const [list, one, whole] = await actAs(network.brand.board, async (tx) => [
    (await findMetricsPlace(tx, network.slug))?.metrics ?? [],
    (await findMetricPlace(tx, network.slug, "P1"))?.metric,
    await listMetrics(tx, network.id),
  ]);
  const having = (metrics: readonly Metric[]) =>
    metrics.filter(({ environment }) => environment !== null).map(({ code }) => code);
  expect(having(list)).toEqual(["P1", "R1"]);
  expect(having(whole)).toEqual(["P1", "R1"]);
  for (const metrics of [list, one ? [one] : [], whole]) {
    const found = ofOne(metrics, "P1");
    expect(found?.terms.filter(({ metricCode }) => metricCode === "P1")).toEqual([
      {
        metricCode: "P1",
        version: 1,
        measuredAt: "stage",
        partyIds: expect.arrayContaining([network.brand.id, network.carrier.id]),
      },
    ]);
    expect(found?.conditions).toEqual([
      {
        number: 1,
        condition: "storm",
        first: from,
        last: from,
        declaredBy: network.carrier.id,
        declaredIn: "2025-10",
        isWithdrawn: false,
        confirmable: [network.brand.id, network.carrier.id, network.desk.id],
        confirmedBy: [network.brand.id],
      },
    ]);
  }
});

test("has the forecasts of drivers, and their figures without drafts", async () => {
  const metrics = await actAs(network.carrier.manager, (tx) => listMetrics(tx, network.id));
  const found = ofOne(metrics, "R1");
  expect(found?.forecasts).toEqual([
    {
      seriesKey: seriesKeys.D1,
      part: "denominator",
      period: "2025-11",
      amount: 500,
      agreedIn: "2025-10",
      proposalNumber: 1,
    },
  ]);
  expect(found?.find(seriesKeys.D1, period("2025-11"))?.parts?.denominator).toBeGreaterThan(0);
  expect(found?.find(seriesKeys.D1, openPeriod)).toBeNull();
});

async function levelsOf(code: string, at: Period) {
  const place = await actAs(network.brand.board, (tx) => findMetricsPlace(tx, network.slug));
  const metric = place?.metrics.find((one) => one.code === code);
  if (place === null || metric === undefined) throw new Error(`no ${code}`);
  const find = figureFinder(place.figures);
  const one = judgedTogether(
    metric,
    at,
    metric.series.map(({ key }) => find(key, at)),
  );
  return { level: one.level, base: one.relaxed?.baseLevel ?? null };
}

test("a condition of the month flexes once every party has confirmed it", async () => {
  expect(await levelsOf("P1", from)).toEqual({ level: "on-track", base: "watch" });
  expect(await levelsOf("P1", period("2025-11"))).toMatchObject({ base: null });
});

test("months are those of the network's time zone", async () => {
  await asSuperuser(
    (sql) => sql`update networks set time_zone = 'Asia/Tokyo' where id = ${network.id}`,
  );
  // Now both came in November: after the condition's month, which asks the desk too, and in the forecast's own month.
  expect((await levelsOf("P1", from)).base).toBeNull();
  const metrics = await actAs(network.brand.board, (tx) => listMetrics(tx, network.id));
  expect(ofOne(metrics, "R1")?.forecasts[0]?.agreedIn).toBe("2025-11");
  expect(ofOne(metrics, "P1")?.conditions[0]?.declaredIn).toBe("2025-11");
});
