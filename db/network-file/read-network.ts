import { asc, eq, sql } from "drizzle-orm";
import { utcText } from "@/lib/network-file/instant";
import { engagementLevel, role, type NetworkFileInput } from "@/lib/network-file/network-file";
import { sortedBy } from "@/lib/network-file/sorted-by";
import { periodOfMonthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import {
  assignments,
  memberPeople,
  networkMembers,
  networkPeriods,
  networks,
  relationships,
} from "../schema/networks";
import { writtenInstant } from "./instants";
import { nameBehind, type Names } from "./names";
import { readSignatures } from "./read-settlement";

type Network = NonNullable<NetworkFileInput["networks"]>[number];

/** A network's own row. */
export type NetworkRow = typeof networks.$inferSelect;

/** The network with this slug; null where there is none. As the operator. */
export async function findNetworkRow(tx: Tx, slug: string): Promise<NetworkRow | null> {
  const [row] = await tx.select().from(networks).where(eq(networks.slug, slug));
  return row ?? null;
}

/** What a network's file says of the network itself: members, who acts, relationships, periods. */
export async function readNetwork(
  tx: Tx,
  { id, referenceFirst, referenceLast, ...row }: NetworkRow,
  names: Names,
): Promise<
  Omit<
    Network,
    | "metrics"
    | "proposals"
    | "conditions"
    | "expectations"
    | "notices"
    | "plans"
    | "value"
    | "chain"
    | "acts"
    | "evaluations"
    | "statements"
    | "figures"
  >
> {
  const { slug, name, currency, timeZone, fiscalYearStart, synthetic } = row;
  const { acceptanceDays, closingDays } = row;
  return {
    slug,
    name,
    currency,
    timeZone,
    fiscalYearStart,
    synthetic,
    reference:
      referenceFirst === null || referenceLast === null
        ? null
        : { first: periodOfMonthNumber(referenceFirst), last: periodOfMonthNumber(referenceLast) },
    acceptanceDays,
    closingDays,
    ...(await readMembers(tx, id, names)),
    ...(await readActors(tx, id, names)),
    relationships: await readRelationships(tx, id, names),
    periods: await readPeriods(tx, id, names),
  };
}

async function readMembers(tx: Tx, networkId: string, names: Names) {
  const rows = await tx
    .select({
      organisationId: networkMembers.organisationId,
      joined: writtenInstant(networkMembers.joinedAt),
      left: sql<string | null>`${writtenInstant(networkMembers.leftAt)}`,
    })
    .from(networkMembers)
    .where(eq(networkMembers.networkId, networkId));
  const memberships = rows.map(({ organisationId, joined, left }) => ({
    organisation: nameBehind(names.organisations, organisationId),
    joined: utcText(joined),
    left: left === null ? null : utcText(left),
  }));
  const inOrder = sortedBy(memberships, ({ organisation }) => organisation);
  return { members: inOrder.map(({ organisation }) => organisation), memberships: inOrder };
}

async function readActors(tx: Tx, networkId: string, names: Names) {
  const assigned = await tx.select().from(assignments).where(eq(assignments.networkId, networkId));
  const signed = await tx.select().from(memberPeople).where(eq(memberPeople.networkId, networkId));
  const actor = (one: { readonly organisationId: string; readonly personId: string }) => ({
    organisation: nameBehind(names.organisations, one.organisationId),
    email: nameBehind(names.people, one.personId),
  });
  const actorsOrder = <Actor extends ReturnType<typeof actor>>(actors: readonly Actor[]) =>
    sortedBy(actors, ({ organisation, email }) => `${organisation} ${email}`);
  return {
    assignments: actorsOrder(
      assigned.map((one) => ({
        ...actor(one),
        roles: one.roles.map((held) => role.parse(held)),
      })),
    ),
    signatories: actorsOrder(signed.map((one) => ({ ...actor(one), name: one.name }))),
  };
}

async function readRelationships(tx: Tx, networkId: string, names: Names) {
  const rows = await tx.select().from(relationships).where(eq(relationships.networkId, networkId));
  const pairs = rows.map(({ firstOrganisationId, secondOrganisationId, level }) => {
    const one = nameBehind(names.organisations, firstOrganisationId);
    const other = nameBehind(names.organisations, secondOrganisationId);
    // The database has the pair in the order of ids, which are others in another database.
    const between: [string, string] = one < other ? [one, other] : [other, one];
    return { between, level: engagementLevel.parse(level) };
  });
  return sortedBy(pairs, ({ between }) => between.join(" "));
}

async function readPeriods(tx: Tx, networkId: string, names: Names) {
  const rows = await tx
    .select()
    .from(networkPeriods)
    .where(eq(networkPeriods.networkId, networkId))
    .orderBy(asc(networkPeriods.period));
  const signatures = await readSignatures(tx, networkId, names);
  return rows.map(({ period, dueOn, closedOn, frozen }) => ({
    period: periodOfMonthNumber(period),
    due: dueOn,
    closed: closedOn,
    frozen,
    signatures: [...(signatures.get(period) ?? [])],
  }));
}
