import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findMetricsPlace } from "@/db/queries/places";
import { MetricList } from "./metric-list";
import { metricRows } from "./metric-rows";

export const metadata: Metadata = { title: words.metrics.title };

/** All metrics that the viewer's organisation may see in this network. */
export default async function MetricsPage({ params }: PageProps<"/networks/[network]/metrics">) {
  const { network: slug } = await params;
  const base = `/networks/${slug}`;
  const page = await inPlace(
    { path: `${base}/metrics`, needs: "see-definitions" },
    (tx) => findMetricsPlace(tx, slug),
    async (_tx, place, viewer) => ({ viewer, place }),
  );
  return (
    <Frame viewer={page.viewer} network={page.place.network} current="metrics">
      <h1 className="text-2xl leading-8 font-semibold tracking-tight">{words.metrics.title}</h1>
      <p className="mt-2 mb-6 max-w-[70ch] text-ink-2">{words.metrics.lead}</p>
      <MetricList rows={metricRows(page.place)} />
    </Frame>
  );
}
