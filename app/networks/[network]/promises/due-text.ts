import { formatDayOf, formatInstant } from "@/app/format";
import { words } from "@/app/words/words";

/** By when something is due: an instant, or, where a day ends, that day. */
export function dueText(due: Date, timeZone: string): string {
  const before = new Date(due.getTime() - 1);
  const day = formatDayOf(before, timeZone);
  return day === formatDayOf(due, timeZone)
    ? formatInstant(due, timeZone)
    : words.promises.one.endOf(day);
}
