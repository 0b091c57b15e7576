import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { inNetwork, type Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findChain } from "@/db/queries/chains";
import { listFigures } from "@/db/queries/figures";
import { listMetrics } from "@/db/queries/metrics";
import { organisationNames } from "@/db/queries/organisations";
import { listPeriods } from "@/db/queries/periods";
import { parsePeriod, type Period } from "@/lib/periods/period";
import { ChainView } from "./chain-view";
import { chainFacts, chainSeriesKeys } from "./chain-facts";
import { chainHealth } from "@/lib/scorecards/chain-health";
import { MetricList } from "./metrics/metric-list";
import { metricListWords, metricRows } from "./metrics/metric-rows";

export const metadata: Metadata = { title: words.navigation.chainHealth };

/** Chain health: what the end customer got, and how the stages together came to it. */
export default async function ChainHealthPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]">) {
  const { network: slug } = await params;
  const { period } = await searchParams;
  const path = `/networks/${slug}`;
  const asked = typeof period === "string" ? parsePeriod(period) : null;
  const page = await inNetwork({ slug, path, period, needs: "see-scorecards" }, (acting) =>
    read(acting, asked),
  );
  if (typeof period === "string" && !page.periods.some((one) => one === asked)) notFound();
  return (
    <Frame viewer={page.viewer} network={page.network} current="chain-health">
      {page.chain === null ? (
        <>
          <h1 className="text-2xl leading-8 font-semibold tracking-tight">{page.network.name}</h1>
          <p className="mt-2 mb-6 max-w-[70ch] text-ink-2">{words.chain.noChain}</p>
          <MetricList base={path} rows={page.rows} words={metricListWords} />
        </>
      ) : (
        <ChainView {...page} chain={page.chain} base={path} />
      )}
    </Frame>
  );
}

async function read({ tx, network, viewer }: Acting, asked: Period | null) {
  const chain = await findChain(tx, network.id);
  const metrics = await listMetrics(tx, network.id);
  const opened = await listPeriods(tx, network.id);
  const names = await organisationNames(tx);
  const periods = opened.map((one) => one.period);
  const seriesKeys =
    chain === null
      ? metrics.flatMap(({ series }) => series.map(({ key }) => key))
      : chainSeriesKeys(chain);
  const figures = await listFigures(tx, network.id, { seriesKeys });
  const facts =
    chain === null
      ? null
      : chainFacts({ chain, metrics, figures, periods, reference: network.reference });
  return {
    viewer,
    network,
    chain,
    facts,
    periods,
    names,
    health: facts === null ? null : chainHealth(facts, asked),
    rows: chain === null ? metricRows({ metrics, figures, periods, names, composed: null }) : [],
  };
}
