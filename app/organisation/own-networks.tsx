import { ActionButton } from "@/app/_components/action-button";
import { Confirm } from "@/app/_components/confirm";
import { formatDayOf } from "@/app/format";
import { words } from "@/app/words/words";
import type { OwnNetwork } from "@/db/queries/own-organisation";
import { leaveNetwork } from "./actions";

const said = words.organisation;

/** The networks that the organisation is in, each with the way out. */
export function OwnNetworks({
  networks,
  timeZone,
}: {
  networks: readonly OwnNetwork[];
  timeZone: string;
}) {
  return (
    <section aria-labelledby="networks" className="flex flex-col gap-3">
      <h2 id="networks" className="text-[15px] leading-[22px] font-[590]">
        {said.networks}
      </h2>
      {networks.length === 0 ? (
        <p className="text-ink-2">{said.noNetworks}</p>
      ) : (
        <ul className="card divide-y divide-line">
          {networks.map(({ id, name, joinedAt }) => (
            <li key={id} className="grid items-start gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-2">
              <div>
                <h3 className="font-[590] wrap-anywhere">{name}</h3>
                <p className="text-[13px] text-ink-2">
                  {said.memberSince(formatDayOf(joinedAt, timeZone))}
                </p>
              </div>
              <Confirm label={said.leave} text={said.leaveText(name)}>
                <ActionButton
                  act={leaveNetwork.bind(null, { networkId: id })}
                  label={said.leaveNow(name)}
                  words={words.forms.answers}
                />
              </Confirm>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
