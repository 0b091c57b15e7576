import type { Series } from "@/lib/reporting/metric";

/** What a series is called on screen: who reports it, and for what where that is said. */
export function seriesTitle(
  { reporterId, subject }: Series,
  names: ReadonlyMap<string, string>,
): string {
  const reporter = names.get(reporterId) ?? "";
  return subject === "" ? reporter : `${reporter}: ${subject}`;
}

/** What the series are about, each by its title; empty where none has a subject. */
export function subjects(series: readonly Series[], names: ReadonlyMap<string, string>): string {
  return series.every(({ subject }) => subject === "")
    ? ""
    : series.map((one) => seriesTitle(one, names)).join(", ");
}
