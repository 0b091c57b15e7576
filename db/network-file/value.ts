import { asc, eq } from "drizzle-orm";
import { utcText } from "@/lib/network-file/instant";
import type { NetworkFile, NetworkFileInput } from "@/lib/network-file/network-file";
import { monthNumber, periodOfMonthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import { valueAnswers, valueEntries } from "../schema/value";
import { insertAll } from "./batches";
import { idOf, type Ids } from "./ids";
import { storedInstant, writtenInstant } from "./instants";
import { nameBehind, type Names } from "./names";

type Value = NonNullable<NonNullable<NetworkFileInput["networks"]>[number]["value"]>[number];
type Network = NetworkFile["networks"][number];

/** What a network's organisations claimed of each other as its file has it, by number. */
export async function readValue(tx: Tx, networkId: string, names: Names): Promise<Value[]> {
  const entries = await tx
    .select({ row: valueEntries, at: writtenInstant(valueEntries.claimedAt) })
    .from(valueEntries)
    .where(eq(valueEntries.networkId, networkId))
    .orderBy(asc(valueEntries.number));
  const answers = await tx
    .select({ row: valueAnswers, at: writtenInstant(valueAnswers.answeredAt) })
    .from(valueAnswers)
    .where(eq(valueAnswers.networkId, networkId));
  const by = (row: { readonly organisationId: string; readonly personId: string }) => ({
    organisation: nameBehind(names.organisations, row.organisationId),
    email: nameBehind(names.people, row.personId),
  });
  return entries.map(({ row, at }) => {
    const answer = answers.find((one) => one.row.entryNumber === row.number);
    const { period, kind, amount, currency, says, guardKey, otherId } = row;
    return {
      ...by(row),
      at: utcText(at),
      period: periodOfMonthNumber(period),
      kind,
      amount,
      currency,
      says,
      guard: guardKey,
      other: nameBehind(names.organisations, otherId),
      answer:
        answer === undefined
          ? null
          : {
              ...by(answer.row),
              at: utcText(answer.at),
              recognised: answer.row.recognised,
              says: answer.row.says,
            },
    };
  });
}

/** Writes what a network's organisations claimed of each other, and the answers. */
export async function writeValue(
  tx: Tx,
  { networkId, network, ids }: { networkId: string; network: Network; ids: Ids },
): Promise<void> {
  const numbered = network.value.map(({ organisation, email, at, other, ...one }, index) => ({
    ...one,
    number: index + 1,
    organisationId: idOf(ids.organisations, organisation),
    personId: idOf(ids.people, email),
    claimedAt: storedInstant(at),
    otherId: idOf(ids.organisations, other),
    audience: [organisation, other].map((slug) => idOf(ids.organisations, slug)),
  }));
  await insertAll(
    tx,
    valueEntries,
    numbered.map(({ guard, period, kind, amount, currency, says, ...one }) => ({
      networkId,
      number: one.number,
      period: monthNumber(period),
      kind,
      amount,
      currency,
      says,
      guardKey: guard,
      organisationId: one.organisationId,
      otherId: one.otherId,
      personId: one.personId,
      claimedAt: one.claimedAt,
      audience: one.audience,
    })),
  );
  await insertAll(
    tx,
    valueAnswers,
    numbered.flatMap(({ number, answer, audience }) =>
      answer === null
        ? []
        : [
            {
              networkId,
              entryNumber: number,
              recognised: answer.recognised,
              says: answer.says,
              organisationId: idOf(ids.organisations, answer.organisation),
              personId: idOf(ids.people, answer.email),
              answeredAt: storedInstant(answer.at),
              audience,
            },
          ],
    ),
  );
}
