import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { PeriodLinks } from "@/app/_components/period-links";
import { formatDay, formatMonth } from "@/app/format";
import { inNetwork, type Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { listFigures } from "@/db/queries/figures";
import { listMetrics } from "@/db/queries/metrics";
import { organisationNames } from "@/db/queries/organisations";
import { listPeriods } from "@/db/queries/periods";
import { listSeriesReportedBy } from "@/db/queries/series";
import { addMonths } from "@/lib/periods/period";
import { Month } from "./month";
import type { MonthRow } from "./month-row";
import { monthRows } from "./month-rows";

const said = words.report;

export const metadata: Metadata = { title: words.navigation.myMonth };

/** What the viewer's organisation owes: for the period asked for, or the oldest open one in which it still owes a figure. */
export default async function ReportPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]/report">) {
  const { network: slug } = await params;
  const { period } = await searchParams;
  const path = `/networks/${slug}/report`;
  const page = await inNetwork({ slug, path, period, needs: "enter-figures" }, (acting) =>
    read(acting, typeof period === "string" ? period : null),
  );
  const { month, rows, network } = page;
  if (month === null || rows.length === 0) {
    return (
      <Frame viewer={page.viewer} network={network} current="report">
        <h1 className="text-2xl leading-8 font-semibold tracking-tight">
          {words.navigation.myMonth}
        </h1>
        <p className="mt-2 text-ink-2">{month === null ? said.none : said.nothing}</p>
      </Frame>
    );
  }
  return (
    <Frame viewer={page.viewer} network={network} current="report">
      <div className="flex justify-end">
        <PeriodLinks base={path} period={month.period} periods={page.open} />
      </div>
      <Month
        key={month.period}
        slug={slug}
        period={month.period}
        title={said.title(formatMonth(month.period))}
        due={dueText(month.dueOn, network.timeZone)}
        rows={rows}
        words={clientWords}
      />
    </Frame>
  );
}

/** The words of the form; sentences with values in them come ready from the server. */
const clientWords = {
  lead: said.lead,
  keys: said.keys,
  submit: said.submit,
  submitting: said.submitting,
  submitted: said.submitted,
  notApplicable: said.notApplicable,
  lastMonth: said.lastMonth,
  lastYear: said.lastYear,
  value: said.value,
  states: said.states,
  takeTheirs: said.takeTheirs,
  putMine: said.putMine,
  signedOut: said.signedOut,
  malformed: said.malformed,
  unsent: said.unsent,
  failed: said.failed,
  gone: said.gone,
  nothingDue: said.nothingDue,
  unsaved: said.unsaved,
  entered: said.entered,
};

function dueText(day: string, timeZone: string): string {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date());
  const say = today > day ? words.report.wasDue : words.report.due;
  return say(formatDay(day), timeZone);
}

async function read({ tx, network, viewer }: Acting, asked: string | null) {
  const open = (await listPeriods(tx, network.id)).filter(({ closedOn }) => closedOn === null);
  const series = await listSeriesReportedBy(tx, network.id, viewer.organisationId);
  const [first] = open;
  const last = open.at(-1);
  const page = { viewer, network, open: open.map(({ period }) => period) };
  if (first === undefined || last === undefined) return { ...page, month: null, rows: [] };
  const codes = [...new Set(series.map(({ metricCode }) => metricCode))];
  const metrics = await listMetrics(tx, network.id, codes);
  const figures = await listFigures(tx, network.id, {
    seriesKeys: series.map(({ key }) => key),
    first: addMonths(first.period, -12),
    last: last.period,
  });
  const names = await organisationNames(tx);
  const months = open.map((month) => ({
    month,
    rows: monthRows({ metrics, series, figures, period: month.period, names }),
  }));
  const wanted =
    asked === null
      ? (months.find(({ rows }) => owes(rows)) ?? months.at(-1))
      : months.find(({ month }) => month.period === asked);
  if (wanted === undefined) notFound();
  return { ...page, ...wanted };
}

/** Whether a figure of the month that can be entered isn't submitted yet. */
function owes(rows: readonly MonthRow[]): boolean {
  return rows.some(({ locked, submitted }) => locked === null && !submitted);
}
