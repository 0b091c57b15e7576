import { expect, test } from "vitest";
import { readMetric } from "@/app/networks/[network]/metrics/[code]/read-metric";
import { readMonth } from "@/app/networks/[network]/report/read-month";
import type { Viewer } from "@/lib/access/viewer";
import { period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { actAs, aNetwork } from "../testing";
import { asSuperuser } from "../testing/superuser";
import { readConditions } from "./conditions";
import { listOtherDefinitions } from "./definitions";
import { readForecasts } from "./forecasts";
import { findNetwork, listNetworks } from "./networks";
import { listOutcomes } from "./outcomes";
import { findMetricPlace, findMetricsPlace } from "./places";
import { findReportPlace } from "./report-place";
import { findHealthPlace } from "./warnings";

/** How many statements this work sends through the transaction. */
async function statementsOf(tx: Tx, work: () => Promise<unknown>): Promise<number> {
  const { session } = tx._;
  const prepareQuery = session.prepareQuery.bind(session);
  let count = 0;
  session.prepareQuery = (...asked) => {
    count += 1;
    return prepareQuery(...asked);
  };
  await work();
  return count;
}

type Reading = (tx: Tx, slug: string, viewer: Viewer) => Promise<unknown>;

/** What a page reads once it was found; that it wasn't would be a fault of the test. */
async function reading<Found>(
  found: Promise<Found | null>,
  work: (found: Found) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const place = await found;
  if (place === null) throw new Error("the page wasn't found");
  await work(place);
}

const pages: readonly { readonly page: string; readonly reads: Reading; readonly takes: number }[] =
  [
    { page: "home", reads: listNetworks, takes: 1 },
    { page: "the networks", reads: listOutcomes, takes: 1 },
    {
      page: "chain health",
      reads: (tx, slug) => reading(findHealthPlace(tx, slug)),
      takes: 2,
    },
    {
      page: "the metrics",
      reads: (tx, slug) => reading(findMetricsPlace(tx, slug)),
      takes: 2,
    },
    {
      page: "one metric",
      reads: (tx, slug) =>
        reading(findMetricPlace(tx, slug, "D1"), (place) => readMetric(tx, place, null)),
      takes: 3,
    },
    {
      page: "conditions and forecasts",
      reads: async (tx, slug) => {
        const id = (await findNetwork(tx, slug))?.id ?? "";
        return Promise.all([readConditions(tx, id), readForecasts(tx, id, period("2025-10"))]);
      },
      takes: 3,
    },
    {
      page: "the metric library",
      reads: async (tx, slug) => listOtherDefinitions(tx, (await findNetwork(tx, slug))?.id ?? ""),
      takes: 2,
    },
    {
      page: "my month",
      reads: (tx, slug, viewer) =>
        reading(findReportPlace(tx, slug, viewer.organisationId), (place) =>
          readMonth(tx, place, viewer),
        ),
      takes: 3,
    },
  ];

test.each(pages)("$page is read in $takes statements, of 3 at most", async ({ reads, takes }) => {
  const network = await aNetwork();
  const count = await actAs(network.carrier.manager, (tx, viewer) =>
    statementsOf(tx, () => reads(tx, network.slug, viewer)),
  );
  expect(count).toBe(takes);
  expect(takes).toBeLessThanOrEqual(3);
});

/** The pages that show levels. */
const judging = ["the networks", "chain health", "the metrics", "one metric", "my month"];

test.each(pages.filter(({ page }) => judging.includes(page)))(
  "$page is read in one statement more where its bands flex or have grace",
  async ({ page, reads, takes }) => {
    const network = await aNetwork();
    await asSuperuser(
      (superuser) => superuser`
        update band_sets set grace = ${superuser.json({ misses: 1, periods: 2, from: "2025-10", to: null })}
        where network_id = ${network.id}`,
    );
    const count = await actAs(network.carrier.manager, (tx, viewer) =>
      statementsOf(tx, () => reads(tx, network.slug, viewer)),
    );
    // Each of the viewer's networks, which is one here, has an outcome.
    expect(count, page).toBe(takes + 1);
  },
);
