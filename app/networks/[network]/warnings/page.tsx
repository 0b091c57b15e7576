import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findWarningsPlace } from "@/db/queries/warnings";
import { can } from "@/lib/access/can";
import { chainNames } from "@/lib/scorecards/agreed-chain";
import { chainChoice, choiceOf } from "../chain-choice";
import { Evidence } from "./evidence";
import { headline } from "./headline";
import { ledger } from "./ledger";
import { Life } from "./life";
import { tipping } from "./tipping";
import { warningsPage, whyNothing } from "./warnings-page";

export const metadata: Metadata = { title: words.navigation.earlyWarning };

/** Early warning: what the evidence asks for, the ledger of cuts behind it, and what people said of it. It shows what the last scan found, and never waits for one. */
export default async function WarningsPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]/warnings">) {
  const { network: slug } = await params;
  const { chain } = await searchParams;
  const { place, viewer } = await inPlace(
    { path: `/networks/${slug}/warnings`, needs: "see-scorecards" },
    (tx) => findWarningsPlace(tx, slug, typeof chain === "string" ? chain : null),
    async (_tx, place, viewer) => ({ place, viewer }),
  );
  const { network } = place;
  const choice = choiceOf(chainNames(place.chain, place.agreed), chain);
  if (choice === null) notFound();
  const page = warningsPage(place, choice);
  const nothing = markup`<div class="flex flex-col gap-2">
    ${chainChoice(`/networks/${slug}/warnings`, choice)}
    <h1 class="text-2xl leading-8 font-semibold tracking-tight">${words.warnings.title}</h1>
    <p class="max-w-[70ch] text-ink-2">${whyNothing(place, choice)}</p>
  </div>`;
  return (
    <Frame viewer={viewer} network={network} current="warnings">
      {page === null ? (
        <StaticMarkup of={nothing} />
      ) : (
        <div className="flex flex-col gap-10">
          <StaticMarkup of={headline(page)} />
          <StaticMarkup className="empty:hidden" of={markup`${ledger(page)}`} />
          <Evidence page={page} />
          <StaticMarkup className="empty:hidden" of={markup`${tipping(page)}`} />
          <Life page={page} mayAnswer={can(viewer, "answer-warning", network.id)} />
        </div>
      )}
    </Frame>
  );
}
