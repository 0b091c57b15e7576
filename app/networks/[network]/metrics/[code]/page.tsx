import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { LevelChip } from "@/app/_components/level-chip";
import { PeriodLinks } from "@/app/_components/period-links";
import { formatMonth, formatValue } from "@/app/format";
import { inNetwork, type Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listFigures, listRevisions } from "@/db/queries/figures";
import { listMetrics } from "@/db/queries/metrics";
import { organisationNames } from "@/db/queries/organisations";
import { listPeriods } from "@/db/queries/periods";
import { parsePeriod, type Period } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";
import { judgedTogether } from "@/lib/reporting/judged";
import { proposedIn, versionIn, type Metric } from "@/lib/reporting/metric";
import { Agreements } from "./agreements";
import { Bands } from "./bands";
import { DefinitionCard } from "./definition-card";
import { FigureSources } from "./figure-sources";
import { MetricTrend } from "./metric-trend";

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
  const page = await inNetwork({ slug, path: base, needs: "see-definitions" }, (acting) =>
    read(acting, code, asked),
  );
  if (typeof period === "string" && !page.periods.some((one) => one === asked)) notFound();
  const { metric, at, figures, names, network } = page;
  const version = versionIn(metric, at) ?? proposedIn(metric, at) ?? metric.versions.at(0);
  if (version === undefined) notFound();
  const ofMonth = metric.series.map(
    ({ key }) => figures.find((one) => one.seriesKey === key && one.period === at) ?? null,
  );
  const together = judgedTogether(metric, at, ofMonth);
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
          {metric.series.length === 0 ? (
            <p className="text-ink-2">{words.metrics.computed}</p>
          ) : (
            <p className="flex flex-wrap items-center gap-3 text-xl leading-7 font-[590]">
              {formatValue(together.value, together.version)}
              <LevelChip level={together.level} />
              <span className="text-[13px] font-normal text-ink-2">
                {formatMonth(at)} (<time dateTime={at}>{at}</time>)
              </span>
            </p>
          )}
        </section>
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
        <Bands metric={metric} version={version} />
        <Agreements metric={metric} names={names} timeZone={network.timeZone} />
      </div>
    </Frame>
  );
}

async function read({ tx, network, viewer }: Acting, code: string, asked: Period | null) {
  const [metric] = await listMetrics(tx, network.id, [code]);
  const periods = (await listPeriods(tx, network.id)).map((one) => one.period);
  const [first] = periods;
  const last = periods.at(-1);
  if (metric === undefined || first === undefined || last === undefined) notFound();
  const seriesKeys = metric.series.map(({ key }) => key);
  const all = await listFigures(tx, network.id, { seriesKeys, first, last });
  const figures = all.filter(({ status }) => status !== "draft");
  const at = asked ?? lastComplete(metric, figures) ?? figures.at(-1)?.period ?? last;
  const revisions = await listRevisions(tx, network.id, { seriesKeys, period: at });
  return {
    viewer,
    network,
    metric,
    periods,
    figures,
    at,
    revisions: revisions.filter(({ status }) => status !== "draft"),
    names: await organisationNames(tx),
  };
}

/** The last month for which every series has reported; a month that is only begun would show a hole first. */
function lastComplete(metric: Metric, figures: readonly Figure[]): Period | null {
  const reported = figures.filter(({ parts }) => parts !== null);
  const complete = (at: Period) =>
    reported.filter(({ period }) => period === at).length === metric.series.length;
  return reported.findLast(({ period }) => complete(period))?.period ?? null;
}
