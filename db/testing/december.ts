import { monthNumber, period } from "@/lib/periods/period";
import type { ParcelNetwork } from "../testing";
import { asSuperuser } from "./superuser";

/** The open month of a parcel network. */
export const december = period("2025-12");

/** So many of 1,000 went right in December, by the code of the metric. */
const rightInDecember = { E1: 890, D1: 980, A1: 970, P1: 950 } as const;

/** The figures of the chain for December, and of P1, as if all had been submitted and accepted. */
export async function withDecember({ id }: ParcelNetwork): Promise<void> {
  const month = monthNumber(december);
  await asSuperuser(async (sql) => {
    for (const [code, numerator] of Object.entries(rightInDecember)) {
      await sql`
        update figures set numerator = ${numerator}, status = 'final'
        where network_id = ${id} and metric_code = ${code} and period = ${month}`;
    }
    await sql`
      insert into figures (network_id, series_key, period, numerator, denominator, status, revision, metric_code,
        metric_version, reporter_id, audience)
      select network_id, key, ${month}, ${rightInDecember.E1}, 1000, 'final', 1, metric_code, 1, reporter_id, audience
      from series where network_id = ${id} and metric_code = 'E1'`;
  });
}
