import { z } from "zod";
import { networkReading } from "@/app/api-route";
import { figuresAsJson } from "@/db/queries/figures-as-json";
import { parsePeriod } from "@/lib/periods/period";

export const dynamic = "force-dynamic";

const month = z
  .string()
  .transform((text) => parsePeriod(text))
  .refine((period) => period !== null, 'a month such as "2025-12"')
  .optional();

const query = z
  .strictObject({ from: month, to: month })
  .refine(({ from, to }) => !from || !to || from <= to, "from is after to");

/** The figures of a network that the viewer may see, series by series: `?from=2025-01&to=2025-12`, both included. */
export const GET = networkReading("see-scorecards", query, ({ tx, network }, { from, to }) =>
  figuresAsJson(tx, network.id, { first: from ?? null, last: to ?? null }),
);
