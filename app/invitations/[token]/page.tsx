import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { sessionToken } from "@/app/viewer";
import { words } from "@/app/words/words";
import { asGuest } from "@/db/doors";
import { readInvitation, type ReadInvitation } from "@/db/queries/invitation-link";
import { NetworkAsked } from "./network-asked";
import { StaffAsked } from "./staff-asked";

const said = words.invitation;

/** The title says nothing of who asks whom: it may end in a browser's history. */
export const metadata: Metadata = { title: said.title };

/** What a mailed link opens: who asks whom for what, before anything is answered. */
export default async function InvitationPage({ params }: PageProps<"/invitations/[token]">) {
  const { token } = await params;
  const session = await sessionToken();
  const invitation = await asGuest((tx) => readInvitation(tx, { token, sessionToken: session }));
  if (invitation === null) notFound();
  return (
    <main id="content" className="mx-auto flex max-w-[1040px] flex-col gap-8 px-4 py-10 sm:px-8">
      <p className="text-[15px] leading-[22px] font-[590]">{words.product}</p>
      <Invitation invitation={invitation} token={token} />
    </main>
  );
}

function Invitation({ invitation, token }: { invitation: ReadInvitation; token: string }) {
  if (invitation.state !== "open") return <Closed {...invitation} />;
  return invitation.purpose === "join-network" ? (
    <NetworkAsked invitation={invitation} token={token} />
  ) : (
    <StaffAsked invitation={invitation} token={token} />
  );
}

function Closed({ answer }: Pick<Extract<ReadInvitation, { answer: unknown }>, "answer">) {
  const how = answer ?? "expired";
  return (
    <div className="flex max-w-[52ch] flex-col gap-3">
      <h1 className="text-2xl leading-8 font-semibold tracking-tight">{said.closed[how]}</h1>
      <p className="text-ink-2">{said.closedNext[how]}</p>
      {how === "accepted" ? (
        <p>
          <Link href="/" className="text-link">
            {words.notFound.home}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
