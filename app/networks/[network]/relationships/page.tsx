import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { markup } from "@/app/_components/markup";
import { periodLinks } from "@/app/_components/period-links";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth } from "@/app/format";
import { inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findSlasPlace } from "@/db/queries/slas";
import { readRelationships } from "./read-relationship";
import { relationshipsTable } from "./relationships-table";

const said = words.relationships;

export const metadata: Metadata = { title: said.title };

/** The relationships of the viewer's organisation in a month, whatever asks for attention first. */
export default async function RelationshipsPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]/relationships">) {
  const { network: slug } = await params;
  const { period } = await searchParams;
  const path = `/networks/${slug}/relationships`;
  const asked = typeof period === "string" ? period : null;
  const { read, viewer } = await inPlace(
    { path, period, needs: "see-scorecards" },
    (tx) => findSlasPlace(tx, slug),
    async (tx, place, viewer) => {
      const found = await readRelationships(tx, place, asked);
      return { read: found ?? notFound(), viewer };
    },
  );
  const { place } = read;
  const body = markup`<div class="flex flex-wrap items-start justify-between gap-3">
      <div class="flex flex-col gap-2">
        <h1 class="text-2xl leading-8 font-semibold tracking-tight">${said.title}: ${formatMonth(read.period)}</h1>
        <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
      </div>
      ${periodLinks(
        path,
        read.period,
        place.periods.map((one) => one.period),
      )}
    </div>
    ${relationshipsTable(read, viewer)}`;
  return (
    <Frame viewer={viewer} network={place.network} current="relationships">
      <StaticMarkup className="flex flex-col gap-6" of={body} />
    </Frame>
  );
}
