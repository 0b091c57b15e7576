import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionButton } from "@/app/_components/action-button";
import { Confirm } from "@/app/_components/confirm";
import { Frame } from "@/app/_components/frame";
import { markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { hrefOf, inNetwork, type Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findAgreedTerms } from "@/db/queries/agreed-terms";
import { findChainMetrics } from "@/db/queries/chains";
import { organisationNames, organisationNamesBySlug } from "@/db/queries/organisations";
import { findPacts } from "@/db/queries/pacts";
import { findProposal, type Proposal } from "@/db/queries/proposals";
import { can } from "@/lib/access/can";
import type { Viewer } from "@/lib/access/viewer";
import { fieldsOf } from "@/lib/proposals/fields-of";
import { isOfMetric, objectOf } from "@/lib/proposals/proposal-terms";
import { withdraw } from "../actions";
import { fieldLabel } from "../field-text";
import { objectText } from "../object-text";
import { triedIn } from "../tried";
import { AnswerForm } from "./answer-form";
import { chainCoherenceOf, codesOf, touchesChain } from "./chain-coherence";
import { changes, commentText } from "./changes";
import { CommentForm } from "./comment-form";
import { parties } from "./parties";
import { proposalHead } from "./proposal-head";
import { TriedSection } from "./tried-section";

type Props = PageProps<"/networks/[network]/proposals/[number]">;

const said = words.proposals;

/** The title names the number that the address names already. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  return { title: `${said.number(Number(number) || 0)} · ${said.title}` };
}

/** One proposal: what would change, who has answered how, what was said about it, and the viewer's own answer. */
export default async function ProposalPage({ params }: Props) {
  const { network: slug, number: typed } = await params;
  const number = /^[1-9][0-9]{0,8}$/.test(typed) ? Number(typed) : 0;
  const base = `/networks/${slug}/proposals`;
  const page = await inNetwork(
    { slug, path: `${base}/${typed}`, needs: "see-proposals" },
    (acting) => read(acting, number),
  );
  const { viewer, network, proposal, names } = page;
  const { timeZone } = network;
  const mayAgree =
    can(viewer, "agree", network.id) && proposal.partyIds.includes(viewer.organisationId);
  const general = proposal.comments.filter(({ place }) => place === "");
  return (
    <Frame viewer={viewer} network={network} current="proposals">
      <div className="flex flex-col gap-10">
        <StaticMarkup
          className="flex flex-col gap-3"
          of={proposalHead(proposal, names, { timeZone, base })}
        />
        <Answer {...page} mayAgree={mayAgree} slug={slug} />
        <StaticMarkup
          className="contents"
          of={markup`${changes({ ...page, timeZone, currency: network.currency })}${chainCoherenceOf(proposal.terms, page.chain, page.agreed)}`}
        />
        <TriedSection tried={page.tried} />
        <StaticMarkup
          className="contents"
          of={parties(proposal, names, {
            timeZone,
            textPath: hrefOf(`/api/v1/networks/${slug}/proposals/${number}/text`),
          })}
        />
        <section aria-labelledby="comments" className="flex flex-col gap-3">
          <h2 id="comments" className="section-title">
            {said.comments}
          </h2>
          {proposal.comments.length === 0 ? <p className="text-ink-2">{said.noComments}</p> : null}
          {general.map((one) => (
            <StaticMarkup
              key={one.number}
              className="contents"
              of={commentText(one, { names, timeZone })}
            />
          ))}
          {mayAgree ? (
            <CommentForm
              slug={slug}
              number={number}
              places={placesOf(proposal, page.slugs)}
              words={{ about: said.commentAbout, comment: said.comment, add: said.addComment }}
              answers={words.forms.answers}
            />
          ) : null}
        </section>
      </div>
    </Frame>
  );
}

/** What the viewer's organisation may still answer, or what it has. */
function Answer({
  proposal,
  viewer,
  mayAgree,
  slug,
}: {
  proposal: Proposal;
  viewer: Viewer;
  mayAgree: boolean;
  slug: string;
}) {
  if (proposal.state !== "open") return null;
  const own = proposal.answers.find(
    ({ organisationId }) => organisationId === viewer.organisationId,
  );
  if (!mayAgree) return <p className="text-ink-2">{said.answer.viewer}</p>;
  const counterPath = hrefOf(`/networks/${slug}/proposals/new?counter=${proposal.number}`);
  if (own === undefined) {
    const { agree, counter, decline, reason, reasonHint, title, lead } = said.answer;
    return (
      <AnswerForm
        slug={slug}
        number={proposal.number}
        hash={proposal.textHash}
        counterPath={counterPath}
        words={{
          title,
          lead: lead(viewer.organisationName),
          agree,
          counter,
          decline,
          reason,
          reasonHint,
        }}
        answers={words.forms.answers}
      />
    );
  }
  return (
    <div className="flex flex-wrap items-start gap-4 print:hidden">
      <p className="py-1.5 text-ink-2">{said.answer.given(said.answers[own.answer])}</p>
      <a className="button-quiet" href={counterPath}>
        {said.answer.counter}
      </a>
      {proposal.organisationId === viewer.organisationId ? (
        <Confirm label={said.withdraw} text={said.withdrawText}>
          <ActionButton
            act={withdraw.bind(null, slug, { number: proposal.number })}
            label={said.withdraw}
            words={words.forms.answers}
          />
        </Confirm>
      ) : null}
    </div>
  );
}

function placesOf({ terms }: Proposal, slugs: ReadonlyMap<string, string>) {
  const several = terms.changes.length > 1;
  return [
    { place: "", label: said.whole },
    ...terms.changes.flatMap((change) =>
      fieldsOf(change).map(({ place, field }) => ({
        place,
        label: several
          ? `${objectText(objectOf(change), slugs)}: ${fieldLabel(field, slugs)}`
          : fieldLabel(field, slugs),
      })),
    ),
  ];
}

async function read({ tx, network, viewer }: Acting, number: number) {
  const proposal = await findProposal(tx, network.id, number);
  if (proposal === null) notFound();
  const chain = await findChainMetrics(tx, network.id);
  const ofChain = touchesChain(proposal.terms, chain) ? codesOf(chain) : [];
  const codes = [
    ...proposal.terms.changes.filter(isOfMetric).map(({ metric }) => metric),
    ...ofChain,
  ];
  return {
    viewer,
    network,
    proposal,
    chain,
    countered:
      proposal.counterTo === null ? null : await findProposal(tx, network.id, proposal.counterTo),
    agreed: await findAgreedTerms(tx, network.id, codes),
    pacts: await findPacts(tx, network.id),
    // Before it is agreed: afterwards its statements tell.
    tried:
      proposal.state === "open"
        ? await triedIn(tx, network.slug, { terms: proposal.terms, viewer })
        : [],
    names: await organisationNames(tx),
    slugs: await organisationNamesBySlug(tx),
  };
}
