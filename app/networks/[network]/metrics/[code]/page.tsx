import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { PeriodLinks } from "@/app/_components/period-links";
import { hrefOf, inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findMetricPlace } from "@/db/queries/places";
import { parsePeriod } from "@/lib/periods/period";
import { proposedIn, versionIn } from "@/lib/reporting/metric";
import { Agreements } from "./agreements";
import { Bands } from "./bands";
import { ComposedOf } from "./composed-of";
import { DefinitionCard } from "./definition-card";
import { FigureSources } from "./figure-sources";
import { MetricStanding } from "./metric-standing";
import { MetricTrend } from "./metric-trend";
import { readMetric } from "./read-metric";

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
  const ofMonth = metric.series.map(
    ({ key }) => figures.find((one) => one.seriesKey === key && one.period === at) ?? null,
  );
  return (
    <Frame viewer={page.viewer} network={network} current="metrics">
      <div className="flex flex-col gap-10">
        <section className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="text-[13px] text-ink-2">
              <Link href={hrefOf(`/networks/${slug}/metrics`)} className="text-link">
                {words.metrics.title}
              </Link>{" "}
              · {metric.code}
            </p>
            <PeriodLinks base={base} period={at} periods={periods} />
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
          periods={periods}
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
