import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { inNetwork, type Acting } from "@/app/viewer";
import { inOrder } from "@/app/_components/in-order";
import { words } from "@/app/words/words";
import { listAskable, listInvitations } from "@/db/queries/invitations";
import { listMembers } from "@/db/queries/members";
import { can } from "@/lib/access/can";
import { Invitations } from "./invitations";
import { InviteForm } from "./invite-form";
import { Members } from "./members";

export const metadata: Metadata = { title: words.navigation.settings };

const said = words.settings;

/** Who is in the network, who was asked to join, and, for managers, the form to ask another. */
export default async function SettingsPage({ params }: PageProps<"/networks/[network]/settings">) {
  const { network: slug } = await params;
  const path = `/networks/${slug}/settings`;
  const page = await inNetwork({ slug, path, needs: "see-invitations" }, read);
  const { viewer, network, askable } = page;
  return (
    <Frame viewer={viewer} network={network} current="settings">
      <div className="flex flex-col gap-10">
        <div className="flex flex-col gap-2">
          <h1 className="text-2xl leading-8 font-semibold tracking-tight">
            {words.navigation.settings}
          </h1>
          <p className="max-w-[70ch] text-ink-2">{said.lead}</p>
        </div>
        <Members members={page.members} timeZone={network.timeZone} />
        <Invitations
          invitations={page.invitations}
          network={network}
          now={page.now}
          mayWithdrawFor={askable === null ? null : viewer.organisationId}
        />
        {askable === null ? null : (
          <InviteForm
            slug={slug}
            askable={askable}
            words={formWords}
            answers={words.forms.answers}
          />
        )}
      </div>
    </Frame>
  );
}

/** The words of the form. */
const formWords = {
  title: said.invite,
  lead: said.inviteLead,
  organisationName: said.organisationName,
  email: said.email,
  note: said.note,
  noteHint: said.noteHint,
  metrics: said.metrics,
  metricsHint: said.metricsHint,
  noMetrics: said.noMetrics,
  send: said.send,
};

async function read({ tx, network, viewer }: Acting) {
  return {
    viewer,
    network,
    now: new Date(),
    members: await listMembers(tx, network.id),
    invitations: await listInvitations(tx, network.id),
    askable: can(viewer, "invite-organisation", network.id)
      ? (await listAskable(tx, network.id)).toSorted((one, other) => inOrder(one.code, other.code))
      : null,
  };
}
