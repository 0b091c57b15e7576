import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { PeriodLinks } from "@/app/_components/period-links";
import { inNetwork, type Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listFigures, listRevisions } from "@/db/queries/figures";
import { listMetrics } from "@/db/queries/metrics";
import { organisationNames } from "@/db/queries/organisations";
import { listPeriods } from "@/db/queries/periods";
import { parsePeriod, type Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { proposedIn, versionIn, type Metric } from "@/lib/reporting/metric";
import { Agreements } from "./agreements";
import { Bands } from "./bands";
import { ComposedOf } from "./composed-of";
import { DefinitionCard } from "./definition-card";
import { FigureSources } from "./figure-sources";
import { MetricTrend } from "./metric-trend";
import { readComposed, type Composed } from "./read-composed";
import { MetricStanding } from "./metric-standing";

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
  const page = await inNetwork({ slug, path: base, period, needs: "see-definitions" }, (acting) =>
    read(acting, code, asked),
  );
  if (typeof period === "string" && !page.periods.some((one) => one === asked)) notFound();
  const { metric, at, composed, figures, names, network } = page;
  const month = composed?.months.find(({ period: one }) => one === at) ?? null;
  const version = versionIn(metric, at) ?? proposedIn(metric, at) ?? metric.versions.at(0);
  if (version === undefined) notFound();
  const ofMonth = metric.series.map(
    ({ key }) => figures.find((one) => one.seriesKey === key && one.period === at) ?? null,
  );
  return (
    <Frame viewer={page.viewer} network={network} current="metrics">
      <div className="flex flex-col gap-10">
        <section className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-[13px] text-ink-2">
              <Link href={`/networks/${slug}/metrics`} className="text-link">
                {words.metrics.title}
              </Link>{" "}
              · {metric.code}
            </p>
            <PeriodLinks base={base} period={at} periods={page.periods} />
          </div>
          <h1 className="text-2xl leading-8 font-semibold tracking-tight">{version.name}</h1>
          <p className="max-w-[70ch] text-ink-2">{version.purpose}</p>
          <MetricStanding
            metric={metric}
            figures={ofMonth}
            month={month}
            period={at}
            names={names}
          />
        </section>
        {composed === null ? null : (
          <ComposedOf composed={composed} month={month} base={`/networks/${slug}`} names={names} />
        )}
        <FigureSources
          metric={metric}
          period={at}
          figures={ofMonth}
          revisions={page.revisions}
          names={names}
          timeZone={network.timeZone}
        />
        <MetricTrend
          metric={metric}
          figures={figures}
          periods={page.periods}
          names={names}
          base={base}
        />
        <DefinitionCard version={version} names={names} />
        <Bands metric={metric} version={version} names={names} timeZone={network.timeZone} />
        <Agreements metric={metric} names={names} timeZone={network.timeZone} />
      </div>
    </Frame>
  );
}

async function read(acting: Acting, code: string, asked: Period | null) {
  const { tx, network, viewer } = acting;
  const [metric] = await listMetrics(tx, network.id, [code]);
  const periods = (await listPeriods(tx, network.id)).map((one) => one.period);
  const last = periods.at(-1);
  if (metric === undefined || last === undefined) notFound();
  const seriesKeys = metric.series.map(({ key }) => key);
  const all = await listFigures(tx, network.id, { seriesKeys });
  const figures = all.filter(({ status }) => status !== "draft");
  const composed = await readComposed(acting, code, periods);
  const at = asked ?? latest(metric, figures, composed) ?? last;
  const revisions = await listRevisions(tx, network.id, { seriesKeys, period: at });
  return {
    viewer,
    network,
    metric,
    periods,
    figures,
    at,
    composed,
    revisions: revisions.filter(({ status }) => status !== "draft"),
    names: await organisationNames(tx),
  };
}

/** The last month with something to show: complete or composed, or else one with any figure. */
function latest(
  metric: Metric,
  figures: readonly Figure[],
  composed: Composed | null,
): Period | undefined {
  return (
    lastComplete(metric, figures) ??
    composed?.months.findLast((month) => month.composed.value !== null)?.period ??
    figures.at(-1)?.period
  );
}

/** The last month for which every series has reported; a month that is only begun would show a hole first. */
function lastComplete(metric: Metric, figures: readonly Figure[]): Period | null {
  const reported = figures.filter(({ parts }) => parts !== null);
  const complete = (at: Period) =>
    reported.filter(({ period }) => period === at).length === metric.series.length;
  return reported.findLast(({ period }) => complete(period))?.period ?? null;
}
