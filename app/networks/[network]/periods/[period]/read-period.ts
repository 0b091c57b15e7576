import { notFound } from "next/navigation";
import { inPlace } from "@/app/viewer";
import { isOver } from "../../report/due-text";
import { findPeriodPlace, type PeriodPlace } from "@/db/queries/period-place";
import { parsePeriod } from "@/lib/periods/period";
import { daysAfter } from "@/lib/settlement/acceptance";
import { settledMonth, type MonthFacts } from "@/lib/settlement/settled-month";

/** A month as whoever is signed in sees it, with how each of its figures stands now. */
export async function readPeriod(slug: string, typed: string) {
  const period = parsePeriod(typed);
  if (period === null) notFound();
  return inPlace(
    { path: `/networks/${slug}/periods/${typed}`, needs: "see-scorecards" },
    (tx) => findPeriodPlace(tx, slug, period),
    async (_tx, place, viewer) => {
      const now = new Date();
      const figures = settledMonth(factsOf(place), now);
      return {
        place,
        viewer,
        figures,
        isLate: isOver(place.month.dueOn, place.network.timeZone, now),
      };
    },
  );
}

/** What a month's figures are settled by. */
function factsOf(place: PeriodPlace): MonthFacts {
  const { network, terms, month, members } = place;
  return {
    ...place,
    period: month.period,
    memberIds: members.map(({ id }) => id),
    acceptanceDays: terms.acceptanceDays,
    timeZone: network.timeZone,
  };
}

/** The last day before a month closes by itself; null where none was agreed. */
export function closingDayOf({
  month,
  terms,
}: Pick<PeriodPlace, "month" | "terms">): string | null {
  return terms.closingDays === null ? null : daysAfter(month.dueOn, terms.closingDays);
}
