import { ActionButton } from "@/app/_components/action-button";
import { InvitationTable } from "@/app/_components/invitation-table";
import { formatDayOf } from "@/app/format";
import { words } from "@/app/words/words";
import type { Invitation } from "@/db/queries/invitations";
import type { Network } from "@/db/queries/networks";
import { invitationState } from "@/lib/access/invitation";
import { withdraw } from "./actions";

const said = words.settings;

/** Who was asked to join by whom, and how that stands; open ones of one's own organisation can be withdrawn. */
export function Invitations({
  invitations,
  network,
  mayWithdrawFor,
  now,
}: {
  invitations: readonly Invitation[];
  network: Network;
  mayWithdrawFor: string | null;
  now: Date;
}) {
  return (
    <InvitationTable words={said} columns={[said.organisation, said.by, said.asked, said.state]}>
      {invitations.map((one) => {
        const isOpen = invitationState(one, now) === "open";
        return (
          <tr key={one.id} className="border-b border-line last:border-b-0 *:px-4 *:py-2">
            <th scope="row" className="min-w-40 text-left font-[510] wrap-anywhere">
              {one.organisationName}
            </th>
            <td className="min-w-40 wrap-anywhere">
              {one.invitingPerson}, {one.invitedBy}
            </td>
            <td className="whitespace-nowrap">{formatDayOf(one.invitedAt, network.timeZone)}</td>
            <td>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                {stateText(one, now, network.timeZone)}
                {isOpen && one.invitingOrganisationId === mayWithdrawFor ? (
                  <ActionButton
                    act={withdraw.bind(null, network.slug, { id: one.id })}
                    label={said.withdraw}
                    name={said.withdrawOf(one.organisationName)}
                    words={words.forms.answers}
                  />
                ) : null}
              </span>
            </td>
          </tr>
        );
      })}
    </InvitationTable>
  );
}

function stateText(invitation: Invitation, now: Date, timeZone: string): string {
  const state = invitationState(invitation, now);
  const { joinedAs, organisationName, expiresAt } = invitation;
  if (state === "open") return said.openUntil(formatDayOf(expiresAt, timeZone));
  return state === "accepted" && joinedAs !== null && joinedAs !== organisationName
    ? said.joinedAs(joinedAs)
    : said.states[state];
}
