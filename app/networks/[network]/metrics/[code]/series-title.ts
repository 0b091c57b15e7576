import type { Series } from "@/lib/reporting/metric";

/** What a series is called on screen: who reports it, and for what where that is said. */
export function seriesTitle(
  { reporterId, subject }: Series,
  names: ReadonlyMap<string, string>,
): string {
  const reporter = names.get(reporterId) ?? "";
  return subject === "" ? reporter : `${reporter}: ${subject}`;
}
