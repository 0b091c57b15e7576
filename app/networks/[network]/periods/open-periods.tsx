import { ActionButton } from "@/app/_components/action-button";
import { formatDay, formatDayOf, formatList, formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { can } from "@/lib/access/can";
import type { Participation } from "@/lib/reporting/participation";
import { ask } from "./actions";
import { owed, type OpenPeriod, type PeriodsPage } from "./periods-page";

const said = words.periods;

/** The months that take figures: who has submitted, who is waited for, and a way to ask them. */
export function OpenPeriods({ page }: { page: PeriodsPage }) {
  if (page.open.length === 0) return <p className="text-ink-2">{said.noneOpen}</p>;
  return page.open.map((period) => <Open key={period.period} of={period} page={page} />);
}

function Open({ of, page }: { of: OpenPeriod; page: PeriodsPage }) {
  const { period, dueOn, lines } = of;
  const waited = lines.filter((line) => owed(line) > 0);
  const isOver = of.deadline !== null && waited.some(({ missing }) => missing > 0);
  const when = (isOver ? said.wasDue : said.due)(formatDay(dueOn), page.network.timeZone);
  return (
    <section aria-labelledby={`open-${period}`} className="flex flex-col gap-3">
      <h2 id={`open-${period}`} className="section-title">
        <a className="text-link" href={hrefOf(`/networks/${page.network.slug}/periods/${period}`)}>
          {formatMonth(period)}
        </a>
      </h2>
      <p className="max-w-[70ch]">
        <span className="font-[590]">{sentence(lines, page)}</span>{" "}
        <span className="text-ink-2">{when}</span>
      </p>
      <ul className="card divide-y divide-line">
        {lines.map((line) => (
          <Line key={line.organisationId} line={line} page={page} />
        ))}
      </ul>
    </section>
  );
}

function sentence(lines: readonly Participation[], { nameOf }: PeriodsPage): string {
  const waited = lines.filter((line) => owed(line) > 0);
  const due = lines.reduce((sum, line) => sum + line.due, 0);
  const left = waited.reduce((sum, line) => sum + owed(line), 0);
  const submitted = said.submitted(due - left, due);
  if (waited.length === 0) return submitted;
  return `${submitted} ${said.waitingFor(formatList(waited.map(({ organisationId }) => nameOf(organisationId))))}`;
}

function Line({ line, page }: { line: Participation; page: PeriodsPage }) {
  const { organisationId, due, late } = line;
  const left = owed(line);
  const isOwn = organisationId === page.viewer.organisationId;
  const soFar = left === 0 ? said.complete(due) : said.soFar(due - left, due);
  return (
    <li className="grid items-center gap-x-6 gap-y-1 px-4 py-3 wrap-anywhere sm:grid-cols-[3fr_2fr_3fr]">
      <span className="font-[590]">{page.nameOf(organisationId)}</span>
      <span className="tabular-nums">{late > 0 ? `${soFar}, ${said.lateCount(late)}` : soFar}</span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[13px] text-ink-2">
        {left === 0 ? null : isOwn ? (
          <Owing line={line} page={page} />
        ) : (
          <Asking line={line} page={page} />
        )}
      </span>
    </li>
  );
}

/** What the viewer's own organisation still owes: the way to enter it, and who asked for it. */
function Owing({ line, page }: { line: Participation; page: PeriodsPage }) {
  const { network, viewer } = page;
  return (
    <>
      {can(viewer, "enter-figures", network.id) ? (
        <a
          className="text-link print:hidden"
          href={hrefOf(`/networks/${network.slug}/report?period=${line.period}`)}
        >
          {said.enter}
        </a>
      ) : null}
      {askedBy(line, page)}
    </>
  );
}

/** Who has asked the viewer's own organisation. */
function askedBy({ period, organisationId }: Participation, { requests, nameOf }: PeriodsPage) {
  const asking = requests.filter(
    (one) => one.period === period && one.organisationId === organisationId,
  );
  if (asking.length === 0) return null;
  return <span>{said.askedBy(formatList(asking.map(({ askedById }) => nameOf(askedById))))}</span>;
}

/** Who has asked an organisation so far, as far as the viewer knows, and the button that asks. */
function Asking({
  line: { organisationId, period },
  page: { requests, viewer, network, mayAsk, nameOf },
}: {
  line: Participation;
  page: PeriodsPage;
}) {
  const asked = requests.find(
    (one) =>
      one.period === period &&
      one.organisationId === organisationId &&
      one.askedById === viewer.organisationId,
  );
  if (asked !== undefined) {
    return said.asked(formatDayOf(new Date(asked.askedAt), network.timeZone));
  }
  if (!mayAsk) return null;
  return (
    <ActionButton
      act={ask.bind(null, network.slug, { period, organisationId })}
      label={said.ask}
      name={said.askWhom(nameOf(organisationId), formatMonth(period))}
      words={words.forms.answers}
    />
  );
}
