import { asc, eq } from "drizzle-orm";
import { utcText } from "@/lib/network-file/instant";
import type { NetworkFileInput } from "@/lib/network-file/network-file";
import { periodOfMonthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import {
  figureActs,
  frozenEvaluations,
  frozenStatements,
  periodSignatures,
} from "../schema/settlement";
import { writtenInstant } from "./instants";
import { nameBehind, type Names } from "./names";

type Network = NonNullable<NetworkFileInput["networks"]>[number];
type Act = NonNullable<Network["acts"]>[number];
type Evaluation = NonNullable<Network["evaluations"]>[number];
type Statement = NonNullable<Network["statements"]>[number];
type Signature = NonNullable<Network["periods"][number]["signatures"]>[number];

/** What was done about a network's figures, as its file has it: by series and month, in its order. */
export async function readActs(tx: Tx, networkId: string, names: Names): Promise<Act[]> {
  const rows = await tx
    .select({ row: figureActs, at: writtenInstant(figureActs.actedAt) })
    .from(figureActs)
    .where(eq(figureActs.networkId, networkId))
    .orderBy(asc(figureActs.seriesKey), asc(figureActs.period), asc(figureActs.number));
  return rows.map(({ row, at }) => ({
    series: row.seriesKey,
    period: periodOfMonthNumber(row.period),
    act: row.act,
    revision: row.revision,
    made: row.made,
    says: row.says,
    evidence: row.evidence,
    numerator: row.numerator,
    denominator: row.denominator,
    notApplicable: row.notApplicable,
    organisation: nameBehind(names.organisations, row.organisationId),
    email: nameBehind(names.people, row.personId),
    at: utcText(at),
    audience: slugs(row.audience, names),
  }));
}

/** How the figures of a network's closed months stood, as its file has it. */
export async function readEvaluations(
  tx: Tx,
  networkId: string,
  names: Names,
): Promise<Evaluation[]> {
  const rows = await tx
    .select({ row: frozenEvaluations, at: writtenInstant(frozenEvaluations.frozenAt) })
    .from(frozenEvaluations)
    .where(eq(frozenEvaluations.networkId, networkId))
    .orderBy(asc(frozenEvaluations.period), asc(frozenEvaluations.seriesKey));
  return rows.map(({ row, at }) => ({
    series: row.seriesKey,
    period: periodOfMonthNumber(row.period),
    revision: row.revision,
    level: row.level,
    base: row.baseLevel,
    text: row.text,
    at: utcText(at),
    audience: slugs(row.audience, names),
  }));
}

/** The statements of a network's closed months, as its file has them. */
export async function readStatements(
  tx: Tx,
  networkId: string,
  names: Names,
): Promise<Statement[]> {
  const rows = await tx
    .select({ row: frozenStatements, at: writtenInstant(frozenStatements.frozenAt) })
    .from(frozenStatements)
    .where(eq(frozenStatements.networkId, networkId))
    .orderBy(asc(frozenStatements.period), asc(frozenStatements.object));
  return rows.map(({ row, at }) => ({
    object: row.object,
    period: periodOfMonthNumber(row.period),
    text: row.text,
    at: utcText(at),
    audience: slugs(row.audience, names) ?? [],
  }));
}

/** The signatures under a network's months, by the month's number, in their order. */
export async function readSignatures(
  tx: Tx,
  networkId: string,
  names: Names,
): Promise<ReadonlyMap<number, readonly Signature[]>> {
  const rows = await tx
    .select({ row: periodSignatures, at: writtenInstant(periodSignatures.signedAt) })
    .from(periodSignatures)
    .where(eq(periodSignatures.networkId, networkId))
    .orderBy(asc(periodSignatures.period), asc(periodSignatures.number));
  const found = new Map<number, Signature[]>();
  for (const { row, at } of rows) {
    const signature = {
      organisation: nameBehind(names.organisations, row.organisationId),
      email: nameBehind(names.people, row.personId),
      at: utcText(at),
      text: row.text,
      covers: row.covers,
    };
    found.set(row.period, [...(found.get(row.period) ?? []), signature]);
  }
  return found;
}

/** Who may see something, by slug in the order of their names; null is the whole network. */
function slugs(ids: readonly string[] | null, { organisations }: Names): string[] | null {
  return ids === null ? null : ids.map((id) => nameBehind(organisations, id)).toSorted();
}
