import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { hrefOf, inNetwork } from "@/app/viewer";
import { words } from "@/app/words/words";
import { Declarations } from "./declarations";
import { Declare } from "./declare";
import { Forecasts } from "./forecasts";
import { namedTable } from "./named-table";
import { readPage } from "./read-page";

export const metadata: Metadata = { title: words.conditions.title };

const said = words.conditions;

/** What bands flex with: conditions that are declared and confirmed, and forecasts that are agreed. */
export default async function ConditionsPage({
  params,
}: PageProps<"/networks/[network]/conditions">) {
  const { network: slug } = await params;
  const path = `/networks/${slug}/conditions`;
  const page = await inNetwork({ slug, path, needs: "see-proposals" }, readPage);
  const head = markup`
    <h1 class="text-2xl leading-8 font-semibold tracking-tight">${said.title}</h1>
    <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
    ${page.mayAgree ? null : markup`<p class="max-w-[70ch] text-ink-2">${said.reads}</p>`}
    <p class="print:hidden"><a class="text-link" href="${hrefOf(`/networks/${slug}/proposals`)}">${said.proposals}</a></p>`;
  return (
    <Frame viewer={page.viewer} network={page.network}>
      <div className="flex flex-col gap-10">
        <StaticMarkup className="flex flex-col gap-2" of={head} />
        <StaticMarkup of={namedTable(page)} />
        <Declarations page={page} />
        <Declare page={page} />
        <Forecasts page={page} />
      </div>
    </Frame>
  );
}
