import { expect, test } from "vitest";
import { chainFacts } from "@/app/networks/[network]/chain-facts";
import type { Viewer } from "@/lib/access/viewer";
import { figureFinder } from "@/lib/reporting/figure";
import { judged } from "@/lib/reporting/judged";
import { chainHealth } from "@/lib/scorecards/chain-health";
import { countyUrgentCare, harbourBroadband } from "../demo/networks";
import { asOperator, type Tx } from "../doors";
import { listFigures, listRevisions } from "../queries/figures";
import { listMetrics } from "../queries/metrics";
import { findReportPlace } from "../queries/report-place";
import { findHealthPlace } from "../queries/warnings";
import { networks } from "../schema/networks";
import { organisationPeople, organisations, people } from "../schema/people";
import { sha256 } from "../sha256";
import { actAs } from "../testing";
import { inAnotherDatabase } from "../testing/another-database";
import { rowsOfNetwork } from "../testing/network-rows";
import { exportNetworkFile } from "./export";
import { loadNetworkFile } from "./load";

/** What chain health, my month and the metrics' pages show a viewer, before it is put into words. */
async function seenBy(tx: Tx, viewer: Viewer, slug: string) {
  const place = await findHealthPlace(tx, slug);
  if (place === null) return null;
  const facts = chainFacts(place, place.figures);
  const periods = place.periods.map(({ period }) => period);
  return {
    viewer,
    place,
    names: Object.fromEntries(place.names),
    health: facts && periods.slice(-3).map((period) => chainHealth(facts, period)),
    month: await monthOf(tx, viewer, slug),
    definitions: await listMetrics(tx, place.network.id),
  };
}

async function monthOf(tx: Tx, { organisationId }: Viewer, slug: string) {
  const place = await findReportPlace(tx, slug, organisationId);
  if (place === null) return null;
  const own = place.metrics.flatMap(({ series }) =>
    series.filter(({ reporterId }) => reporterId === organisationId),
  );
  const seriesKeys = own.map(({ key }) => key);
  const find = figureFinder(await listFigures(tx, place.network.id, { seriesKeys }));
  const [period] = place.periods.flatMap((one) => (one.closedOn === null ? [one.period] : []));
  return period === undefined
    ? null
    : {
        rows: place.metrics.flatMap((metric) =>
          own
            .filter(({ metricCode }) => metricCode === metric.code)
            .flatMap(({ key }) =>
              place.periods.map((one) => judged(metric, one.period, find(key, one.period))),
            ),
        ),
        revisions: await listRevisions(tx, place.network.id, { seriesKeys, period }),
      };
}

/** What each manager and executive of the network's members sees, by e-mail; with names in place of ids. */
async function scorecards(slug: string): Promise<Readonly<Record<string, string>>> {
  const all = await asOperator(async (tx) => ({
    organisations: await tx.select().from(organisations),
    people: await tx.select().from(people),
    staff: await tx.select().from(organisationPeople),
    networks: await tx.select().from(networks),
  }));
  const named = new Map([
    ...[...all.organisations, ...all.networks].map((one) => [one.id, one.slug] as const),
    ...all.people.map((one) => [one.id, one.email] as const),
  ]);
  const seen: Record<string, string> = {};
  for (const { organisationId, personId } of all.staff) {
    const person = all.people.find(({ id }) => id === personId);
    if (person === undefined || !/^(manager|executive)@/.test(person.email)) continue;
    const acting = { ...person, organisationId };
    const view = await actAs(acting, (tx, viewer) => seenBy(tx, viewer, slug));
    const text = JSON.stringify(view, plain, 1);
    seen[person.email] = text.replaceAll(uuid, (id) => named.get(id) ?? "nobody's");
  }
  return seen;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The names of organisations stand by their ids, in an order that is another in every database. */
function plain(key: string, value: unknown): unknown {
  if (typeof value === "bigint") return `${value}n`;
  return key === "names" ? Object.values(Object(value)).toSorted() : value;
}

test.each([
  { slug: "harbour-broadband", make: harbourBroadband, viewers: 14 },
  { slug: "county-urgent-care", make: countyUrgentCare, viewers: 6 },
])(
  "$slug shows everybody the same scorecards in a copy of it",
  async ({ slug, make, viewers }) => {
    const before = await inAnotherDatabase(async () => {
      // Hashing passwords takes longer than all the rest, and none stands in a file.
      const demo = JSON.stringify(make(sha256), (key, value: unknown) =>
        key === "password" ? null : value,
      );
      await loadNetworkFile(demo);
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
      for (const [email, seen] of Object.entries(before.seen)) {
        expect(seen.length, email).toBeGreaterThan(10_000);
        expect(copied[email], email).toBe(seen);
      }
      expect((await exportNetworkFile(slug))?.text).toBe(before.text);
    });
  },
  180_000,
);
