import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { hrefOf, inNetwork, type Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { organisationNames, organisationNamesBySlug } from "@/db/queries/organisations";
import { listProposals, type ListedProposal } from "@/db/queries/proposals";
import { can } from "@/lib/access/can";
import { proposalTable } from "./proposal-table";

export const metadata: Metadata = { title: words.navigation.proposals };

const said = words.proposals;

/** What was proposed in this network to the viewer's organisation, and by it: what waits for its answer first. */
export default async function ProposalsPage({
  params,
}: PageProps<"/networks/[network]/proposals">) {
  const { network: slug } = await params;
  const path = `/networks/${slug}/proposals`;
  const page = await inNetwork({ slug, path, needs: "see-proposals" }, read);
  const { viewer, network, listed, names, slugs } = page;
  const frame = { slug, names, slugs, timeZone: network.timeZone };
  const waits = listed.filter((one) => one.state === "open" && !isAnswered(one, viewer));
  const open = listed.filter((one) => one.state === "open" && isAnswered(one, viewer));
  const settled = listed.filter(({ state }) => state !== "open");
  const content = markup`
    <div class="flex flex-wrap items-start justify-between gap-4">
      <div class="flex flex-col gap-2">
        <h1 class="text-2xl leading-8 font-semibold tracking-tight">${said.title}</h1>
        <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
      </div>
      ${
        can(viewer, "agree", network.id)
          ? markup`<a class="button-primary" href="${hrefOf(`${path}/new`)}">${said.propose}</a>`
          : null
      }
    </div>
    <p class="flex flex-wrap gap-x-6 gap-y-1 print:hidden">
      <a class="text-link" href="${hrefOf(`/networks/${slug}/conditions`)}">${said.conditions}</a>
      <a class="text-link" href="${hrefOf(`/networks/${slug}/metrics/library`)}">${said.library}</a>
      <a class="text-link" href="${hrefOf(`/networks/${slug}/chains`)}">${words.chains.title}</a>
    </p>
    ${proposalTable(said.waiting, said.noneWaiting, waits, frame)}
    ${proposalTable(said.open, said.noneOpen, open, frame)}
    ${proposalTable(said.settled, said.noneSettled, settled, frame)}`;
  return (
    <Frame viewer={viewer} network={network} current="proposals">
      <StaticMarkup className="flex flex-col gap-10" of={content} />
    </Frame>
  );
}

function isAnswered(
  { answers }: ListedProposal,
  { organisationId }: { readonly organisationId: string },
): boolean {
  return answers.some((one) => one.organisationId === organisationId);
}

async function read({ tx, network, viewer }: Acting) {
  return {
    viewer,
    network,
    listed: await listProposals(tx, network.id),
    names: await organisationNames(tx),
    slugs: await organisationNamesBySlug(tx),
  };
}
