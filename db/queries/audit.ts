import { sql } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import { canonicalText, type Json } from "@/lib/agreements/canonical-text";
import type { Tx } from "../doors";
import { auditEntries, organisationAuditEntries } from "../schema/audit";

/** What happened: a verb, what it was done to, and the facts, which may be read by `audience` (null: the whole network). */
export type Event = {
  readonly networkId: string;
  readonly verb: string;
  readonly object: string;
  readonly payload: Json;
  readonly audience?: readonly string[] | null;
  readonly managersOnly?: boolean;
};

/** Adds the viewer's act to the network's audit trail, in the transaction of the act itself. */
export async function record(tx: Tx, viewer: Viewer, event: Event): Promise<void> {
  await append(tx, event, { personId: viewer.personId, organisationId: viewer.organisationId });
}

/** Adds an operator's act to the network's audit trail: no person and no organisation stand in it. */
export async function recordAsOperator(tx: Tx, event: Event): Promise<void> {
  await append(tx, event, { personId: null, organisationId: null });
}

/** Adds an admin's act to the own audit trail of the organisation acted for, in the transaction of the act itself. */
export async function recordForOwn(
  tx: Tx,
  { organisationId, personId }: Viewer,
  { verb, object, payload }: Pick<Event, "verb" | "object" | "payload">,
): Promise<void> {
  await tx.insert(organisationAuditEntries).values({
    ...madeByTheDatabase,
    organisationId,
    personId,
    verb,
    object,
    payload: canonicalText(payload),
  });
}

/** Number, time and hashes are the database's own: its trigger overwrites what stands here. */
const madeByTheDatabase = { seq: 0, at: sql`now()`, previousHash: "", hash: "" };

async function append(
  tx: Tx,
  { networkId, verb, object, payload, audience = null, managersOnly = false }: Event,
  actor: { readonly personId: string | null; readonly organisationId: string | null },
): Promise<void> {
  await tx.insert(auditEntries).values({
    ...madeByTheDatabase,
    networkId,
    ...actor,
    verb,
    object,
    payload: canonicalText(payload),
    audience: audience === null ? null : [...audience],
    managersOnly,
  });
}
