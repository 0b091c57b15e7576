import { sql, type SQL } from "drizzle-orm";
import type { Expectation, ExpectationAnswer, ExpectationKind } from "@/lib/promises/expectation";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement } from "../json-statement";
import { askFunction } from "./ask-function";

/** An expectation as its row in JSON says it. */
export type ExpectationRow = Omit<Expectation, "answers"> & {
  readonly answers: readonly (Omit<ExpectationAnswer, "answeredAt"> & {
    readonly answeredAt: string;
  })[];
};

/** The expectations of a network in JSON, by number: `expectationsOf` reads them. */
export function expectationsIn(network: SQL): SQL {
  return jsonRows(sql`
    select number, kind, says, metric_code as "metricCode", organisation_id as "organisationId", party_ids as "partyIds",
      ${jsonRows(sql`
        select a.organisation_id as "organisationId", p.name as "personName", a.answer, a.reason, a.answered_at as "answeredAt"
        from expectation_answers a join member_people p on p.network_id = a.network_id
          and p.organisation_id = a.organisation_id and p.person_id = a.person_id
        where a.network_id = e.network_id and a.expectation = e.number order by a.number`)} as answers
    from expectations e where e.network_id = ${network} order by e.number`);
}

/** The expectations of these rows. */
export function expectationsOf(rows: readonly ExpectationRow[]): readonly Expectation[] {
  return rows.map(({ answers, ...rest }) => ({
    ...rest,
    answers: answers.map((one) => ({ ...one, answeredAt: new Date(one.answeredAt) })),
  }));
}

const read = jsonStatement<readonly ExpectationRow[]>(
  sql`select ${expectationsIn(sql`${sql.placeholder("networkId")}::uuid`)}::text as json`,
);

/** The expectations of a network, by number. */
export async function listExpectations(tx: Tx, networkId: string): Promise<readonly Expectation[]> {
  return expectationsOf((await read(tx, { networkId })) ?? []);
}

/** What is put to all members; a metric is named where customers can't leave. */
export type NewExpectation = {
  readonly kind: ExpectationKind;
  readonly says: string;
  readonly metric: string | null;
};

/** Puts an expectation to all members for the viewer's organisation, which agrees by that. */
export function proposeExpectation(
  tx: Tx,
  networkId: string,
  { kind, says, metric }: NewExpectation,
): Promise<{ readonly number: number } | { readonly refused: "gone" | "malformed" | "unknown" }> {
  return askFunction(tx, sql`propose_expectation(${networkId}, ${kind}, ${says}, ${metric})`);
}

/** Answers an expectation for the viewer's organisation; null, or why not. Declining needs a reason. */
export function answerExpectation(
  tx: Tx,
  networkId: string,
  number: number,
  { answer, reason }: { readonly answer: "agree" | "decline"; readonly reason: string | null },
): Promise<"gone" | "malformed" | "answered" | null> {
  return askFunction(
    tx,
    sql`answer_expectation(${networkId}, ${number}::integer, ${answer}, ${reason})`,
  );
}
