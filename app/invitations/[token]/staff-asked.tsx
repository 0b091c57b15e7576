import { formatInstant } from "@/app/format";
import { words } from "@/app/words/words";
import type { StaffInvitationRead } from "@/db/queries/invitation-link";
import { AnswerPart } from "./answer-part";
import { Fact } from "./fact";

const said = words.invitation;

/** A person's invitation to an organisation, with the roles that are offered. */
export function StaffAsked({
  invitation,
  token,
}: {
  invitation: StaffInvitationRead;
  token: string;
}) {
  const { organisation, invitedBy, networks, isAdmin, expiresAt } = invitation;
  return (
    <>
      <header className="flex max-w-[70ch] flex-col gap-2">
        <h1 className="text-2xl leading-8 font-semibold tracking-tight wrap-anywhere">
          {said.toOrganisation(organisation)}
        </h1>
        <p className="text-ink-2">{said.invitedBy(invitedBy, organisation)}</p>
      </header>
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_340px]">
        <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
          <Fact term={said.roles}>
            {networks.length === 0 ? said.rolesNone : null}
            {networks.map(({ name, roles }) => (
              <span key={name} className="block">
                {name}: {roles.map((role) => words.networks.roles[role]).join(", ")}
              </span>
            ))}
            {isAdmin ? <span className="block">{said.admin}</span> : null}
          </Fact>
          <Fact term={said.until}>{formatInstant(expiresAt, "UTC")} UTC</Fact>
        </dl>
        <AnswerPart invitation={invitation} token={token} />
      </div>
    </>
  );
}
