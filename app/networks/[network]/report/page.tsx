import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { periodLinks } from "@/app/_components/period-links";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatDay, formatMonth } from "@/app/format";
import { inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findReportPlace } from "@/db/queries/places";
import { Month } from "./month";
import { importLink } from "./import/import-link";
import { readMonth } from "./read-month";
import { wantedMonth } from "./wanted-month";

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
  const page = await inPlace(
    { path, period, needs: "enter-figures" },
    (tx, viewer) => findReportPlace(tx, slug, viewer.organisationId),
    async (tx, place, viewer) => ({
      viewer,
      place,
      figures: await readMonth(tx, place, viewer),
    }),
  );
  const { network } = page.place;
  const asked = typeof period === "string" ? period : null;
  const { open, month, rows } = wantedMonth(page, asked) ?? notFound();
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
      <StaticMarkup className="flex justify-end" of={periodLinks(path, month.period, open)} />
      <StaticMarkup as="p" of={importLink(path)} />
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
  conflict: said.conflict,
  youEntered: said.youEntered,
  takeTheirs: said.takeTheirs,
  keepMine: said.keepMine,
  emptied: said.emptied,
  saveNow: said.saveNow,
  notSavedYet: said.notSavedYet,
  keptHere: said.keptHere,
  offline: said.offline,
  leaving: said.leaving,
  submitUnsent: said.submitUnsent,
  submitFailed: said.submitFailed,
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
