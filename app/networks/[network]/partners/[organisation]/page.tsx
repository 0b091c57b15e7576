import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { markup } from "@/app/_components/markup";
import { periodLinks } from "@/app/_components/period-links";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth } from "@/app/format";
import { hrefOf, inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findMetricTermsPlace } from "@/db/queries/places";
import { findScoredNetwork } from "@/db/queries/relationships";
import { customersOf, partner } from "@/lib/scorecards/partner";
import { shownMonth } from "../../slas/slas-page";
import { groupsOf, partnerHeadline, viewsOf } from "./partner-view";

const said = words.partners;

export const metadata: Metadata = { title: words.relationships.title };

/** The scorecard of one organisation of the network: what it does for whose customers, exceptions first. */
export default async function PartnerPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]/partners/[organisation]">) {
  const { network: slug, organisation } = await params;
  const { period, for: seenFrom } = await searchParams;
  const path = `/networks/${slug}/partners/${organisation}`;
  const only = customersOf.find((one) => one === seenFrom) ?? null;
  const page =
    (await inPlace(
      { path, period, needs: "see-scorecards" },
      (tx) => findMetricTermsPlace(tx, slug),
      async (tx, place, viewer) => {
        const shown = shownMonth(place, typeof period === "string" ? period : null);
        if (shown === null) return null;
        const opened = place.periods.map((one) => one.period);
        const scored = await findScoredNetwork(tx, place.network.id, { opened, period: shown });
        const about = scored.members.find((one) => one.slug === organisation);
        const card = about === undefined ? null : partner(about.id, scored, only);
        return about === undefined || card === null ? null : { place, viewer, about, card };
      },
    )) ?? notFound();
  const { place, viewer, about, card } = page;
  const pair = `/networks/${slug}/relationships/${viewer.organisationSlug}..${about.slug}?period=${card.period}`;
  const body = markup`<div class="flex flex-wrap items-start justify-between gap-3">
      <div class="flex flex-col gap-2">
        <h1 class="text-2xl leading-8 font-semibold tracking-tight wrap-anywhere">${said.heading(about.name)}: ${formatMonth(card.period)}</h1>
        <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
        ${about.id === viewer.organisationId ? null : markup`<p class="print:hidden"><a class="text-link" href="${hrefOf(pair)}">${said.pair(about.name)}</a></p>`}
      </div>
      ${periodLinks(
        path,
        card.period,
        place.periods.map((one) => one.period),
      )}
    </div>
    ${viewsOf(path, card, only)}
    ${partnerHeadline(card)}
    ${groupsOf(card, { base: `/networks/${slug}`, names: place.names })}`;
  return (
    <Frame viewer={viewer} network={place.network} current="relationships">
      <StaticMarkup className="flex flex-col gap-6" of={body} />
    </Frame>
  );
}
