import type postgres from "postgres";
import type { ParcelNetwork } from "../../testing";

/**
 * Acts about figures that whoever forgets to ask of which figure they are would take for those about the one that matters: later
 * than any of its own, by the same organisations, a restatement that is open and one that was agreed.
 *
 * @param at the network of the figures
 * @param but the series and the month whose figure is left alone
 */
export async function noise(
  sql: postgres.ISql,
  at: string,
  { brand, carrier, desk }: ParcelNetwork,
  but: readonly [seriesKey: number, period: number] = [0, 0],
): Promise<void> {
  const all = [brand, carrier, desk];
  const agreed = all.map((by) => ({ by, act: "agree-restatement" }));
  const accepted = all.map((by) => ({ by, act: "accept" }));
  const acts = [
    { by: desk, act: "dispute" },
    { by: desk, act: "name-rule" },
    { by: desk, act: "propose-restatement" },
    ...agreed,
    ...accepted,
    { by: desk, act: "agree-restatement", made: 9 },
    { by: desk, act: "propose-restatement" },
    ...agreed,
    ...accepted,
  ].map(({ by, ...act }, index) => ({
    made: null,
    ...act,
    nr: 41 + index,
    who: by.id,
    person: by.manager.id,
  }));
  await sql`
    insert into figure_acts (network_id, series_key, period, reporter_id, number, act, revision, made, says, organisation_id, person_id, audience)
    select network_id, series_key, period, reporter_id, nr, act, 1, made, 'Elsewhere.', who, person, audience
    from figures, jsonb_to_recordset(${JSON.stringify(acts)}::text::jsonb) as acts (nr integer, act text, made integer, who uuid, person uuid)
    where network_id = ${at} and not (series_key = ${but[0]} and period = ${but[1]})`;
}
