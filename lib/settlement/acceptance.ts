import { dayAt } from "@/lib/periods/day";
import type { FigureStatus } from "@/lib/reporting/figure";

/** How a figure stands for those who settle it. Silence accepts after the agreed days. */
export type Standing = FigureStatus | "accepted-by-silence";

/** When a figure was reported, and by which terms silence accepts it. */
export type Waiting = {
  readonly status: FigureStatus;
  readonly reportedAt: Date;
  readonly acceptanceDays: number;
  readonly timeZone: string;
};

/** The day so many days after another. */
export function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  return new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last day on which a figure can be disputed: from the next day on, silence has accepted it. */
export function lastDayToDispute({ reportedAt, acceptanceDays, timeZone }: Waiting): string {
  return daysAfter(dayAt(reportedAt, timeZone), acceptanceDays);
}

/** How a figure stands now: as stored, but for one that waited longer than was agreed. */
export function standingAt(now: Date, waiting: Waiting): Standing {
  const isOver = dayAt(now, waiting.timeZone) > lastDayToDispute(waiting);
  return waiting.status === "submitted" && isOver ? "accepted-by-silence" : waiting.status;
}
