import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import { can } from "@/lib/access/can";
import { parsePeriod } from "@/lib/periods/period";
import { CloseSection } from "./close-section";
import { monthHead } from "./month-head";
import { allFigures, memberTable, openMatters } from "./month-tables";
import { readPeriod } from "./read-period";
import { WaitingSection } from "./waiting-section";

type Props = PageProps<"/networks/[network]/periods/[period]">;

/** The title names the month that the address names already. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const period = parsePeriod((await params).period);
  const month = period === null ? "" : `${formatMonth(period)} · `;
  return { title: `${month}${words.settlement.periods}` };
}

/** One month: what waits for the viewer first, then what is open between others, who has signed, and every figure. */
export default async function PeriodPage({ params }: Props) {
  const { network: slug, period } = await params;
  const { place, viewer, figures, isLate } = await readPeriod(slug, period);
  const { network } = place;
  return (
    <Frame viewer={viewer} network={network} current="periods">
      <div className="flex flex-col gap-10">
        <StaticMarkup className="flex flex-col gap-3" of={monthHead(place, isLate)} />
        <WaitingSection
          place={place}
          figures={figures}
          organisationId={viewer.organisationId}
          mayAnswer={can(viewer, "agree", network.id)}
        />
        <StaticMarkup
          className="contents"
          of={openMatters(place, figures, viewer.organisationId)}
        />
        <StaticMarkup className="contents" of={memberTable(place, figures)} />
        <CloseSection place={place} figures={figures} viewer={viewer} />
        <StaticMarkup className="contents" of={allFigures(place, figures)} />
      </div>
    </Frame>
  );
}
