import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { harbourMetrics } from "./harbour-metrics";

type Network = NonNullable<NetworkFileInput["networks"]>[number];

/** The month in which a figure is to be restated: how its figures stood is kept before that. */
export const restatedMonth = "2025-12";

const metric = "F1";

/** The series in the order of the file, which numbers them from 1. */
const series = harbourMetrics.flatMap((one) => one.series.map(() => one.code));

/** FieldWorks proposes to restate its last month: Brightwave hasn't answered yet. */
export const harbourActs: NonNullable<Network["acts"]> = [
  {
    series: series.indexOf(metric) + 1,
    period: restatedMonth,
    act: "propose-restatement",
    revision: 1,
    says: "26 installations were closed as right first time before the second visit was booked.",
    numerator: 9760,
    denominator: 10_500,
    organisation: "fieldworks",
    email: "manager@fieldworks.example",
    at: "2026-01-21T10:05:00Z",
    audience: ["brightwave", "fieldworks"],
  },
];
