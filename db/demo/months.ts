import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { addMonths, type Period } from "@/lib/periods/period";

type PeriodEntry = NonNullable<NetworkFileInput["networks"]>[number]["periods"][number];

/** The calendar of a demo network: each month due on the 10th of the next one and closed on its 20th, the last one still open. */
export function calendar(closed: readonly Period[], open: Period): PeriodEntry[] {
  return [
    ...closed.map((one) => ({
      period: one,
      due: `${addMonths(one, 1)}-10`,
      closed: `${addMonths(one, 1)}-20`,
    })),
    { period: open, due: `${addMonths(open, 1)}-10` },
  ];
}
