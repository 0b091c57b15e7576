import { formatDay, formatInstant, formatList, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import type { NetworkInvitationRead } from "@/db/queries/invitation-link";
import { AnswerPart } from "./answer-part";
import { AskedMetric } from "./asked-metric";
import { Fact } from "./fact";

const said = words.invitation;

/** An organisation's invitation to a network, and the way to answer it beside it. */
export function NetworkAsked({
  invitation,
  token,
}: {
  invitation: NetworkInvitationRead;
  token: string;
}) {
  const { network, invitedBy, organisationName, note, members, asked, expiresAt } = invitation;
  return (
    <>
      <header className="flex max-w-[70ch] flex-col gap-2">
        <h1 className="text-2xl leading-8 font-semibold tracking-tight wrap-anywhere">
          {said.toNetwork(invitedBy.organisation, organisationName, network.name)}
        </h1>
        <p className="text-ink-2">{said.asks(invitedBy.person, invitedBy.organisation)}</p>
      </header>
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_340px]">
        <div className="flex min-w-0 flex-col gap-8">
          <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
            <Fact term={said.asked}>{said.askedCount(asked.length)}</Fact>
            <Fact term={said.takes}>{said.minutes(2 + asked.length, asked.length)}</Fact>
            <Fact term={said.first}>{firstMonth(invitation)}</Fact>
            <Fact term={said.until}>
              {formatInstant(expiresAt, network.timeZone)}, {network.timeZone}
            </Fact>
          </dl>
          {note === "" ? null : (
            <figure className="card flex flex-col gap-1 p-5">
              <figcaption className="text-[13px] text-ink-3">
                {said.writes(invitedBy.person)}
              </figcaption>
              <blockquote className="max-w-[70ch] wrap-anywhere whitespace-pre-line">
                {note}
              </blockquote>
            </figure>
          )}
          <section aria-labelledby="what" className="flex max-w-[70ch] flex-col gap-2">
            <h2 id="what" className="text-[15px] leading-[22px] font-[590]">
              {said.what}
            </h2>
            <p className="text-ink-2">{said.whatText}</p>
            <p>
              <span className="text-ink-3">{said.members}: </span>
              {formatList(members)}
            </p>
          </section>
          <section aria-labelledby="asked" className="flex flex-col gap-3">
            <h2 id="asked" className="text-[15px] leading-[22px] font-[590]">
              {said.asked}
            </h2>
            <p className="max-w-[70ch] text-ink-2">
              {asked.length === 0 ? said.askedNone : said.agreeing}
            </p>
            {asked.map((metric) => (
              <AskedMetric
                key={`${metric.code} ${metric.version}`}
                metric={metric}
                bands={invitation.bands.filter(({ code }) => code === metric.code)}
              />
            ))}
          </section>
        </div>
        <AnswerPart invitation={invitation} token={token} />
      </div>
    </>
  );
}

function firstMonth({ period }: NetworkInvitationRead): string {
  return period === null
    ? said.noMonth
    : said.firstDue(formatMonth(period.month), formatDay(period.dueOn));
}
