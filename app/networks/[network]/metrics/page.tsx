import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { inNetwork } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findChain } from "@/db/queries/chains";
import { listFigures } from "@/db/queries/figures";
import { listMetrics } from "@/db/queries/metrics";
import { organisationNames } from "@/db/queries/organisations";
import { listPeriods } from "@/db/queries/periods";
import { chainMonths, type ChainFacts } from "@/lib/scorecards/chain-month";
import { chainFacts } from "../chain-facts";
import { MetricList } from "./metric-list";
import { metricListWords, metricRows, type MetricFacts } from "./metric-rows";

export const metadata: Metadata = { title: words.metrics.title };

/** All metrics that the viewer's organisation may see in this network. */
export default async function MetricsPage({ params }: PageProps<"/networks/[network]/metrics">) {
  const { network: slug } = await params;
  const base = `/networks/${slug}`;
  const page = await inNetwork(
    { slug, path: `${base}/metrics`, needs: "see-definitions" },
    async ({ tx, network, viewer }) => {
      const metrics = await listMetrics(tx, network.id);
      const periods = (await listPeriods(tx, network.id)).map(({ period }) => period);
      const names = await organisationNames(tx);
      const seriesKeys = metrics.flatMap(({ series }) => series.map(({ key }) => key));
      const figures = await listFigures(tx, network.id, { seriesKeys });
      const chain = await findChain(tx, network.id);
      const facts =
        chain === null
          ? null
          : chainFacts({ chain, metrics, figures, periods, reference: network.reference });
      const composed = facts === null ? null : lastComposed(facts);
      return { viewer, network, rows: metricRows({ metrics, figures, periods, names, composed }) };
    },
  );
  return (
    <Frame viewer={page.viewer} network={page.network} current="metrics">
      <h1 className="text-2xl leading-8 font-semibold tracking-tight">{words.metrics.title}</h1>
      <p className="mt-2 mb-6 max-w-[70ch] text-ink-2">{words.metrics.lead}</p>
      <MetricList base={base} rows={page.rows} words={metricListWords} />
    </Frame>
  );
}

function lastComposed(facts: ChainFacts): MetricFacts["composed"] {
  const code = facts.composedMetric?.code;
  const month = chainMonths(facts).findLast(({ composed }) => composed.value !== null);
  return code === undefined || month === undefined ? null : { code, month };
}
