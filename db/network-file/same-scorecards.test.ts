import { expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer";
import { judged } from "@/lib/reporting/judged";
import { chainHealth } from "@/lib/scorecards/chain-health";
import { countyUrgentCare, harbourBroadband } from "../demo/networks";
import { asOperator, type Tx } from "../doors";
import { findChain } from "../queries/chains";
import { listFigures, listRevisions } from "../queries/figures";
import { listMetrics } from "../queries/metrics";
import { findNetwork } from "../queries/networks";
import { organisationNames } from "../queries/organisations";
import { listPeriods } from "../queries/periods";
import { listSeriesReportedBy } from "../queries/series";
import { networkMembers } from "../schema/networks";
import { organisationPeople, organisations, people } from "../schema/people";
import { sha256 } from "../sha256";
import { actAs } from "../testing";
import { inAnotherDatabase } from "../testing/another-database";
import { rowsOfNetwork } from "../testing/network-rows";
import { exportNetworkFile } from "./export";
import { loadNetworkFile } from "./load";

/** What chain health and my month are made of for a viewer: definitions, figures and revisions as they may see them, and the levels. */
async function seenBy(tx: Tx, viewer: Viewer, slug: string) {
  const network = await findNetwork(tx, slug);
  if (network === null) return null;
  const metrics = await listMetrics(tx, network.id);
  const all = metrics.flatMap((metric) =>
    metric.series.map(({ key }) => ({ metric, seriesKey: key })),
  );
  const figures = await listFigures(tx, network.id, {
    seriesKeys: all.map((one) => one.seriesKey),
  });
  const opened = await listPeriods(tx, network.id);
  const periods = opened.map(({ period }) => period);
  const last = periods.at(-1);
  if (last === undefined) return null;
  const own = await listSeriesReportedBy(tx, network.id, viewer.organisationId);
  const keys = own.map(({ key }) => key);
  const chain = await findChain(tx, network.id);
  const measuredBy = (key: number) => all.find(({ seriesKey }) => seriesKey === key) ?? null;
  const outcome = chain === null ? null : measuredBy(chain.outcomeSeriesKey);
  const facts = outcome !== null &&
    chain !== null && {
      stages: chain.stages.map(({ seriesKey }) => measuredBy(seriesKey)),
      outcome,
      composedMetric: metrics.find(({ code }) => code === chain.composedMetricCode) ?? null,
      periods,
      reference: network.reference,
      figures,
    };
  return {
    viewer,
    network,
    opened,
    metrics,
    chain,
    names: [...(await organisationNames(tx)).values()].toSorted(),
    health: facts && periods.slice(-3).map((period) => chainHealth(facts, period)),
    month: own.map((series) => {
      const metric = metrics.find(({ code }) => code === series.metricCode);
      const standing = figures.filter(({ seriesKey }) => seriesKey === series.key);
      return [series, metric && standing.map((figure) => judged(metric, figure.period, figure))];
    }),
    revisions: await listRevisions(tx, network.id, { seriesKeys: keys, period: last }),
  };
}

/** The same for each manager and executive of the network's members, by e-mail; ids by what they stand for. */
async function scorecards(slug: string) {
  const staff = await asOperator(async (tx) => ({
    organisations: await tx.select().from(organisations),
    people: await tx.select().from(people),
    staff: await tx.select().from(organisationPeople),
    members: await tx.select().from(networkMembers),
  }));
  const named = new Map<string, string>([
    ...staff.organisations.map((one) => [one.id, one.slug] as const),
    ...staff.people.map((one) => [one.id, one.email] as const),
    ...staff.members.map((one) => [one.networkId, "the network"] as const),
  ]);
  const seen: Record<string, string> = {};
  for (const { organisationId, personId } of staff.staff) {
    const person = staff.people.find(({ id }) => id === personId);
    if (person === undefined || !/^(manager|executive)@/.test(person.email)) continue;
    const view = await actAs({ ...person, organisationId }, (tx, viewer) =>
      seenBy(tx, viewer, slug),
    );
    if (view === null) continue;
    seen[person.email] = json(view).replaceAll(uuid, (id) => named.get(id) ?? "of another network");
  }
  return seen;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function json(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? `${one}n` : one), 1);
}

test.each([
  { slug: "harbour-broadband", make: harbourBroadband, viewers: 14 },
  { slug: "county-urgent-care", make: countyUrgentCare, viewers: 6 },
])("$slug shows everybody the same scorecards in a copy of it", async ({ slug, make, viewers }) => {
  const before = await inAnotherDatabase(async () => {
    await loadNetworkFile(JSON.stringify(make(sha256)));
    const file = await exportNetworkFile(slug);
    return {
      text: file?.text ?? "",
      rows: await rowsOfNetwork(slug),
      seen: await scorecards(slug),
    };
  });
  expect(Object.keys(before.seen)).toHaveLength(viewers);
  await inAnotherDatabase(async () => {
    expect(await loadNetworkFile(before.text)).toHaveProperty("networks");
    expect(await rowsOfNetwork(slug)).toEqual(before.rows);
    const copied = await scorecards(slug);
    for (const [email, seen] of Object.entries(before.seen))
      expect(copied[email], email).toBe(seen);
    expect((await exportNetworkFile(slug))?.text).toBe(before.text);
  });
});
