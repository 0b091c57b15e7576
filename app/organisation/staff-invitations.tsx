import { ActionButton } from "@/app/_components/action-button";
import { InvitationTable } from "@/app/_components/invitation-table";
import { formatDayOf } from "@/app/format";
import { words } from "@/app/words/words";
import type { StaffInvitation } from "@/db/queries/own-organisation";
import { invitationState } from "@/lib/access/invitation";
import { withdrawInvitation } from "./actions";

const said = words.organisation;

/** Who was asked to join the organisation, and how that stands; open ones can be withdrawn. */
export function StaffInvitations({
  invitations,
  now,
  timeZone,
}: {
  invitations: readonly StaffInvitation[];
  now: Date;
  timeZone: string;
}) {
  return (
    <InvitationTable words={said} columns={[said.person, said.email, said.invitedOn, said.state]}>
      {invitations.map((one) => {
        const state = invitationState(one, now);
        return (
          <tr key={one.id} className="border-b border-line last:border-b-0 *:px-4 *:py-2">
            <th scope="row" className="min-w-32 text-left font-[510] wrap-anywhere">
              {one.name}
            </th>
            <td className="min-w-40 wrap-anywhere">{one.email}</td>
            <td className="whitespace-nowrap">{formatDayOf(one.invitedAt, timeZone)}</td>
            <td>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                {state === "open"
                  ? said.openUntil(formatDayOf(one.expiresAt, timeZone))
                  : said.states[state]}
                {state === "open" ? (
                  <ActionButton
                    act={withdrawInvitation.bind(null, { id: one.id })}
                    label={said.withdraw}
                    name={said.withdrawOf(one.name)}
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
