import { and, eq, isNull, sql } from "drizzle-orm";
import type { Role, Viewer } from "@/lib/access/viewer";
import type { Tx } from "../doors";
import { codeOf } from "../failure";
import { assignments } from "../schema/networks";
import { organisationPeople } from "../schema/people";
import { recordForOwn } from "./audit";
import { ownNetworkNames } from "./own-organisation";

/** Which person of the acting organisation. */
type Which = { readonly personId: string };

/**
 * Gives a person roles in networks of the acting organisation, by network id; an empty list takes theirs there away.
 * Each change has its audit entry; what is as it was has none.
 *
 * @returns false, with nothing written, where the person isn't one of its people, or it isn't in one of the networks
 */
export async function setRoles(
  tx: Tx,
  viewer: Viewer,
  { personId, roles }: Which & { readonly roles: Readonly<Record<string, readonly Role[]>> },
): Promise<boolean> {
  const { organisationId } = viewer;
  const names = await ownNetworkNames(tx);
  if (!(await isStaff(tx, viewer, personId))) return false;
  if (Object.keys(roles).some((id) => !names.has(id))) return false;
  for (const [networkId, wanted] of Object.entries(roles)) {
    const row = { networkId, organisationId, personId };
    const before = await writeRoles(tx, row, wanted);
    if (before === null) continue;
    await recordForOwn(tx, viewer, {
      verb: "set-roles",
      object: `person ${personId}`,
      payload: { network: names.get(networkId) ?? "", roles: wanted, before },
    });
  }
  return true;
}

/** Writes roles over others, and gives those; null, with nothing written, where they are as they were. */
async function writeRoles(
  tx: Tx,
  row: { readonly networkId: string; readonly organisationId: string; readonly personId: string },
  wanted: readonly Role[],
): Promise<readonly string[] | null> {
  const is = and(
    eq(assignments.networkId, row.networkId),
    eq(assignments.organisationId, row.organisationId),
    eq(assignments.personId, row.personId),
  );
  const [held] = await tx.select({ roles: assignments.roles }).from(assignments).where(is);
  const before = held?.roles ?? [];
  if (same(before, wanted)) return null;
  if (wanted.length === 0) {
    await tx.delete(assignments).where(is);
    return before;
  }
  const { networkId, organisationId, personId } = assignments;
  await tx
    .insert(assignments)
    .values({ ...row, roles: [...wanted] })
    .onConflictDoUpdate({
      target: [networkId, organisationId, personId],
      set: { roles: [...wanted] },
    });
  return before;
}

/** Makes a person an admin of the acting organisation, or no admin any more. */
export function setAdmin(
  tx: Tx,
  viewer: Viewer,
  { personId, isAdmin }: Which & { readonly isAdmin: boolean },
): Promise<StaffChange> {
  return change(tx, viewer, {
    personId,
    set: { isAdmin },
    verb: isAdmin ? "make-admin" : "unmake-admin",
  });
}

/** Takes a person out of the acting organisation: from their next request on they act nowhere for it. */
export function removePerson(tx: Tx, viewer: Viewer, { personId }: Which): Promise<StaffChange> {
  return change(tx, viewer, { personId, set: { leftAt: sql`now()` }, verb: "remove-person" });
}

/** What came of changing a person's place: `gone` where they aren't of the organisation, `last-admin` where nobody else is admin. */
export type StaffChange = "done" | "gone" | "last-admin";

/** Ends all sessions of a person of the acting organisation; false where they aren't one of it. */
export async function endSessionsOf(tx: Tx, { personId }: Which): Promise<boolean> {
  const [row] = await tx.execute<{ ended: boolean }>(
    sql`select end_sessions_of(${personId}) as ended`,
  );
  return row?.ended === true;
}

async function change(
  tx: Tx,
  viewer: Viewer,
  {
    personId,
    set,
    verb,
  }: Which & {
    readonly set: Parameters<ReturnType<typeof tx.update<typeof organisationPeople>>["set"]>[0];
    readonly verb: string;
  },
): Promise<StaffChange> {
  const changed = await tx
    .transaction((step) =>
      step
        .update(organisationPeople)
        .set(set)
        .where(
          and(
            eq(organisationPeople.organisationId, viewer.organisationId),
            eq(organisationPeople.personId, personId),
            isNull(organisationPeople.leftAt),
          ),
        )
        .returning({ is: organisationPeople.personId }),
    )
    .catch((failure: unknown) => {
      // The database keeps an admin in every organisation (keep_an_admin).
      if (codeOf(failure) === "23001") return "last-admin" as const;
      throw failure;
    });
  if (changed === "last-admin") return changed;
  if (changed.length === 0) return "gone";
  await recordForOwn(tx, viewer, { verb, object: `person ${personId}`, payload: {} });
  return "done";
}

async function isStaff(tx: Tx, { organisationId }: Viewer, personId: string): Promise<boolean> {
  const rows = await tx
    .select({ is: organisationPeople.personId })
    .from(organisationPeople)
    .where(
      and(
        eq(organisationPeople.organisationId, organisationId),
        eq(organisationPeople.personId, personId),
        isNull(organisationPeople.leftAt),
      ),
    );
  return rows.length > 0;
}

function same(held: readonly string[], wanted: readonly string[]): boolean {
  return held.length === wanted.length && held.every((role) => wanted.includes(role));
}
