import { ActionButton } from "@/app/_components/action-button";
import { Disclosure } from "@/app/_components/disclosure";
import { formatDayOf, formatList } from "@/app/format";
import { words } from "@/app/words/words";
import type { Network } from "@/db/queries/networks";
import {
  lastAnswer,
  standingOf,
  unanswered,
  type Expectation,
  type ExpectationAnswer,
} from "@/lib/promises/expectation";
import { answer } from "./actions";
import { DeclineForm } from "./decline-form";

const said = words.expectations;

/** What the lists have in common; `own` is the organisation that may answer, null where the viewer may not. */
export type ExpectationsPage = {
  readonly network: Network;
  readonly own: string | null;
  readonly nameOf: (organisationId: string) => string;
  readonly metricName: (code: string) => string;
};

/** Expectations under a heading, each with who answered and with what the viewer may answer. */
export function ExpectationList({
  id,
  title,
  none,
  expectations,
  page,
}: {
  id: string;
  title: string;
  none: string;
  expectations: readonly Expectation[];
  page: ExpectationsPage;
}) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="section-title">
        {title}
      </h2>
      {expectations.length === 0 ? (
        <p className="text-ink-2">{none}</p>
      ) : (
        <ul className="card divide-y divide-line">
          {expectations.map((one) => (
            <Line key={one.number} expectation={one} page={page} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ expectation, page }: { expectation: Expectation; page: ExpectationsPage }) {
  const { kind, says, metricCode, answers } = expectation;
  const standing = standingOf(expectation);
  const waiting = unanswered(expectation);
  return (
    <li className="flex flex-col gap-2 px-4 py-4 wrap-anywhere">
      <p className="text-[13px] text-ink-3">
        {said.kinds[kind]}
        {standing === "agreed" ? null : ` · ${said.standings[standing]}`}
      </p>
      <p className="max-w-[70ch] font-[510] whitespace-pre-line">{says}</p>
      {metricCode === null ? null : <p>{said.ofMetric(page.metricName(metricCode))}</p>}
      {waiting.length === 0 ? null : (
        <p className="text-ink-2">{said.waiting(formatList(waiting.map(page.nameOf)))}</p>
      )}
      <Disclosure summary={said.who}>
        <ul className="flex flex-col gap-1 pb-2">
          {answers.map((one) => (
            <li key={`${one.organisationId} ${one.answeredAt.toISOString()}`}>
              {answerText(one, page)}
            </li>
          ))}
        </ul>
      </Disclosure>
      <Answering expectation={expectation} page={page} />
    </li>
  );
}

function answerText(
  { personName, organisationId, answer: given, reason, answeredAt }: ExpectationAnswer,
  { nameOf, network }: ExpectationsPage,
): string {
  const day = formatDayOf(answeredAt, network.timeZone);
  const says = said.answered(personName, nameOf(organisationId), said.answers[given], day);
  return reason === null ? `${says}.` : `${says}${said.because(reason)}`;
}

/** What the viewer's organisation may answer: what it didn't answer last. */
function Answering({ expectation, page }: { expectation: Expectation; page: ExpectationsPage }) {
  const { network, own } = page;
  if (own === null || !expectation.partyIds.includes(own)) return null;
  const { number, says } = expectation;
  const last = lastAnswer(expectation, own)?.answer ?? null;
  return (
    <div className="flex flex-col items-start gap-1 print:hidden">
      {last === "agree" ? null : (
        <ActionButton
          act={answer.bind(null, network.slug, { number, answer: "agree", reason: "" })}
          label={said.agree}
          name={said.agreeTo(says)}
          words={words.forms.answers}
          className="button-primary"
        />
      )}
      {last === "decline" ? null : (
        <Disclosure summary={last === "agree" ? said.end : said.decline} className="w-full">
          <DeclineForm
            slug={network.slug}
            number={number}
            words={{
              reason: said.reason,
              reasonHint: said.reasonHint,
              send: last === "agree" ? said.end : said.decline,
            }}
            answers={words.forms.answers}
          />
        </Disclosure>
      )}
    </div>
  );
}
