import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { markup } from "@/app/_components/markup";
import { periodLinks } from "@/app/_components/period-links";
import { StaticMarkup } from "@/app/_components/static-markup";
import { hrefOf, inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findMetricPlace, type MetricsPlace } from "@/db/queries/places";
import { chainNames } from "@/lib/scorecards/agreed-chain";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import { parsePeriod } from "@/lib/periods/period";
import { proposedIn, versionIn } from "@/lib/reporting/metric";
import { pageOf } from "../../chain-choice";
import { BarDriftOverTime } from "./bar-drift";
import { bands } from "./bands";
import { composedOf } from "./composed-of";
import { definitionCard } from "./definition-card";
import { drift } from "./drift";
import { figureSources, type MetricMonth } from "./figure-sources";
import { flexes } from "./flexes";
import { metricHistory, signalIn } from "./metric-history";
import { metricStanding } from "./metric-standing";
import { MetricTrend } from "./metric-trend";
import { parallelRuns } from "./parallel-runs";
import { readMetric } from "./read-metric";
import { suggestion } from "./suggestion";
import { versionsOf } from "./versions";

type Props = PageProps<"/networks/[network]/metrics/[code]">;

/** The title names the code that the address names already; nothing of the metric itself. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return { title: `${code} · ${words.metrics.title}` };
}

/** One metric: its figures over time, where each comes from, and the definition with who agreed to it. */
export default async function MetricPage({ params, searchParams }: Props) {
  const { network: slug, code } = await params;
  const { period } = await searchParams;
  const asked = typeof period === "string" ? parsePeriod(period) : null;
  const base = `/networks/${slug}/metrics/${code}`;
  const page = await inPlace(
    { path: base, period, needs: "see-definitions" },
    (tx) => findMetricPlace(tx, slug, code),
    async (tx, place, viewer) => ({ ...place, viewer, ...(await readMetric(tx, place, asked)) }),
  );
  const periods = page.periods.map((one) => one.period);
  if (typeof period === "string" && !periods.some((one) => one === asked)) notFound();
  const { metric, at, composed, figures, names, network } = page;
  const month = composed?.months.find(({ period: one }) => one === at) ?? null;
  const version = versionIn(metric, at) ?? proposedIn(metric, at) ?? metric.versions.at(0);
  if (version === undefined) notFound();
  const shown: MetricMonth = {
    metric,
    period: at,
    figures: metric.series.map(
      ({ key }) => figures.find((one) => one.seriesKey === key && one.period === at) ?? null,
    ),
    revisions: page.revisions,
  };
  const { timeZone, reference } = network;
  const warnings = warningsOf(page, slug);
  const history = metricHistory(metric, figures, { periods, restated: page.restated });
  const head = markup`
    <section class="flex flex-col gap-3">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <p class="text-[13px] text-ink-2">
          <a href="${hrefOf(`/networks/${slug}/metrics`)}" class="text-link">${words.metrics.title}</a> · ${metric.code}
        </p>
        ${periodLinks(base, at, periods)}
      </div>
      <h1 class="text-2xl leading-8 font-semibold tracking-tight">${version.name}</h1>
      <p class="max-w-[70ch] text-ink-2">${version.purpose}</p>
      ${metricStanding(shown, { composed: month, signal: signalIn(history, at), names })}
    </section>
    ${composed === null ? null : composedOf(composed, month, { base: `/networks/${slug}`, names })}`;
  const drifts = markup`
    ${drift(history, { reference, base, names, warnings })}
    ${flexes(metric, history, { base, names })}`;
  const foot = markup`
    ${suggestion(metric, history, { slug, mayPropose: mayPropose(page, version) })}
    ${figureSources(shown, { names, timeZone, base: `/networks/${slug}` })}
    ${definitionCard(version, names)}
    ${bands(metric, names, { unit: version.unit, timeZone, slug })}
    ${parallelRuns(metric, { figures, beside: page.parallelFigures }, names)}
    ${versionsOf(metric, { names, timeZone, slug, comments: page.comments })}`;
  return (
    <Frame viewer={page.viewer} network={network} current="metrics">
      <div className="flex flex-col gap-10">
        <StaticMarkup className="flex flex-col gap-10" of={head} />
        <MetricTrend metric={metric} history={history} names={names} base={base} />
        <StaticMarkup className="flex flex-col gap-10" of={drifts} />
        <BarDriftOverTime metric={metric} months={history.together} />
        <StaticMarkup className="flex flex-col gap-10" of={foot} />
      </div>
    </Frame>
  );
}

/** Whether the viewer may propose for a party of the metric. */
function mayPropose(
  { viewer, network }: { readonly viewer: Viewer } & Pick<MetricsPlace, "network">,
  { partyIds }: MetricVersion,
): boolean {
  return can(viewer, "agree", network.id) && partyIds.includes(viewer.organisationId);
}

/** Where the early warning stands of each chain that a metric measures; where there is only one to choose it needs no name. */
function warningsOf(
  {
    chain,
    agreed,
    chains,
  }: Pick<MetricsPlace, "chain" | "agreed"> & { readonly chains: readonly string[] },
  slug: string,
) {
  const base = `/networks/${slug}/warnings`;
  return chainNames(chain, agreed).length > 1
    ? chains.map((name) => ({ chain: name, path: pageOf(base, name) }))
    : chains.map(() => ({ chain: null, path: base }));
}
