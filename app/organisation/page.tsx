import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { forOwn } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import { listMail } from "@/db/queries/mail";
import { readOwnOrganisation } from "@/db/queries/own-organisation";
import type { Viewer } from "@/lib/access/viewer";
import { AuditTrail } from "./audit-trail";
import { InvitePerson } from "./invite-person";
import { Outbox } from "./outbox";
import { OwnNetworks } from "./own-networks";
import { People } from "./people";
import { StaffInvitations } from "./staff-invitations";
import { roleNetworks, roleWords } from "./role-words";

export const metadata: Metadata = { title: words.navigation.organisation };

const said = words.organisation;

/** What an organisation's admins look after: people and roles, invitations, networks, mail, and who did what. */
export default async function OrganisationPage() {
  const page = await forOwn({ path: "/organisation", needs: "manage-organisation" }, read);
  const { viewer, own, now } = page;
  if (own === null) notFound();
  const { people, networks, timeZone } = own;
  return (
    <Frame viewer={viewer}>
      <div className="flex flex-col gap-10">
        <div className="flex flex-col gap-2">
          <h1 className="text-2xl leading-8 font-semibold tracking-tight wrap-anywhere">
            {viewer.organisationName}
          </h1>
          <p className="max-w-[70ch] text-ink-2">{said.lead}</p>
        </div>
        <People
          people={people.filter(({ leftAt }) => leftAt === null)}
          networks={networks}
          ownId={viewer.personId}
          timeZone={timeZone}
        />
        <InvitePerson
          networks={roleNetworks(networks)}
          words={inviteWords}
          answers={words.forms.answers}
        />
        <StaffInvitations invitations={own.invitations} now={now} timeZone={timeZone} />
        <OwnNetworks networks={networks} timeZone={timeZone} />
        <Outbox mail={page.mail} timeZone={timeZone} />
        <AuditTrail entries={own.audit} people={people} timeZone={timeZone} />
      </div>
    </Frame>
  );
}

/** The words of the form. */
const inviteWords = {
  ...roleWords,
  title: said.invite,
  lead: said.inviteLead,
  name: said.name,
  email: said.email,
  asAdmin: said.asAdmin,
  send: said.send,
};

async function read(tx: Tx, viewer: Viewer) {
  return {
    viewer,
    now: new Date(),
    own: await readOwnOrganisation(tx, viewer.organisationId),
    mail: await listMail(tx, { limit: 50 }),
  };
}
