import { sql } from "drizzle-orm";
import type { Tx } from "../../doors";
import {
  conditionConfirmations,
  declaredConditions,
  forecasts,
  proposalAnswers,
  proposalComments,
  proposals,
} from "../../schema/proposals";
import type { ParcelNetwork } from "../../testing";

/** Proposals between two of three, answered and commented, forecasts for all and for some, and a condition. */
export async function proposed(
  tx: Tx,
  { id: networkId, brand, carrier, desk }: ParcelNetwork,
): Promise<void> {
  const month = 2026 * 12;
  for (const [index, [one, other]] of [
    [brand, carrier],
    [carrier, desk],
    [brand, desk],
  ].entries()) {
    if (one === undefined || other === undefined) continue;
    const by = { organisationId: one.id, personId: one.manager.id };
    const audience = [one.id, other.id];
    const number = index + 1;
    await signs(tx, networkId, one.manager);
    await tx.insert(proposals).values({
      networkId,
      number,
      text: "{}",
      textHash: "a hash",
      objects: ["metric-version E1"],
      firstPeriod: month,
      ...by,
      partyIds: audience,
      state: "open",
      audience,
    });
    const about = { networkId, proposalNumber: number, ...by, audience };
    await tx.insert(proposalAnswers).values({ ...about, answer: "agree", textHash: "a hash" });
    await tx.insert(proposalComments).values({ ...about, number: 1, place: "", says: "Why?" });
    // One of them is for all, as those are that flex what everybody sees.
    const seen = index === 0 ? null : audience;
    const condition = { networkId, number, condition: "storm", reason: "Wind.", ...by };
    await tx.insert(declaredConditions).values({
      ...condition,
      firstPeriod: month + index,
      lastPeriod: month + index,
      partyIds: audience,
      audience: seen,
    });
    await tx
      .insert(conditionConfirmations)
      .values({ networkId, conditionNumber: number, ...by, audience: seen });
    await tx.execute(sql`
      insert into ${forecasts} (network_id, series_key, part, period, proposal_number, amount, agreed_at, audience)
      select network_id, key, 'denominator', ${month}::int, ${number}::int, 100, now(),
        ${index === 0 ? null : sql.param(audience)}::uuid[]
      from series where network_id = ${networkId} order by key limit 1`);
  }
}

function signs(
  tx: Tx,
  networkId: string,
  { id, organisationId }: ParcelNetwork["brand"]["manager"],
): Promise<unknown> {
  return tx.execute(sql`insert into member_people (network_id, organisation_id, person_id, name)
    select ${networkId}, ${organisationId}, id, name from people where id = ${id} on conflict do nothing`);
}
