import type { Choice } from "@/app/_components/form-field";
import type { SeriesChoice } from "./prefilled";

/** The two organisations of an SLA by slug; one that isn't chosen yet is empty. */
export type Between = readonly [string, string];

/** The series that all of these organisations may agree on, after the one that is given, and that something is to be chosen. */
export function withGiven(
  all: readonly SeriesChoice[],
  {
    series,
    between,
    choose,
  }: { readonly series: string; readonly between: readonly string[]; readonly choose: string },
): readonly Choice[] {
  const parties = between.filter((slug) => slug !== "");
  const shared = all
    .filter((one) => parties.every((slug) => one.parties.includes(slug)))
    .map(({ value, text }) => ({ value, text }));
  const isThere = series === "" || shared.some(({ value }) => value === series);
  const [code = "", reporter = ""] = series.split("|");
  const given = isThere ? [] : [{ value: series, text: `${code} (${reporter})` }];
  return [{ value: "", text: choose }, ...given, ...shared];
}
