import type { Tx } from "../../doors";
import {
  amounts,
  earlyNotices,
  fees,
  planEntries,
  plans,
  pools,
  slas,
  slaVersions,
} from "../../schema/slas";
import { chainVersions } from "../../schema/chains";
import type { ParcelNetwork } from "../../testing";

/** An SLA of each two of three, one of them known to all, with a version, a fee, an amount, a pool and a notice. After proposals. */
export async function withSlas(
  tx: Tx,
  { id: networkId, brand, carrier, desk }: ParcelNetwork,
): Promise<void> {
  const effectiveFrom = 2026 * 12;
  for (const [index, [one, other]] of (
    [
      [brand, carrier],
      [carrier, desk],
      [desk, brand],
    ] as const
  ).entries()) {
    const number = index + 1;
    const audience = [one.id, other.id];
    const agreed = { networkId, textHash: "a hash", proposalNumber: number, audience };
    const name = `SLA ${number}`;
    await tx.insert(slas).values({
      networkId,
      number,
      name,
      firstOrganisationId: one.id,
      secondOrganisationId: other.id,
      audience: index === 0 ? null : audience,
    });
    await tx
      .insert(slaVersions)
      .values({ ...agreed, slaNumber: number, effectiveFrom, terms: null });
    await tx
      .insert(fees)
      .values({ ...agreed, payerId: one.id, payeeId: other.id, effectiveFrom, amount: "100" });
    const { textHash: _, ...series } = agreed;
    await tx.insert(amounts).values({
      ...series,
      name,
      reporterId: one.id,
      subject: "",
      period: effectiveFrom,
      amount: "36000",
      agreedAt: new Date("2026-01-05T09:00:00Z"),
    });
    await tx
      .insert(pools)
      .values({ ...agreed, name, effectiveFrom, partyIds: audience, terms: null });
    await tx.insert(plans).values({
      networkId,
      number,
      slaNumber: number,
      obligation: "A",
      period: effectiveFrom,
      aim: "Vans leave earlier.",
      audience,
    });
    await tx.insert(planEntries).values({
      networkId,
      planNumber: number,
      number: 1,
      act: "propose",
      organisationId: one.id,
      personId: one.manager.id,
      audience,
    });
    await tx
      .insert(chainVersions)
      .values({ ...agreed, name, effectiveFrom, partyIds: audience, terms: null });
    await tx.insert(earlyNotices).values({
      networkId,
      slaNumber: number,
      obligation: "A",
      period: effectiveFrom,
      organisationId: one.id,
      personId: one.manager.id,
      says: "A van is broken.",
      audience,
    });
  }
}
