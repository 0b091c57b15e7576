import { formatInstant, formatMonth } from "@/app/format";
import { words } from "@/app/words/words";
import { can } from "@/lib/access/can";
import { addMonths, periodsFrom } from "@/lib/periods/period";
import { NoticeForm } from "./notice-form";
import type { SlaPage } from "./sla-page";

const said = words.slas.notice;

/** What was said in time of a miss to come, and the form to say it for one's own organisation. */
export function Notices({ page }: { page: SlaPage }) {
  const { network, viewer, number, notices, terms, now, nameOf } = page;
  const own = terms.obligations.filter(({ obligor }) => obligor === viewer.organisationId);
  const mayGive = can(viewer, "agree", network.id) && own.length > 0;
  return (
    <section aria-labelledby="notices" className="flex flex-col gap-3 print:hidden">
      <h2 id="notices" className="section-title">
        {said.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{notices.length === 0 ? said.none : said.lead}</p>
      {notices.length === 0 ? null : (
        <ul className="card divide-y divide-line">
          {notices.map(({ obligation, period, organisationId, personName, says, noticedAt }) => (
            <li key={`${obligation} ${period}`} className="flex flex-col gap-1 px-4 py-3">
              <p className="font-[590]">{said.which(obligation, formatMonth(period))}</p>
              <p className="wrap-anywhere whitespace-pre-line">{says}</p>
              <p className="text-[13px] text-ink-2">
                {said.byWhom(
                  personName,
                  nameOf(organisationId),
                  formatInstant(noticedAt, network.timeZone),
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {mayGive ? (
        <NoticeForm
          slug={network.slug}
          sla={number}
          obligations={own.map(({ key }) => ({ value: key, text: key }))}
          months={periodsFrom(now, addMonths(now, 3)).map((month) => ({
            value: month,
            text: formatMonth(month),
          }))}
          words={said.form}
          answers={words.forms.answers}
        />
      ) : null}
    </section>
  );
}
