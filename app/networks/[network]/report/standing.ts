import { relaxedNote } from "@/app/_components/relaxed-note";
import type { Figure } from "@/lib/reporting/figure";
import { judged } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";
import type { Standing } from "./month-data";
import { fieldsOf } from "./month-rows";

/** What stands on the server for a figure, ready to be shown. */
export function standing(
  metric: Metric,
  figure: Figure,
  {
    names,
    reason,
  }: { readonly names: ReadonlyMap<string, string>; readonly reason: string | null },
): Standing {
  const month = judged(metric, figure.period, figure);
  const none = { numerator: "", denominator: "", notApplicable: false };
  return {
    entered: month.version === null ? none : fieldsOf(figure, month.version),
    revision: figure.revision,
    level: month.level,
    relaxed: relaxedNote(month, names)?.says ?? null,
    reason,
  };
}
