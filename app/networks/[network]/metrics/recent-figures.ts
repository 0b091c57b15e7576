import type { Tx } from "@/db/doors";
import { listFigures } from "@/db/queries/figures";
import type { Place } from "@/db/queries/places";
import { addMonths } from "@/lib/periods/period";
import type { Figure } from "@/lib/reporting/figure";

/** A year and the month that is compared with it: what is older isn't the last figure of anything. */
export const monthsShown = 13;

/** The figures of a network's last months, of all series that the viewer may see. */
export async function recentFigures(
  tx: Tx,
  { network, periods }: Place,
): Promise<readonly Figure[]> {
  const last = periods.at(-1)?.period;
  return last === undefined
    ? []
    : listFigures(tx, network.id, { first: addMonths(last, 1 - monthsShown), last });
}
