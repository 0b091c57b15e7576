import { sql } from "drizzle-orm";
import type { CaseEntry } from "@/lib/promises/case-entry";
import { monthNumber, type Period } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement } from "../json-statement";
import { entryOf, type EntryRow } from "./cases";

/** What a month of the ledger is counted from: its cases, the network's calendar, and the instant at which they were read. */
export type CountedCases = {
  readonly timeZone: string;
  /** By the database's clock, to the millisecond, as it gives it. */
  readonly asOf: string;
  readonly cases: readonly (readonly CaseEntry[])[];
};

type Row = Omit<CountedCases, "cases"> & {
  readonly cases: readonly { readonly entries: readonly EntryRow[] }[];
};

const network = sql`${sql.placeholder("networkId")}::uuid`;
const month = sql`${sql.placeholder("month")}::int`;

const read = jsonStatement<Row>(sql`
  with here as (
    select id, time_zone,
      make_date(${month} / 12, ${month} % 12 + 1, 1)::timestamp at time zone time_zone as begins,
      make_date((${month} + 1) / 12, (${month} + 1) % 12 + 1, 1)::timestamp at time zone time_zone as ends
    from networks where id = ${network}
  )
  select (select json_build_object('timeZone', here.time_zone,
    'asOf', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'cases', ${jsonRows(sql`
      select ${jsonRows(sql`
        select e.kind, e.organisation_id as organisation, e.recorded_at as at, e.promise, e.hand, e.due_at as "dueAt",
          e.to_id as "to", e.handed
        from case_entries e
        where e.network_id = c.network_id and e.reference = c.reference and e.opened_by_id = c.opened_by_id
        order by e.number`)} as entries
      from cases c
      where c.network_id = here.id and (
        c.closed_at is null or c.closed_at >= here.begins or exists (
          select from case_entries due
          where due.network_id = c.network_id and due.reference = c.reference and due.opened_by_id = c.opened_by_id
            and due.kind = 'promise' and due.due_at > here.begins and due.due_at <= here.ends
        )
      )`)}) from here)::text as json`);

/**
 * The cases of a network that a month may count, all of their entries, without what was said and in which role: those that were
 * open in it or since, and those of which a promise fell due in it. Null where there is no such network.
 */
export function findCountedCases(
  tx: Tx,
  networkId: string,
  period: Period,
): Promise<CountedCases | null> {
  return read(tx, { networkId, month: monthNumber(period) }).then((row) =>
    row === null
      ? null
      : { ...row, cases: row.cases.map(({ entries }) => entries.map((one) => entryOf(one))) },
  );
}
