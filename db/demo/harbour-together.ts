import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { address } from "./organisations";
import { harbourMetrics } from "./harbour-metrics";

type Network = NonNullable<NetworkFileInput["networks"]>[number];

const by = (organisation: string, at: string) => ({
  organisation,
  email: address("manager", organisation),
  at,
});
const fieldworks = (at: string) => by("fieldworks", at);
const brightwave = (at: string) => by("brightwave", at);

/** After April 2025 both sides of the SLA on installing follow what is done about late job sheets, and end it in August. */
export const harbourPlans: NonNullable<Network["plans"]> = [
  {
    sla: 1,
    obligation: "F4",
    period: "2025-04",
    aim: "Job sheets of region East are closed within the day again, so that bills go out right.",
    entries: [
      { ...brightwave("2025-05-08T09:20:00Z"), act: "propose" },
      { ...fieldworks("2025-05-09T14:05:00Z"), act: "accept" },
      {
        ...fieldworks("2025-05-09T14:10:00Z"),
        act: "milestone",
        says: "Every crew of region East has a handheld",
        due: "2025-05-31",
      },
      {
        ...brightwave("2025-05-12T08:30:00Z"),
        act: "milestone",
        says: "Orders reach the handheld with the right address",
        due: "2025-06-15",
      },
      { ...fieldworks("2025-05-28T16:40:00Z"), act: "reach", milestone: 3 },
      { ...brightwave("2025-06-13T10:15:00Z"), act: "reach", milestone: 4 },
      {
        ...fieldworks("2025-07-04T08:00:00Z"),
        act: "note",
        says: "June closed at more than 95.5 % for the second month.",
      },
      { ...fieldworks("2025-08-05T09:00:00Z"), act: "done" },
      { ...brightwave("2025-08-06T11:30:00Z"), act: "done" },
    ],
  },
];

/** The series in the order of the file, which numbers them from 1. */
const series = harbourMetrics.flatMap((one) => one.series.map(() => one.code));

/** Shorter calls saved money in autumn 2024, while fewer customers were helped at the first call; the first claim that both stand by came a year later. */
export const harbourValue: NonNullable<Network["value"]> = [
  {
    ...by("clearvoice", "2024-12-12T10:00:00Z"),
    period: "2024-10",
    kind: "saving",
    amount: "18400.00",
    currency: "GBP",
    says: "Shorter calls since the target for handling time was lowered.",
    guard: series.indexOf("C1") + 1,
    other: "brightwave",
  },
  {
    ...fieldworks("2025-11-10T13:00:00Z"),
    period: "2025-10",
    kind: "saving",
    amount: "9250.00",
    currency: "GBP",
    says: "Fewer second visits, because kits arrive complete.",
    guard: null,
    other: "brightwave",
    answer: { ...brightwave("2025-11-14T09:45:00Z"), recognised: true },
  },
];
