import { z } from "zod";
import { networkReading } from "@/app/api-route";
import { findFrozenTexts } from "@/db/queries/frozen-statements";
import { findSlasPlace } from "@/db/queries/slas";
import { csvText } from "@/lib/library/csv";
import { parsePeriod, periodPattern } from "@/lib/periods/period";
import { slaMonth } from "@/lib/settlement/sla-month";
import { statementColumns, statementRows } from "@/lib/scorecards/sla-rows";

export const dynamic = "force-dynamic";

const query = z.strictObject({
  period: z.string().regex(periodPattern),
  format: z.literal("csv").default("csv"),
});

/** The statements of a month of all SLAs that the viewer's organisation is a party of, a line for each obligation and each credit. */
export const GET = networkReading("see-scorecards", query, async ({ tx, network }, asked) => {
  const place = await findSlasPlace(tx, network.slug);
  const period = parsePeriod(asked.period);
  if (place === null || period === null) return null;
  const nameOf = (id: string) => place.names.get(id) ?? "";
  const texts = await findFrozenTexts(tx, network.id, period);
  const rows = place.slas.flatMap((sla) => {
    const { number } = sla;
    const frozen = place.frozen.filter(({ object }) => object === `sla ${number}`);
    const month = slaMonth({ ...sla, facts: place.facts, frozen }, period, {
      text: texts.get(`sla ${number}`) ?? null,
      names: place.kept,
      months: place.periods,
    });
    if (month === null) return [];
    return statementRows(month.statement, {
      network: network.name,
      number,
      currency: network.currency,
      nameOf,
      since: month.since?.amounts ?? null,
    });
  });
  return {
    text: csvText([statementColumns, ...rows]),
    type: "text/csv; charset=utf-8; header=present",
    name: `slas-${network.slug}-${period}.csv`,
  };
});
