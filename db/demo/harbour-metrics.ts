import { period } from "@/lib/periods/period";
import { customerRows } from "./harbour-metrics-customer";
import { orderRows } from "./harbour-metrics-order";
import { serviceRows } from "./harbour-metrics-service";
import { supplyRows } from "./harbour-metrics-supply";
import { harbourMembers, harbourPairs } from "./harbour-organisations";
import type { HarbourRow } from "./harbour-row";
import { metricPlan } from "./metric-plan";
import type { MetricPlan, MetricRow, SeriesPlan } from "./metric-plan";

/** The seven stages in order: each one's name, metric and organisation. */
export const harbourStages = [
  { name: "Sale captured", organisation: "brightwave", metric: "B1" },
  { name: "Order clean", organisation: "orderpoint", metric: "O1" },
  { name: "Line ready", organisation: "meridian", metric: "N1" },
  { name: "Kit delivered", organisation: "kitpath", metric: "K1" },
  { name: "Installed", organisation: "fieldworks", metric: "F1" },
  { name: "No second contact", organisation: "clearvoice", metric: "C1" },
  { name: "First bill right", organisation: "ledgerline", metric: "L1" },
] as const;

const inForceFrom = period("2023-01");

/** The 40 metrics of Harbour Broadband: E1 to E10 at the customer, then the 30 of the stages. */
export const harbourMetrics: readonly MetricPlan[] = [
  ...customerRows.map((row) =>
    metricPlan(
      completed({ ...row, parties: "all", visibility: "network" }),
      "customer",
      inForceFrom,
    ),
  ),
  ...[...orderRows, ...supplyRows, ...serviceRows].map((row) =>
    metricPlan(completed(row), "stage", inForceFrom),
  ),
];

function completed(row: HarbourRow): MetricRow {
  const { parties, owners, series, ...rest } = row;
  const everyone = harbourMembers.map(({ slug }) => slug);
  const isStage = harbourStages.some(({ metric }) => metric === row.code);
  return {
    ...rest,
    parties: parties === "all" ? everyone : partiesOf(row),
    ...(isStage && { visibility: "network", inAggregate: true }),
    ...(owners && { owners: owners === "all" ? everyone : owners }),
    ...(series && { series: seriesOf(series) }),
  };
}

function partiesOf({ code, reporter, accepting }: HarbourRow): string[] {
  const inSlas = harbourPairs.filter(({ metrics }) => metrics.includes(code));
  const named = [
    reporter,
    ...(accepting ? [accepting] : []),
    ...inSlas.flatMap(({ between }) => between),
  ];
  return harbourMembers.map(({ slug }) => slug).filter((slug) => named.includes(slug));
}

function seriesOf(series: NonNullable<HarbourRow["series"]>): SeriesPlan[] {
  const [, ...suppliers] = harbourMembers;
  switch (series) {
    case "each":
      return harbourMembers.map(({ slug }) => ({ reporter: slug, subject: "", audience: null }));
    case "suppliers":
      return suppliers.map(({ slug, name }) => ({
        reporter: "brightwave",
        subject: name,
        audience: ["brightwave", slug],
      }));
    default:
      return [];
  }
}
