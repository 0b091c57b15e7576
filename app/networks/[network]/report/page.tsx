import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Frame } from "@/app/_components/frame";
import { markup, type Markup } from "@/app/_components/markup";
import { periodLinks } from "@/app/_components/period-links";
import { StaticMarkup } from "@/app/_components/static-markup";
import { formatMonth } from "@/app/format";
import { hrefOf, inPlace } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Tx } from "@/db/doors";
import { findMonthPlace, type MonthPlace } from "@/db/queries/report-place";
import type { NetworkPeriod } from "@/db/queries/periods";
import type { Viewer } from "@/lib/access/viewer";
import type { Period } from "@/lib/periods/period";
import { importLink } from "./import/import-link";
import { dueText, isOver } from "./due-text";
import type { ShownMonth } from "./month-data";
import { MonthSheet } from "./month-sheet";
import { readMonth } from "./read-month";
import { wantedMonth, wantedMonths } from "./wanted-month";

const said = words.report;

export const metadata: Metadata = { title: words.navigation.myMonth };

/**
 * What the viewer's organisation owes: for the period asked for, or the oldest open one in which it still owes a figure; with
 * `?view=months` for all open periods beside each other.
 */
export default async function ReportPage({
  params,
  searchParams,
}: PageProps<"/networks/[network]/report">) {
  const { network: slug } = await params;
  const { period, view } = await searchParams;
  const path = `/networks/${slug}/report`;
  const page = await inPlace(
    { path, period, needs: "enter-figures" },
    (tx, viewer) => findMonthPlace(tx, slug, viewer.organisationId),
    readAll,
  );
  const { network } = page.place;
  const asked = typeof period === "string" ? period : null;
  const wanted = view === "months" ? wantedMonths(page) : wantedMonth(page, asked);
  const { open, months, rows } = wanted ?? notFound();
  const [only] = months;
  if (only === undefined || rows.length === 0) {
    return (
      <Frame viewer={page.viewer} network={network} current="report">
        <h1 className="text-2xl leading-8 font-semibold tracking-tight">
          {words.navigation.myMonth}
        </h1>
        <p className="mt-2 text-ink-2">{only === undefined ? said.none : said.nothing}</p>
      </Frame>
    );
  }
  const isOneMonth = months.length === 1;
  const { now, viewer } = page;
  return (
    <Frame viewer={page.viewer} network={network} current="report">
      <div className="mb-2 flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
        <StaticMarkup as="p" of={importLink(path)} />
        <StaticMarkup
          className="flex flex-wrap gap-2"
          of={links(path, isOneMonth ? only.period : null, open)}
        />
      </div>
      <StaticMarkup of={question(path, page.place.question)} />
      <MonthSheet
        key={months.map((month) => month.period).join(" ")}
        slug={slug}
        place={`${viewer.personId} ${viewer.organisationId} ${network.id}`}
        href={hrefOf(`/api/v1/networks/${slug}/figures`)}
        title={isOneMonth ? said.title(formatMonth(only.period)) : words.grid.views.title}
        due={isOneMonth ? dueText(only.dueOn, network.timeZone, now) : ""}
        months={months.map((month) => shownMonth(month, network.timeZone, now))}
        rows={rows}
      />
    </Frame>
  );
}

async function readAll(tx: Tx, place: MonthPlace, viewer: Viewer) {
  return { viewer, place, read: await readMonth(tx, place, viewer), now: new Date() };
}

/** The question about the data that the organisation is asked with others, if any. */
function question(path: string, asked: Period | null): Markup {
  if (asked === null) return markup``;
  const { notice, see } = words.customer.question;
  const href = hrefOf(`${path.slice(0, -"/report".length)}?period=${asked}`);
  return markup`<p class="mb-4 rounded-card border border-watch-mark bg-watch-tint p-3">${notice(formatMonth(asked))} <a class="text-link" href="${href}">${see}</a></p>`;
}

/** The ways to other months, and between one and several of them. */
function links(path: string, shown: Period | null, open: readonly Period[]): Markup {
  const { views } = words.grid;
  const [href, word] = shown === null ? [path, views.month] : [`${path}?view=months`, views.months];
  const other =
    open.length < 2 ? null : markup`<a href="${hrefOf(href)}" class="button-quiet">${word}</a>`;
  return markup`${other}${shown === null ? null : periodLinks(path, shown, open)}`;
}

function shownMonth({ period, dueOn }: NetworkPeriod, timeZone: string, now: Date): ShownMonth {
  return {
    period,
    name: formatMonth(period),
    short: shortMonth.format(new Date(`${period}-01T00:00:00Z`)),
    isLate: isOver(dueOn, timeZone, now),
  };
}

const shortMonth = new Intl.DateTimeFormat("en-GB", {
  month: "short",
  year: "2-digit",
  timeZone: "UTC",
});
