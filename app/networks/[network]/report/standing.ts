import { relaxedNote } from "@/app/_components/relaxed-note";
import { formatValue } from "@/app/format";
import type { Tx } from "@/db/doors";
import { organisationNames } from "@/db/queries/organisations";
import type { Cell } from "@/db/queries/report";
import type { Figure } from "@/lib/reporting/figure";
import { judged } from "@/lib/reporting/judged";
import type { Metric } from "@/lib/reporting/metric";
import type { Content } from "@/lib/reporting/own-echo";
import type { Standing } from "./month-row";
import { fieldsOf } from "./month-rows";

type Names = ReadonlyMap<string, string>;

/** What stands on the server for a figure, ready to be shown. */
export function standing(metric: Metric, figure: Figure, names: Names): Standing {
  const month = judged(metric, figure.period, figure);
  const { value, level, version } = month;
  const none = { numerator: "", denominator: "", notApplicable: false };
  return {
    entered: version === null ? none : fieldsOf(figure, version),
    revision: figure.revision,
    value: formatValue(value, version),
    level,
    relaxed: relaxedNote(month, names)?.says ?? null,
  };
}

/** The same for a draft that has just been written. */
export function standingAs(
  metric: Metric,
  { series, period, version }: Cell,
  written: Content & { readonly revision: number },
  names: Names,
): Standing {
  const figure: Figure = {
    seriesKey: series.key,
    period,
    status: "draft",
    metricVersion: version.version,
    parts: written.parts,
    notApplicable: written.notApplicable,
    revision: written.revision,
  };
  return standing(metric, figure, names);
}

/** The organisations that a standing names: nobody, and nothing is read, for a metric without flex and grace. */
export async function namesFor(tx: Tx, metric: Metric): Promise<Names> {
  return metric.environment === null ? new Map() : organisationNames(tx);
}
