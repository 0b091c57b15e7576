import { z } from "zod";
import { networkReading, networkWriting } from "@/app/api-route";
import {
  longestReason,
  longestText,
  mostAtOnce,
  mostUnanswered,
} from "@/app/networks/[network]/report/month-data";
import { openPeriods } from "@/app/networks/[network]/report/read-month";
import { saveFiguresOf } from "@/app/networks/[network]/report/save-figures-of";
import { problemDetails } from "@/app/problem-details";
import { figuresAsJson } from "@/db/queries/figures-as-json";
import { findReportPlace } from "@/db/queries/report-place";
import { parsePeriod, periodPattern } from "@/lib/periods/period";
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

const typed = z.string().max(longestText);
const fields = { numerator: typed, denominator: typed, notApplicable: z.boolean() };

const entry = z.strictObject({
  key: z
    .int()
    .min(1)
    .max(2 ** 31 - 1),
  period: z.string().regex(periodPattern),
  over: z
    .int()
    .min(0)
    .max(2 ** 31 - 2),
  ...fields,
  source: z.enum(["grid", "paste"]).default("grid"),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(longestReason)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, "one line")
    .nullable()
    .default(null),
  unanswered: z.array(z.strictObject(fields)).max(mostUnanswered).default([]),
});

const batch = z
  .strictObject({ entries: z.array(entry).min(1).max(mostAtOnce) })
  .refine(
    ({ entries }) =>
      new Set(entries.map(({ key, period }) => `${key} ${period}`)).size === entries.length,
    "a figure stands here twice",
  );

/**
 * Saves drafts of figures that the viewer's organisation reports: `{"entries": [...]}`, each with the revision that it was entered
 * over (0: nothing was there). Each is saved by itself, and `results` says in the same order what came of it: `saved`, `refused` with what is to be
 * mended, `conflict` with what stands, `submitted`, `locked` or `gone`. 409 with the same results where all of them are of
 * closed periods.
 */
export const PUT = networkWriting(
  "enter-figures",
  batch,
  (tx, { slug, viewer, input }) =>
    findReportPlace(
      tx,
      slug,
      viewer.organisationId,
      input.entries.map(({ key }) => key),
    ),
  async (sending, { entries }) => {
    const results = await saveFiguresOf(sending, entries);
    const open = new Set<string>(openPeriods(sending.place).map(({ period }) => period));
    const allClosed = results.every(
      ({ state }, index) => state === "locked" && !open.has(entries[index]?.period ?? ""),
    );
    return allClosed
      ? problemDetails(409, "The period is closed", { more: { results } })
      : Response.json({ results }, { headers: { "cache-control": "no-store" } });
  },
);
