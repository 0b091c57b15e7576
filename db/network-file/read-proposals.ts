import { asc, eq } from "drizzle-orm";
import { utcText } from "@/lib/network-file/instant";
import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { sortedBy } from "@/lib/network-file/sorted-by";
import { periodOfMonthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import {
  conditionConfirmations,
  declaredConditions,
  proposalAnswers,
  proposalComments,
  proposals,
} from "../schema/proposals";
import { writtenInstant } from "./instants";
import { nameBehind, type Names } from "./names";

type Network = NonNullable<NetworkFileInput["networks"]>[number];
type Proposal = NonNullable<Network["proposals"]>[number];
type Condition = NonNullable<Network["conditions"]>[number];

/** A network's proposals as its file has them, by number, with answers and comments. */
export async function readProposals(
  tx: Tx,
  networkId: string,
  names: Names,
): Promise<readonly Proposal[]> {
  const all = await tx
    .select({
      row: proposals,
      at: writtenInstant(proposals.proposedAt),
      settled: writtenInstant(proposals.settledAt),
    })
    .from(proposals)
    .where(eq(proposals.networkId, networkId))
    .orderBy(asc(proposals.number));
  const answers = await tx
    .select({ row: proposalAnswers, at: writtenInstant(proposalAnswers.answeredAt) })
    .from(proposalAnswers)
    .where(eq(proposalAnswers.networkId, networkId));
  const comments = await tx
    .select({ row: proposalComments, at: writtenInstant(proposalComments.commentedAt) })
    .from(proposalComments)
    .where(eq(proposalComments.networkId, networkId))
    .orderBy(asc(proposalComments.number));
  return all.map(({ row, at, settled }) => ({
    number: row.number,
    text: row.text,
    ...signed({ ...row, at }, names),
    counterTo: row.counterTo,
    parties: slugs(row.partyIds, names),
    state: row.state,
    settled: row.settledAt === null ? null : utcText(settled),
    effectiveFrom: row.effectiveFrom === null ? null : periodOfMonthNumber(row.effectiveFrom),
    answers: sortedBy(
      answers
        .filter((one) => one.row.proposalNumber === row.number)
        .map(({ row: { answer, reason, textHash: hash, ...by }, at: answered }) => ({
          ...signed({ ...by, at: answered }, names),
          answer,
          reason,
          hash,
        })),
      ({ organisation }) => organisation,
    ),
    comments: comments
      .filter((one) => one.row.proposalNumber === row.number)
      .map(({ row: { place, says, ...by }, at: commented }) => ({
        ...signed({ ...by, at: commented }, names),
        place,
        says,
      })),
  }));
}

/** A network's declared conditions as its file has them, in the order in which they were declared. */
export async function readConditions(
  tx: Tx,
  networkId: string,
  names: Names,
): Promise<readonly Condition[]> {
  const all = await tx
    .select({
      row: declaredConditions,
      at: writtenInstant(declaredConditions.declaredAt),
      withdrawn: writtenInstant(declaredConditions.withdrawnAt),
    })
    .from(declaredConditions)
    .where(eq(declaredConditions.networkId, networkId))
    .orderBy(asc(declaredConditions.number));
  const confirmations = await tx
    .select({ row: conditionConfirmations, at: writtenInstant(conditionConfirmations.confirmedAt) })
    .from(conditionConfirmations)
    .where(eq(conditionConfirmations.networkId, networkId));
  return all.map(({ row, at, withdrawn }) => ({
    condition: row.condition,
    first: periodOfMonthNumber(row.firstPeriod),
    last: periodOfMonthNumber(row.lastPeriod),
    reason: row.reason,
    ...signed({ ...row, at }, names),
    parties: slugs(row.partyIds, names),
    withdrawn: row.withdrawnAt === null ? null : utcText(withdrawn),
    confirmations: sortedBy(
      confirmations
        .filter((one) => one.row.conditionNumber === row.number)
        .map(({ row: by, at: confirmed }) => signed({ ...by, at: confirmed }, names)),
      ({ organisation }) => organisation,
    ),
  }));
}

function signed(
  row: { readonly organisationId: string; readonly personId: string; readonly at: string },
  names: Names,
) {
  return {
    organisation: nameBehind(names.organisations, row.organisationId),
    email: nameBehind(names.people, row.personId),
    at: utcText(row.at),
  };
}

/** Ids are others in another database: slugs have an order of their own. */
function slugs(ids: readonly string[], names: Names): string[] {
  return sortedBy(
    ids.map((id) => nameBehind(names.organisations, id)),
    (slug) => slug,
  );
}
