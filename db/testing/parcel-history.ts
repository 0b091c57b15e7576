import { monthNumber, period as periodOf } from "@/lib/periods/period";
import type { ParcelNetwork } from "../testing";
import { asSuperuser } from "./superuser";

/** The first month of the history. */
export const firstMonth = periodOf("2023-01");
/** How many months it has: the last one is that before the network's own. */
export const months = 33;

function value(series: number, month: number): number {
  const noise = [3, -4, 1, -2, 5, -1, 2, -5, 4, 0, -3][(month * 7 + series * 3) % 11] ?? 0;
  return 9500 + noise - 50 * Math.max(0, month - 18);
}

/** Two years and nine months of the chain before the network's own: from the 19th on both stages lose half a point a month. */
export async function withHistory(network: ParcelNetwork): Promise<void> {
  await asSuperuser(async (sql) => {
    await sql`
      insert into network_periods (network_id, period, due_on, closed_on)
      select ${network.id}, ${monthNumber(firstMonth)} + month, '2025-01-10', '2025-01-20'
      from generate_series(0, ${months - 1}) month`;
    const series = await sql<{ key: number }[]>`
      select key from series where network_id = ${network.id} and metric_code in ('D1', 'A1', 'E1')`;
    for (const { key } of series) {
      for (let month = 0; month < months; month += 1) {
        await sql`
          insert into figures (network_id, series_key, period, numerator, denominator, status, revision, metric_code,
            metric_version, reporter_id, audience)
          select network_id, key, ${monthNumber(firstMonth) + month}, ${value(key, month)}, 10000, 'final', 1, metric_code, 1,
            reporter_id, audience
          from series where network_id = ${network.id} and key = ${key}`;
      }
    }
  });
}
