import { sql } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import { canonicalText, type Json } from "@/lib/agreements/canonical-text";
import type { Tx } from "../doors";
import { auditEntries } from "../schema/audit";

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

async function append(
  tx: Tx,
  { networkId, verb, object, payload, audience = null, managersOnly = false }: Event,
  actor: { readonly personId: string | null; readonly organisationId: string | null },
): Promise<void> {
  // Number, time and hashes are the database's own: its trigger overwrites what stands here.
  await tx.insert(auditEntries).values({
    networkId,
    seq: 0,
    at: sql`now()`,
    previousHash: "",
    hash: "",
    ...actor,
    verb,
    object,
    payload: canonicalText(payload),
    audience: audience === null ? null : [...audience],
    managersOnly,
  });
}
