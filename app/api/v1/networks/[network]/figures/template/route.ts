import { z } from "zod";
import { networkReading } from "@/app/api-route";
import { parsePeriod } from "@/lib/periods/period";
import { templateFile } from "./template-file";

export const dynamic = "force-dynamic";

const query = z.strictObject({
  period: z
    .string()
    .transform((text) => parsePeriod(text))
    .refine((period) => period !== null, 'a month such as "2025-12"'),
  format: z.enum(["csv", "xlsx"]).default("xlsx"),
});

/**
 * A file to fill in and import: the series that the viewer's organisation reports in a month, with what is entered of each.
 * `?period=2026-01&format=xlsx|csv`.
 */
export const GET = networkReading("enter-figures", query, (acting, { period, format }) =>
  period === null ? Promise.resolve(null) : templateFile(acting, { period, format }),
);
