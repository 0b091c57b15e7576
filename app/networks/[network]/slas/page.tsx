import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { markup } from "@/app/_components/markup";
import { periodLinks } from "@/app/_components/period-links";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth } from "@/app/format";
import { hrefOf, inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findFrozenTexts } from "@/db/queries/frozen-statements";
import { findSlasPlace } from "@/db/queries/slas";
import { can } from "@/lib/access/can";
import { Pools } from "./pools";
import { shownMonth, slasPage } from "./slas-page";
import { statementOf, summary } from "./statements";

const said = words.slas;

export const metadata: Metadata = { title: said.title };

/** The statements of a month: what the viewer's organisation owes each partner beside what that owes it. */
export default async function SlasPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]/slas">) {
  const { network: slug } = await params;
  const { period } = await searchParams;
  const path = `/networks/${slug}/slas`;
  const asked = typeof period === "string" ? period : null;
  const page =
    (await inPlace(
      { path, period, needs: "see-scorecards" },
      (tx) => findSlasPlace(tx, slug),
      async (tx, place, viewer) => {
        const shown = shownMonth(place, asked);
        if (shown === null) return null;
        const texts = await findFrozenTexts(tx, place.network.id, shown);
        return slasPage(place, viewer, { shown, texts });
      },
    )) ?? notFound();
  const month = formatMonth(page.period);
  const head = markup`<div class="flex flex-wrap items-start justify-between gap-3">
    <div class="flex flex-col gap-2">
      <h1 class="text-2xl leading-8 font-semibold tracking-tight">${said.title}: ${month}</h1>
      <p class="max-w-[70ch] text-ink-2 max-sm:sr-only">${said.lead}</p>
    </div>
    ${periodLinks(path, page.period, page.periods)}
  </div>`;
  const propose = can(page.viewer, "agree", page.network.id)
    ? markup`<p class="print:hidden"><a class="button-quiet" href="${hrefOf(`/networks/${slug}/proposals/new?sla=new`)}">${said.propose}</a></p>`
    : null;
  const empty = page.hasAny ? said.noneInMonth(month) : said.none;
  const csv = hrefOf(`/api/v1/networks/${slug}/slas?period=${page.period}&format=csv`);
  const body =
    page.slas.length === 0
      ? markup`<p class="text-ink-2">${empty}</p>`
      : markup`${summary(page)}
          <div class="flex flex-col gap-10">${page.slas.map((sla) => statementOf(sla, page))}</div>
          <p class="print:hidden"><a class="text-link" href="${csv}">${said.download}</a></p>`;
  const others =
    page.others.length === 0
      ? null
      : markup`<section aria-labelledby="others" class="flex flex-col gap-2">
          <h2 id="others" class="section-title">${said.others}</h2>
          <p class="text-ink-2">${said.othersLead}</p>
          <ul class="flex flex-col gap-1">${page.others.map(
            ({ parties: [one, other] }) =>
              markup`<li>${said.heading(page.nameOf(one), page.nameOf(other))}</li>`,
          )}</ul>
        </section>`;
  return (
    <Frame viewer={page.viewer} network={page.network} current="slas">
      <div className="flex flex-col gap-10">
        <StaticMarkup
          className="flex flex-col gap-6"
          of={markup`${head}${body}${propose}${others}`}
        />
        <Pools page={page} />
      </div>
    </Frame>
  );
}
