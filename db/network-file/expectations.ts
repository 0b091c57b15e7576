import { asc, eq } from "drizzle-orm";
import { utcText } from "@/lib/network-file/instant";
import type { NetworkFile } from "@/lib/network-file/network-file";
import { sortedBy } from "@/lib/network-file/sorted-by";
import type { Tx } from "../doors";
import { expectationAnswers, expectations } from "../schema/expectations";
import { insertAll } from "./batches";
import { idOf, type Ids } from "./ids";
import { storedInstant, writtenInstant } from "./instants";
import { nameBehind, type Names } from "./names";

type Network = NetworkFile["networks"][number];
type Expectation = Network["expectations"][number];

/** A network's expectations as its file has them, in the order in which they were proposed. */
export async function readExpectations(
  tx: Tx,
  networkId: string,
  names: Names,
): Promise<readonly Expectation[]> {
  const all = await tx
    .select({ row: expectations, at: writtenInstant(expectations.proposedAt) })
    .from(expectations)
    .where(eq(expectations.networkId, networkId))
    .orderBy(asc(expectations.number));
  const answers = await tx
    .select({ row: expectationAnswers, at: writtenInstant(expectationAnswers.answeredAt) })
    .from(expectationAnswers)
    .where(eq(expectationAnswers.networkId, networkId))
    .orderBy(asc(expectationAnswers.number));
  const signed = (row: { organisationId: string; personId: string }, at: string) => ({
    organisation: nameBehind(names.organisations, row.organisationId),
    email: nameBehind(names.people, row.personId),
    at: utcText(at),
  });
  return all.map(({ row, at }) => ({
    kind: row.kind,
    says: row.says,
    metric: row.metricCode,
    ...signed(row, at),
    parties: sortedBy(
      row.partyIds.map((id) => nameBehind(names.organisations, id)),
      (slug) => slug,
    ),
    answers: answers
      .filter((one) => one.row.expectation === row.number)
      .map((one) => ({
        ...signed(one.row, one.at),
        answer: one.row.answer,
        reason: one.row.reason,
      })),
  }));
}

/** Writes a network's expectations with their answers. */
export async function writeExpectations(
  tx: Tx,
  network: Network,
  { networkId, ids }: { readonly networkId: string; readonly ids: Ids },
): Promise<void> {
  const by = (one: { organisation: string; email: string }) => ({
    organisationId: idOf(ids.organisations, one.organisation),
    personId: idOf(ids.people, one.email),
  });
  await insertAll(
    tx,
    expectations,
    network.expectations.map((one, index) => ({
      networkId,
      number: index + 1,
      kind: one.kind,
      says: one.says,
      metricCode: one.metric,
      ...by(one),
      proposedAt: storedInstant(one.at),
      partyIds: one.parties.map((slug) => idOf(ids.organisations, slug)),
    })),
  );
  await insertAll(
    tx,
    expectationAnswers,
    network.expectations.flatMap(({ answers }, index) =>
      answers.map((one, place) => ({
        networkId,
        expectation: index + 1,
        number: place + 1,
        answer: one.answer,
        reason: one.reason,
        ...by(one),
        answeredAt: storedInstant(one.at),
      })),
    ),
  );
}
