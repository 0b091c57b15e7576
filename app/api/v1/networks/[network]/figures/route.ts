import { z } from "zod";
import { networkReading } from "@/app/api-route";
import { figuresAsJson } from "@/db/queries/figures-as-json";
import { parsePeriod } from "@/lib/periods/period";
import { figuresFile } from "./figures-file";

export const dynamic = "force-dynamic";

const month = z
  .string()
  .transform((text) => parsePeriod(text))
  .refine((period) => period !== null, 'a month such as "2025-12"')
  .optional();

const query = z
  .strictObject({
    from: month,
    to: month,
    reporter: z.string().max(100).optional(),
    format: z.enum(["json", "csv", "xlsx"]).default("json"),
  })
  .refine(({ from, to }) => !from || !to || from <= to, "from is after to")
  .refine(
    ({ reporter, format }) => reporter === undefined || format !== "json",
    "reporter is for format=csv and format=xlsx",
  );

/**
 * The figures of a network that the viewer may see, series by series: `?from=2025-01&to=2025-12`, both included. With
 * `&format=csv` or `&format=xlsx` as a table that an import reads, of one organisation alone with `&reporter=SLUG`.
 */
export const GET = networkReading("see-scorecards", query, async (acting, asked) => {
  const { from, to, reporter = null, format } = asked;
  const window = { first: from ?? null, last: to ?? null };
  return format === "json"
    ? figuresAsJson(acting.tx, acting.network.id, window)
    : figuresFile(acting, { ...window, reporter, format });
});
