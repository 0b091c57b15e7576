import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { markup, type Markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { hrefOf, inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findMetricsPlace, type Scorecard } from "@/db/queries/places";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { lastMeasuredIn } from "@/lib/scorecards/last-measured";
import { chainFacts } from "../chain-facts";
import { barDrifts } from "./bar-drifts";
import { bandCoherence } from "./coherence";
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
      <p className="mt-2 max-w-[70ch] text-ink-2">{words.metrics.lead}</p>
      <p className="mt-2 mb-6 print:hidden">
        <a className="text-link" href={hrefOf(`${base}/metrics/library`)}>
          {words.library.title}
        </a>
      </p>
      <div className="flex flex-col gap-10">
        <MetricList rows={metricRows(page.place)} />
        <StaticMarkup className="flex flex-col gap-10" of={bars(page)} />
      </div>
    </Frame>
  );
}

/** What the bounds come to, in the last month with a measured outcome; without one in the last month there is. */
function bars({ place, viewer }: { place: Scorecard; viewer: Viewer }): Markup {
  const { network, chain, agreed, figures, periods } = place;
  const facts = chainFacts(place, figures);
  const measured = facts === null ? null : lastMeasuredIn(facts);
  const at = measured ?? periods.at(-1)?.period;
  if (at === undefined || place.metrics.length === 0) return markup``;
  const coherence =
    chain === null && agreed === null
      ? null
      : bandCoherence({
          base: `/networks/${network.slug}`,
          facts,
          at,
          mayPropose: can(viewer, "agree", network.id),
        });
  return markup`${coherence}${barDrifts(place, facts, at)}`;
}
