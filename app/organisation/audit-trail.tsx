import { ScrollRegion } from "@/app/_components/scroll-region";
import { formatInstant } from "@/app/format";
import { words } from "@/app/words/words";
import type { Colleague, OwnAuditEntry } from "@/db/queries/own-organisation";
import { auditText } from "./audit-text";

const said = words.organisation;

/** Who did what for the organisation, newest first. */
export function AuditTrail({
  entries,
  people,
  timeZone,
}: {
  entries: readonly OwnAuditEntry[];
  people: readonly Colleague[];
  timeZone: string;
}) {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const who = (id: string | null) =>
    id === null ? said.somebody : (names.get(id) ?? said.formerPerson);
  return (
    <section aria-labelledby="audit" className="flex flex-col gap-3">
      <h2 id="audit" className="text-[15px] leading-[22px] font-[590]">
        {said.audit}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{said.auditLead}</p>
      <ScrollRegion label={said.audit}>
        <table className="w-full">
          <thead className="border-b border-line text-left text-[13px] text-ink-3">
            <tr className="*:px-4 *:py-2 *:font-[510]">
              <th scope="col">{said.when}</th>
              <th scope="col">{said.who}</th>
              <th scope="col">{said.what}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.seq} className="border-b border-line last:border-b-0 *:px-4 *:py-1.5">
                <td className="min-w-36">{formatInstant(entry.at, timeZone)}</td>
                <td className="min-w-32 wrap-anywhere">{who(entry.personId)}</td>
                <td className="min-w-56 wrap-anywhere">{auditText(entry, who)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
