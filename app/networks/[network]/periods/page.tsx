import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findParticipation } from "@/db/queries/participation";
import { findMetricTermsPlace } from "@/db/queries/places";
import { OpenPeriods } from "./open-periods";
import { periodsPage, recordFrom } from "./periods-page";
import { reportingRecord } from "./reporting-record";

const said = words.periods;

export const metadata: Metadata = { title: said.title };

/** The months of the network: what is open and who is still waited for, and how reporting went so far. */
export default async function PeriodsPage({ params }: PageProps<"/networks/[network]/periods">) {
  const { network: slug } = await params;
  const page = await inPlace(
    { path: `/networks/${slug}/periods`, needs: "see-scorecards" },
    (tx) => findMetricTermsPlace(tx, slug),
    async (tx, place, viewer) =>
      periodsPage(place, viewer, await findParticipation(tx, place.network.id, recordFrom(place))),
  );
  const head = markup`
    <h1 class="text-2xl leading-8 font-semibold tracking-tight">${said.title}</h1>
    <p class="max-w-[70ch] text-ink-2">${said.lead}</p>`;
  return (
    <Frame viewer={page.viewer} network={page.network} current="periods">
      <div className="flex flex-col gap-10">
        <StaticMarkup className="flex flex-col gap-2" of={head} />
        <OpenPeriods page={page} />
        <StaticMarkup of={reportingRecord(page)} />
      </div>
    </Frame>
  );
}
