import { formatDayOf } from "@/app/format";
import { words } from "@/app/words/words";
import type { Colleague, OwnNetwork } from "@/db/queries/own-organisation";
import { PersonChanges } from "./person-changes";

const said = words.organisation;

/** The organisation's people, each with roles, and behind a disclosure what can be changed. */
export function People({
  people,
  networks,
  ownId,
  timeZone,
}: {
  people: readonly Colleague[];
  networks: readonly OwnNetwork[];
  ownId: string;
  timeZone: string;
}) {
  return (
    <section aria-labelledby="people" className="flex flex-col gap-3">
      <h2 id="people" className="text-[15px] leading-[22px] font-[590]">
        {said.people}
      </h2>
      <ul className="card divide-y divide-line">
        {people.map((person) => (
          <li key={person.id} className="flex flex-col px-4 py-3">
            <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
              <div className="min-w-0">
                <h3 className="flex flex-wrap items-center gap-2 font-[590] wrap-anywhere">
                  {person.name}
                  {person.isAdmin ? <Tag>{said.admin}</Tag> : null}
                  {person.id === ownId ? <Tag>{said.you}</Tag> : null}
                </h3>
                <p className="text-[13px] wrap-anywhere text-ink-2">
                  {person.email}, {said.since(formatDayOf(person.joinedAt, timeZone))}
                </p>
              </div>
              <ul className="text-[13px] text-ink-2">
                {rolesOf(person, networks).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
            <PersonChanges person={person} networks={networks} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tag({ children }: { children: string }) {
  return (
    <span className="rounded-chip bg-none-tint px-1.5 text-xs leading-5 font-[510] text-none">
      {children}
    </span>
  );
}

function rolesOf(person: Colleague, networks: readonly OwnNetwork[]): readonly string[] {
  const lines = networks.flatMap(({ id, name }) => {
    const held = person.roles[id] ?? [];
    const names = held.map((role) => words.networks.roles[role]).join(", ");
    return held.length === 0 ? [] : [said.rolesNow(name, names)];
  });
  return lines.length === 0 ? [said.noRole] : lines;
}
