import { words } from "@/app/words/words";
import { dayAt } from "@/lib/periods/day";

const day = 24 * 60 * 60 * 1000;
const relative = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });

/** Whether a day such as "2026-02-10" is over in a time zone. */
export function isOver(dueOn: string, timeZone: string, now: Date): boolean {
  return dayAt(now, timeZone) > dueOn;
}

/** Until when a period is due, the end of a day in the network's time zone, and how far off that is: "due Tue 10 Feb 2026, 24:00 GMT (in 4 days)". */
export function dueText(dueOn: string, timeZone: string, now: Date): string {
  const noon = new Date(`${dueOn}T12:00:00Z`);
  const date = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  })
    .format(noon)
    .replace(",", "");
  const zone = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "short" })
    .formatToParts(noon)
    .find(({ type }) => type === "timeZoneName")?.value;
  const days = Math.round(
    (noon.getTime() - new Date(`${dayAt(now, timeZone)}T12:00:00Z`).getTime()) / day,
  );
  const say = days < 0 ? words.report.wasDue : words.report.due;
  return say(`${date}, 24:00 ${zone ?? timeZone}`, relative.format(days, "day"));
}
