import { StaticMarkup } from "@/app/_components/static-markup";
import { words } from "@/app/words/words";
import type { MetricRow } from "./metric-rows";
import { metricTable } from "./metric-table";
import { MetricTools } from "./metric-tools";

const { filter, noMatch, none } = words.metrics;

/** The metrics of a network, in a table that can be sorted and searched. */
export function MetricList({ rows }: { rows: readonly MetricRow[] }) {
  if (rows.length === 0) return <p className="text-ink-2">{none}</p>;
  return (
    <MetricTools words={{ filter, noMatch }}>
      <StaticMarkup of={metricTable(rows)} />
    </MetricTools>
  );
}
