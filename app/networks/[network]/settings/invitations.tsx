import { ActionButton } from "@/app/_components/action-button";
import { ScrollRegion } from "@/app/_components/scroll-region";
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
    <section aria-labelledby="invitations" className="flex flex-col gap-3">
      <h2 id="invitations" className="text-[15px] leading-[22px] font-[590]">
        {said.invitations}
      </h2>
      {invitations.length === 0 ? (
        <p className="text-ink-2">{said.noInvitations}</p>
      ) : (
        <ScrollRegion label={said.invitations}>
          <table className="w-full">
            <thead className="border-b border-line text-left text-[13px] text-ink-3">
              <tr className="*:px-4 *:py-2 *:font-[510]">
                <th scope="col">{said.organisation}</th>
                <th scope="col">{said.by}</th>
                <th scope="col">{said.asked}</th>
                <th scope="col">{said.state}</th>
              </tr>
            </thead>
            <tbody>
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
                    <td className="whitespace-nowrap">
                      {formatDayOf(one.invitedAt, network.timeZone)}
                    </td>
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
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
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
