import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { markup, type Markup } from "@/app/_components/markup";
import { StaticMarkup } from "@/app/_components/static-markup";
import { inNetwork, type Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listGoToPeople, listIssues, type GoToPerson } from "@/db/queries/issues";
import { listMembers } from "@/db/queries/members";
import { issueCauses, issueOwners, partIn } from "@/lib/issues/issue";
import { issueList } from "./issue-list";
import { RaiseForm } from "./raise-form";

const said = words.issues;

export const metadata: Metadata = { title: said.title };

/** Whom one can go to, and the issues that the viewer may read. */
export default async function IssuesPage({ params }: PageProps<"/networks/[network]/issues">) {
  const { network: slug } = await params;
  const path = `/networks/${slug}/issues`;
  const { viewer, network, issues, people, names } = await inNetwork(
    { slug, path, needs: "raise-issue" },
    readAll,
  );
  const of = (part: ReturnType<typeof partIn>) =>
    issues.filter((one) => partIn(one, viewer.personId) === part);
  const others = people.filter(({ personId }) => personId !== viewer.personId);
  const nameOf = ({ name, organisationId }: GoToPerson) =>
    said.of(name, names.get(organisationId) ?? "");
  const { lists } = said;
  const content = markup`
    <div class="flex flex-col gap-2">
      <h1 class="text-2xl leading-8 font-semibold tracking-tight">${said.title}</h1>
      <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
    </div>
    ${peopleList(people.map(nameOf))}
    ${issueList({ id: "confided", title: lists.confided, network }, of("go-to"))}
    ${issueList({ id: "raised", title: lists.raised, network }, of("author"))}
    ${issueList({ id: "released", title: lists.released, network }, of("reader"))}`;
  return (
    <Frame viewer={viewer} network={network} current="issues">
      <div className="flex flex-col gap-10">
        <StaticMarkup className="flex flex-col gap-10" of={content} />
        {others.length === 0 ? (
          <p className="text-ink-2">{said.nobody}</p>
        ) : (
          <RaiseForm
            slug={slug}
            people={others.map((one) => ({
              value: `${one.organisationId} ${one.personId}`,
              text: nameOf(one),
            }))}
            causes={issueCauses.map((cause) => ({ value: cause, text: said.causes[cause] }))}
            owners={issueOwners.map((owner) => ({ value: owner, text: said.owners[owner] }))}
            words={formWords}
            answers={words.forms.answers}
          />
        )}
      </div>
    </Frame>
  );
}

const { title, lead, to, choose, cause, says, saysHint, owner, send } = said.raise;
const formWords = { title, lead, to, choose, cause, says, saysHint, owner, send };

async function readAll({ tx, network, viewer }: Acting) {
  const [issues, people, organisations] = await Promise.all([
    listIssues(tx, network.id),
    listGoToPeople(tx, network.id),
    listMembers(tx, network.id),
  ]);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return { viewer, network, issues, people, names };
}

function peopleList(people: readonly string[]): Markup {
  return markup`<section aria-labelledby="people" class="flex flex-col gap-2">
    <h2 id="people" class="section-title">${said.people}</h2>
    <ul class="flex flex-wrap gap-x-6 gap-y-1">${people.map((one) => markup`<li>${one}</li>`)}</ul>
  </section>`;
}
