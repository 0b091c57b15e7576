import type { Metadata } from "next";
import { Frame } from "@/app/_components/frame";
import { formatDay, formatMonth } from "@/app/format";
import { inNetwork, type Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listFigures } from "@/db/queries/figures";
import { listMetrics } from "@/db/queries/metrics";
import { organisationNames } from "@/db/queries/organisations";
import { oldestOpenPeriod } from "@/db/queries/periods";
import { listSeriesReportedBy } from "@/db/queries/series";
import { addMonths } from "@/lib/periods/period";
import { Month } from "./month";
import { monthRows } from "./month-rows";

export const metadata: Metadata = { title: words.navigation.myMonth };

/** What the viewer's organisation owes for the oldest open period. */
export default async function ReportPage({ params }: PageProps<"/networks/[network]/report">) {
  const { network: slug } = await params;
  const path = `/networks/${slug}/report`;
  const page = await inNetwork({ slug, path, needs: "enter-figures" }, read);
  const { open, rows, network } = page;
  return (
    <Frame viewer={page.viewer} network={network} current="report">
      {open === null || rows.length === 0 ? (
        <>
          <h1 className="text-2xl leading-8 font-semibold tracking-tight">
            {words.navigation.myMonth}
          </h1>
          <p className="mt-2 text-ink-2">
            {open === null ? words.report.none : words.report.nothing}
          </p>
        </>
      ) : (
        <Month
          slug={slug}
          period={open.period}
          title={words.report.title(formatMonth(open.period))}
          due={dueText(open.dueOn, network.timeZone)}
          rows={rows}
          words={clientWords}
        />
      )}
    </Frame>
  );
}

/** The words of the form; sentences with values in them come ready from the server. */
const said = words.report;
const clientWords = {
  lead: said.lead,
  keys: said.keys,
  submit: said.submit,
  submitting: said.submitting,
  submitted: said.submitted,
  notApplicable: said.notApplicable,
  lastMonth: said.lastMonth,
  lastYear: said.lastYear,
  band: said.band,
  value: said.value,
  states: said.states,
  takeTheirs: said.takeTheirs,
  putMine: said.putMine,
  signedOut: said.signedOut,
  malformed: said.malformed,
  unsent: said.unsent,
  failed: said.failed,
  gone: said.gone,
  unsaved: said.unsaved,
  entered: said.entered,
};

function dueText(day: string, timeZone: string): string {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date());
  const say = today > day ? words.report.wasDue : words.report.due;
  return say(formatDay(day), timeZone);
}

async function read({ tx, network, viewer }: Acting) {
  const open = await oldestOpenPeriod(tx, network.id);
  const series = await listSeriesReportedBy(tx, network.id, viewer.organisationId);
  if (open === null || series.length === 0) return { viewer, network, open, rows: [] };
  const codes = [...new Set(series.map(({ metricCode }) => metricCode))];
  const metrics = await listMetrics(tx, network.id, codes);
  const figures = await listFigures(tx, network.id, {
    seriesKeys: series.map(({ key }) => key),
    first: addMonths(open.period, -12),
    last: open.period,
  });
  const names = await organisationNames(tx);
  const rows = monthRows({ metrics, series, figures, period: open.period, names });
  return { viewer, network, open, rows };
}
