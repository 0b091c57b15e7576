import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import { parsePeriod } from "@/lib/periods/period";
import { AcceptOrDispute, ProposedRestatement, Question, Restating } from "./answers";
import { figureHead } from "./figure-head";
import { readFigure } from "./read-figure";
import { thenAndNow } from "./then-and-now";
import { trail } from "./trail";

type Props = PageProps<"/networks/[network]/periods/[period]/figures/[key]">;

/** The title names the month that the address names already; nothing of the figure itself. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const period = parsePeriod((await params).period);
  const month = period === null ? "" : `${formatMonth(period)} · `;
  return { title: `${month}${words.settlement.trail}` };
}

/** One figure: what it says, what is asked about it, how it was agreed, and everything that happened to it. */
export default async function FigurePage({ params }: Props) {
  const { network: slug, ...asked } = await params;
  const page = await readFigure(slug, asked);
  const { viewer, place } = page;
  const then = thenAndNow(page);
  return (
    <Frame viewer={viewer} network={place.network} current="periods">
      <div className="flex flex-col gap-10">
        <StaticMarkup className="flex flex-col gap-3" of={figureHead(page)} />
        <ProposedRestatement page={page} />
        <Question page={page} />
        <AcceptOrDispute page={page} />
        {then === null ? null : <StaticMarkup className="contents" of={then} />}
        <Restating page={page} />
        <StaticMarkup className="contents" of={trail(page)} />
      </div>
    </Frame>
  );
}
