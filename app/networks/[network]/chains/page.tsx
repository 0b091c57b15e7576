import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { StaticMarkup } from "@/app/_components/static-markup";
import { markup } from "@/app/_components/markup";
import { hrefOf, inNetwork } from "@/app/viewer";
import { words } from "@/app/words/words";
import { can } from "@/lib/access/can";
import { chainSection } from "./chain-section";
import { readChains } from "./chains-page";

const said = words.chains;

export const metadata: Metadata = { title: said.title };

/** The chains of a network as they were agreed, version by version, with what each composed in the last closed month. */
export default async function ChainsPage({ params }: PageProps<"/networks/[network]/chains">) {
  const { network: slug } = await params;
  const path = `/networks/${slug}/chains`;
  const page = await inNetwork({ slug, path, needs: "see-scorecards" }, readChains);
  const { viewer, network, chains } = page;
  const propose = hrefOf(`/networks/${slug}/proposals/new?chain=new`);
  const content = markup`
    <div class="flex flex-wrap items-start justify-between gap-4">
      <div class="flex flex-col gap-2">
        <h1 class="text-2xl leading-8 font-semibold tracking-tight">${said.title}</h1>
        <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
      </div>
      ${can(viewer, "agree", network.id) ? markup`<a class="button-primary print:hidden" href="${propose}">${said.propose}</a>` : null}
    </div>
    ${chains.length === 0 ? markup`<p class="text-ink-2">${said.none}</p>` : chains.map((chain) => chainSection(chain, page))}`;
  return (
    <Frame viewer={viewer} network={network} current="chain-health">
      <StaticMarkup className="flex flex-col gap-10" of={content} />
    </Frame>
  );
}
