import { ActionButton } from "@/app/_components/action-button";
import { deviceText } from "@/app/device-text";
import { formatAgo } from "@/app/format";
import { words } from "@/app/words/words";
import type { OwnSession } from "@/db/queries/own-sessions";
import { endOtherSessions, endSession } from "./actions";

const said = words.account;

/** Where a person is signed in, this session first; any other can be ended. */
export function Sessions({ sessions, now }: { sessions: readonly OwnSession[]; now: Date }) {
  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-3">
      <h2 id="sessions" className="text-[15px] leading-[22px] font-[590]">
        {said.sessions}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{said.sessionsLead}</p>
      <ul className="card divide-y divide-line">
        {sessions.map(({ id, device, createdAt, lastSeenAt, isThis }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3"
          >
            <div>
              <p className="font-[590]">{deviceText(device)}</p>
              <p className="text-[13px] text-ink-2">
                {said.times(formatAgo(createdAt, now), formatAgo(lastSeenAt, now))}
              </p>
            </div>
            {isThis ? (
              <p className="text-[13px] text-ink-2">{said.thisOne}</p>
            ) : (
              <ActionButton
                act={endSession.bind(null, { id })}
                label={said.end}
                name={said.endOf(deviceText(device))}
                words={words.forms.answers}
              />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <div>
          <ActionButton
            act={endOtherSessions.bind(null, {})}
            label={said.endOthers}
            words={words.forms.answers}
          />
        </div>
      ) : null}
    </section>
  );
}
