import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ActionButton } from "@/app/_components/action-button";
import { Confirm } from "@/app/_components/confirm";
import { Frame } from "@/app/_components/frame";
import { StaticMarkup } from "@/app/_components/static-markup";
import { inNetwork, type Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findIssue } from "@/db/queries/issues";
import { listMembers } from "@/db/queries/members";
import { partIn, suggestionsOf } from "@/lib/issues/issue";
import { add, release } from "../actions";
import { AnswerForm } from "./answer-form";
import { issueHead, suggestionMarkup, type IssuePage } from "./issue-head";
import { SuggestForm } from "./suggest-form";

const said = words.issues;

export const metadata: Metadata = { title: said.title };

/** One issue: for its author and its go-to person, and, once it is released, for both organisations. */
export default async function IssuePlace({
  params,
}: PageProps<"/networks/[network]/issues/[issue]">) {
  const { network: slug, issue: asked } = await params;
  const id = z.guid().safeParse(asked).data ?? null;
  const path = `/networks/${slug}/issues/${id ?? ""}`;
  const page = await inNetwork({ slug, path, needs: "raise-issue" }, (acting) =>
    id === null ? notFound() : readIssue(acting, id),
  );
  return (
    <Frame viewer={page.viewer} network={page.network} current="issues">
      <div className="flex flex-col gap-8">
        <StaticMarkup className="flex flex-col gap-3" of={issueHead(page)} />
        <Suggestions page={page} />
        <Acts page={page} />
      </div>
    </Frame>
  );
}

async function readIssue({ tx, network, viewer }: Acting, id: string): Promise<IssuePage> {
  const issue = (await findIssue(tx, network.id, id)) ?? notFound();
  const organisations = await listMembers(tx, network.id);
  const names = new Map(organisations.map((one) => [one.id, one.name]));
  return { network, viewer, issue, part: partIn(issue, viewer.personId), names };
}

function Suggestions({ page }: { page: IssuePage }) {
  const { issue, part, network } = page;
  const suggestions = suggestionsOf(issue);
  const open = issue.settledAt === null && part !== "reader";
  return (
    <section aria-labelledby="suggestions" className="flex flex-col gap-3">
      <h2 id="suggestions" className="section-title">
        {said.one.suggestions}
      </h2>
      {suggestions.length === 0 ? <p className="text-ink-2">{said.one.noSuggestions}</p> : null}
      {suggestions.length === 0 ? null : (
        <ul className="card divide-y divide-line">
          {suggestions.map((one) => (
            <li key={one.made.number} className="flex flex-col gap-2 px-4 py-4 wrap-anywhere">
              <StaticMarkup className="flex flex-col gap-1" of={suggestionMarkup(one, page)} />
              {open && one.answer === null && one.made.byAuthor !== (part === "author") ? (
                <AnswerForm
                  slug={network.slug}
                  issue={issue.id}
                  about={one.made.number}
                  choices={answerChoices}
                  words={answerWords}
                  answers={words.forms.answers}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {open ? (
        <SuggestForm
          slug={network.slug}
          issue={issue.id}
          words={suggestWords}
          answers={words.forms.answers}
        />
      ) : null}
    </section>
  );
}

/** What its author alone can do. */
function Acts({ page: { issue, part, network } }: { page: IssuePage }) {
  if (part !== "author") return null;
  const { answers } = words.forms;
  return (
    <div className="flex flex-wrap items-start gap-4 print:hidden">
      {issue.settledAt === null ? (
        <ActionButton
          act={add.bind(null, network.slug, { issue: issue.id, entry: { kind: "settled" } })}
          label={said.settle}
          words={answers}
        />
      ) : null}
      {issue.releasedAt === null ? (
        <Confirm label={said.release} text={said.releaseText}>
          <ActionButton
            act={release.bind(null, network.slug, { issue: issue.id })}
            label={said.releaseNow}
            words={answers}
            className="button-primary"
          />
        </Confirm>
      ) : null}
    </div>
  );
}

const { accepted, adapted, declined } = said.one.answers;
const answerChoices = [
  { value: "accepted", text: accepted },
  { value: "adapted", text: adapted },
  { value: "declined", text: declined },
];
const { summary, choice, reason, reasonHint, send } = said.answer;
const answerWords = { summary, choice, reason, reasonHint, send };
const { label, hint, send: sendSuggestion } = said.suggest;
const suggestWords = { label, hint, send: sendSuggestion };
