import { formatValue } from "@/app/format";
import type { Cell } from "@/db/queries/report";
import type { Figure } from "@/lib/reporting/figure";
import { judged } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";
import type { Content } from "@/lib/reporting/own-echo";
import type { Standing } from "./month-row";
import { fieldsOf } from "./month-rows";

/** What stands on the server for a figure, ready to be shown. */
export function standing(metric: Metric, figure: Figure): Standing {
  const { value, level, version } = judged(metric, figure.period, figure);
  const none = { numerator: "", denominator: "", notApplicable: false };
  return {
    entered: version === null ? none : fieldsOf(figure, version),
    revision: figure.revision,
    value: formatValue(value, version),
    level,
  };
}

/** The same for a draft that has just been written. */
export function standingAs(
  metric: Metric,
  { series, period, version }: Cell,
  written: Content & { readonly revision: number },
): Standing {
  return standing(metric, {
    seriesKey: series.key,
    period,
    status: "draft",
    metricVersion: version.version,
    parts: written.parts,
    notApplicable: written.notApplicable,
    revision: written.revision,
  });
}
