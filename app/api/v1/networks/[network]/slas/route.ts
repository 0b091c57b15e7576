import { z } from "zod";
import { networkReading } from "@/app/api-route";
import { findSlasPlace } from "@/db/queries/slas";
import { csvText } from "@/lib/library/csv";
import { parsePeriod, periodPattern } from "@/lib/periods/period";
import { slaStatements } from "@/lib/slas/statements";
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
  const rows = place.slas.flatMap(({ number, course }) =>
    slaStatements(course, place.facts, { first: period, until: period }).flatMap((statement) =>
      statementRows(statement, {
        network: network.name,
        number,
        currency: network.currency,
        nameOf,
      }),
    ),
  );
  return {
    text: csvText([statementColumns, ...rows]),
    type: "text/csv; charset=utf-8; header=present",
    name: `slas-${network.slug}-${period}.csv`,
  };
});
