import { formatDayOf, formatList } from "@/app/format";
import { words } from "@/app/words/words";
import type { Member } from "@/db/queries/members";

const said = words.settings;

/** The members of a network, with the names that it knows; those who left stand last. */
export function Members({ members, timeZone }: { members: readonly Member[]; timeZone: string }) {
  const current = members.filter(({ leftAt }) => leftAt === null);
  const former = members.filter(({ leftAt }) => leftAt !== null);
  return (
    <section aria-labelledby="members" className="flex flex-col gap-3">
      <h2 id="members" className="text-[15px] leading-[22px] font-[590]">
        {said.members}
      </h2>
      <ul className="card divide-y divide-line">
        {[...current, ...former].map(({ id, name, joinedAt, leftAt, people }) => (
          <li key={id} className="grid gap-x-6 gap-y-1 px-4 py-3 sm:grid-cols-[1fr_1fr]">
            <div>
              <h3 className={`font-[590] wrap-anywhere ${leftAt === null ? "" : "text-ink-2"}`}>
                {name}
              </h3>
              <p className="text-[13px] text-ink-2">
                {leftAt === null
                  ? `${said.since} ${formatDayOf(joinedAt, timeZone)}`
                  : `${said.until(formatDayOf(leftAt, timeZone))}. ${said.formerNote}`}
              </p>
            </div>
            <div>
              <p className="text-[13px] text-ink-3">{said.people}</p>
              <p className="wrap-anywhere">
                {people.length === 0 ? said.noPeople : formatList(people)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
