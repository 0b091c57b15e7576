import { sql, type SQL } from "drizzle-orm";
import type { FigureAct } from "@/lib/settlement/figure-act";
import { jsonRows } from "../json-statement";

/** An act as `figureActs` gives it, with the series that it is about. */
export type ActRow = Omit<FigureAct, "parts" | "actedAt"> & {
  readonly seriesKey: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly actedAt: string;
};

/** What was done about the figures that `where`, a condition on `done`, names, in JSON: by series, in its order. */
export function figureActs(where: SQL): SQL {
  return jsonRows(sql`
    select series_key as "seriesKey", number, act, revision, made, says, evidence, numerator, denominator,
      not_applicable as "notApplicable", done.organisation_id as "organisationId", member_people.name as "personName",
      acted_at as "actedAt"
    from figure_acts done join member_people using (network_id, organisation_id, person_id)
    where ${where} order by series_key, number`);
}

/** The acts by the key of the series that they are about, each in its order. */
export function actsOf(rows: readonly ActRow[]): ReadonlyMap<number, readonly FigureAct[]> {
  const found = new Map<number, FigureAct[]>();
  for (const { seriesKey, numerator, denominator, actedAt, ...row } of rows) {
    const act = {
      ...row,
      parts: numerator === null ? null : { numerator, denominator },
      actedAt: new Date(actedAt),
    };
    const own = found.get(seriesKey);
    if (own === undefined) found.set(seriesKey, [act]);
    else own.push(act);
  }
  return found;
}
