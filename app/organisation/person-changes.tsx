import { ActionButton } from "@/app/_components/action-button";
import { Confirm } from "@/app/_components/confirm";
import { Disclosure } from "@/app/_components/disclosure";
import { deviceText } from "@/app/device-text";
import { formatInstant } from "@/app/format";
import { words } from "@/app/words/words";
import type { Colleague, OwnNetwork } from "@/db/queries/own-organisation";
import { endSessions, removePerson, setAdmin } from "./actions";
import { roleNetworks, roleWords } from "./role-words";
import { RolesForm } from "./roles-form";

const said = words.organisation;
const answers = words.forms.answers;

/** What an admin can change of a person: roles, being an admin, sessions, and that they belong here at all. */
export function PersonChanges({
  person,
  networks,
  timeZone,
}: {
  person: Colleague;
  networks: readonly OwnNetwork[];
  timeZone: string;
}) {
  const { id, name, isAdmin, sessions } = person;
  return (
    <Disclosure summary={said.change(name)}>
      <div className="flex flex-col gap-5 pt-2 pb-3">
        <RolesForm
          personId={id}
          networks={roleNetworks(networks)}
          held={person.roles}
          words={{ ...roleWords, save: said.saveRoles }}
          answers={answers}
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="text-ink-2">{sessionsText(person, timeZone)}</p>
          {sessions.length === 0 ? null : (
            <ActionButton
              act={endSessions.bind(null, { personId: id })}
              label={said.endSessions}
              words={answers}
            />
          )}
        </div>
        <div className="flex flex-wrap items-start gap-3">
          <ActionButton
            act={setAdmin.bind(null, { personId: id, isAdmin: !isAdmin })}
            label={isAdmin ? said.unmakeAdmin : said.makeAdmin}
            words={answers}
          />
          <Confirm label={said.remove} text={said.removeText(name)}>
            <ActionButton
              act={removePerson.bind(null, { personId: id })}
              label={said.removeNow(name)}
              words={answers}
            />
          </Confirm>
        </div>
      </div>
    </Disclosure>
  );
}

function sessionsText({ sessions }: Colleague, timeZone: string): string {
  const [latest] = sessions;
  if (latest === undefined) return said.noSessions;
  const when = formatInstant(latest.lastSeenAt, timeZone);
  const devices = [...new Set(sessions.map(({ device }) => deviceText(device)))].join(", ");
  return `${said.sessions(sessions.length, when)} (${devices})`;
}
