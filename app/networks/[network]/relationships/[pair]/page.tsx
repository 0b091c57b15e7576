import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { markup } from "@/app/_components/markup";
import { periodLinks } from "@/app/_components/period-links";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth } from "@/app/format";
import { hrefOf, inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findSlasPlace } from "@/db/queries/slas";
import { levelText } from "../level-text";
import { pairPage } from "./pair-page";
import { plansOfPair, recordOfPair, slasOfPair } from "./pair-sections";
import { ValueOfPair } from "./value";
import { headline, sidesOf } from "./sides";

const said = words.relationships;

export const metadata: Metadata = { title: said.title };

/** The scorecard of a pair: what each does for the other, side by side, exceptions first. */
export default async function RelationshipPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]/relationships/[pair]">) {
  const { network: slug, pair } = await params;
  const { period } = await searchParams;
  const list = `/networks/${slug}/relationships`;
  const path = `${list}/${pair}`;
  const asked = typeof period === "string" ? period : null;
  const page =
    (await inPlace(
      { path, period, needs: "see-scorecards" },
      (tx) => findSlasPlace(tx, slug),
      async (tx, place, viewer) => pairPage(tx, place, viewer, { pair, asked }),
    )) ?? notFound();
  const { viewer, network, they, card } = page;
  const months = page.periods;
  const month = formatMonth(card.period);
  const partner = hrefOf(`/networks/${slug}/partners/${they.slug}?period=${card.period}`);
  const body = markup`<div class="flex flex-wrap items-start justify-between gap-3">
      <div class="flex flex-col gap-2">
        <p class="print:hidden"><a class="text-link" href="${hrefOf(`${list}?period=${card.period}`)}">${said.title}</a></p>
        <h1 class="text-2xl leading-8 font-semibold tracking-tight wrap-anywhere">${said.heading(viewer.organisationName, they.name)}: ${month}</h1>
        <p class="text-[13px] text-ink-2">${said.level}: ${levelText(page.level)} · <a class="text-link" href="${partner}">${said.scorecard(they.name)}</a></p>
      </div>
      ${periodLinks(path, card.period, months)}
    </div>
    ${headline(page)}
    ${sidesOf(page)}
    ${slasOfPair(page)}
    ${plansOfPair(page)}
    ${recordOfPair(page)}`;
  return (
    <Frame viewer={viewer} network={network} current="relationships">
      <div className="flex flex-col gap-8">
        <StaticMarkup className="flex flex-col gap-8" of={body} />
        <ValueOfPair page={page} />
      </div>
    </Frame>
  );
}
