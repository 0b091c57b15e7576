import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { StaticMarkup } from "@/app/_components/static-markup";
import { inNetwork, type Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findAgreedTerms } from "@/db/queries/agreed-terms";
import { findPacts } from "@/db/queries/pacts";
import { findProposal } from "@/db/queries/proposals";
import { actingIn } from "@/lib/access/acting";
import { all, askedIn, type Query } from "./asked";
import { backToProposals } from "../back-to-proposals";
import { chooser } from "./chooser";
import { formSaid } from "./form-said";
import { firstMonth, formOptions } from "./form-options";
import { countering, prefilled } from "./prefill";
import { askedPacts } from "./prefill-pacts";
import { ProposalForm } from "./proposal-form";

export const metadata: Metadata = { title: words.propose.title };

const said = words.propose;

/** The form that proposes: first what is to be changed, then what it is to be; or what is countered, word for word. */
export default async function ProposePage({
  params,
  searchParams,
}: PageProps<"/networks/[network]/proposals/new">) {
  const { network: slug } = await params;
  const query = await searchParams;
  const path = `/networks/${slug}/proposals/new${textOf(query)}`;
  const page = await inNetwork({ slug, path, needs: "agree" }, (acting) => read(acting, query));
  const { viewer, network, counter, given } = page;
  return (
    <Frame viewer={viewer} network={network} current="proposals">
      {given === null ? (
        <StaticMarkup className="flex flex-col gap-5" of={chooser(page, slug, actingIn(viewer))} />
      ) : (
        <div className="flex flex-col gap-8">
          <div className="flex flex-col gap-2">
            <StaticMarkup as="p" of={backToProposals(slug)} />
            <h1 className="text-2xl leading-8 font-semibold tracking-tight">
              {counter === null ? said.title : said.counterTitle(counter)}
            </h1>
            <p className="max-w-[70ch] text-ink-2">
              {counter === null ? said.lead : said.counterLead(counter)}
            </p>
          </div>
          <ProposalForm
            slug={slug}
            counterTo={counter}
            given={given}
            said={formSaid}
            options={page.options}
            answers={words.forms.answers}
          />
        </div>
      )}
    </Frame>
  );
}

async function read({ tx, network, viewer }: Acting, query: Query) {
  const known = await findAgreedTerms(tx, network.id);
  const own = known.filter(({ versions }) =>
    versions.at(-1)?.parties.includes(viewer.organisationSlug),
  );
  const pacts = await findPacts(tx, network.id);
  const counter = numberOf(query["counter"]);
  const from = firstMonth(network.timeZone);
  const frame = {
    viewer,
    network,
    own,
    pacts,
    counter,
    options: await formOptions(tx, network.id, known, pacts),
  };
  if (counter !== null) {
    const proposal = await findProposal(tx, network.id, counter);
    const isParty = proposal?.partyIds.includes(viewer.organisationId) === true;
    if (proposal === null || proposal.state !== "open" || !isParty) notFound();
    return { ...frame, given: countering(proposal, { agreed: known, pacts, coming: from }) };
  }
  const asked = await askedIn(tx, query, network.currency);
  const organisation = viewer.organisationSlug;
  const given = prefilled(asked, own, {
    from,
    organisation,
    pacts: askedPacts(query, { organisation, coming: from, pacts }),
  });
  return { ...frame, given: given.changes.length === 0 ? null : given };
}

function numberOf(value: string | string[] | undefined): number | null {
  return typeof value === "string" && /^[1-9][0-9]{0,8}$/.test(value) ? Number(value) : null;
}

/** The query as the address had it, for whoever has to sign in first. */
function textOf(query: Query): string {
  const parameters = Object.entries(query).flatMap(([key, value]) =>
    all(value).map((one): [string, string] => [key, one]),
  );
  return parameters.length === 0 ? "" : `?${new URLSearchParams(parameters).toString()}`;
}
