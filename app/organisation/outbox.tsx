import { Disclosure } from "@/app/_components/disclosure";
import { formatInstant } from "@/app/format";
import { words } from "@/app/words/words";
import type { MailEntry } from "@/db/queries/mail";

const said = words.organisation;

/** The mail in the organisation's name; what is held for want of a mail server can be read here. */
export function Outbox({ mail, timeZone }: { mail: readonly MailEntry[]; timeZone: string }) {
  return (
    <section aria-labelledby="outbox" className="flex flex-col gap-3">
      <h2 id="outbox" className="text-[15px] leading-[22px] font-[590]">
        {said.outbox}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{mail.length === 0 ? said.noMail : said.outboxLead}</p>
      {mail.length === 0 ? null : (
        <ul className="card divide-y divide-line">
          {mail.map(({ id, subject, toAddress, queuedAt, status, problem, heldBody }) => (
            <li key={id} className="flex flex-col px-4 py-3">
              <p className="font-[510] wrap-anywhere">{subject}</p>
              <p className="text-[13px] wrap-anywhere text-ink-2">
                {toAddress}, {formatInstant(queuedAt, timeZone)}
              </p>
              <p className={`text-[13px] ${status === "failed" ? "text-breach" : "text-ink-2"}`}>
                {said.mailStates[status]}
                {problem === null ? "" : `: ${problem}`}
              </p>
              {heldBody === null ? null : (
                <Disclosure summary={said.readMail(subject)}>
                  <p className="max-w-[80ch] rounded-control bg-sunken p-3 wrap-anywhere whitespace-pre-line">
                    {heldBody}
                  </p>
                </Disclosure>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
