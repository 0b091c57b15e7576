import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findCustomerPlace } from "@/db/queries/customer-place";
import { parsePeriod } from "@/lib/periods/period";
import { chainNames } from "@/lib/scorecards/agreed-chain";
import { comparisonOf } from "./chain-against";
import { choiceOf } from "./chain-choice";
import { chainPage } from "./chain-page";
import { ChainView } from "./chain-view";
import { MetricList } from "./metrics/metric-list";
import { metricRows } from "./metrics/metric-rows";

export const metadata: Metadata = { title: words.navigation.chainHealth };

/** Chain health: what the end customer got, and how the stages together came to it. */
export default async function ChainHealthPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]">) {
  const { network: slug } = await params;
  const { period, against, chain } = await searchParams;
  const path = `/networks/${slug}`;
  const asked = typeof period === "string" ? parsePeriod(period) : null;
  const comparison = comparisonOf(against);
  const page = await inPlace(
    { path, period, needs: "see-scorecards" },
    (tx) => findCustomerPlace(tx, slug, asked, typeof chain === "string" ? chain : null),
    async (_tx, place, viewer) => ({ viewer, place }),
  );
  const { place } = page;
  const { network } = place;
  const choice = choiceOf(chainNames(place.chain, place.agreed), chain);
  const periods = place.periods.map((one) => one.period);
  if (typeof period === "string" && !periods.some((one) => one === asked)) notFound();
  if (comparison === null || choice === null) notFound();
  return (
    <Frame viewer={page.viewer} network={network} current="chain-health">
      {choice.shown === null ? (
        <>
          <h1 className="text-2xl leading-8 font-semibold tracking-tight">{network.name}</h1>
          <p className="mt-2 mb-6 max-w-[70ch] text-ink-2">{words.chain.noChain}</p>
          <MetricList rows={metricRows(place)} />
        </>
      ) : (
        <ChainView
          page={chainPage(page, { asked, against: comparison, choice })}
          base={path}
          choice={choice}
          periods={periods}
        />
      )}
    </Frame>
  );
}
