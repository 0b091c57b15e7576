import { sql } from "drizzle-orm";
import type { Tx } from "../doors";

/** A live session of the person who asks; `isThis` is the one that they ask with. */
export type OwnSession = {
  readonly id: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isThis: boolean;
};

/** The live sessions of the acting person, this one first, then by when they were last seen. */
export async function listOwnSessions(tx: Tx, token: string): Promise<readonly OwnSession[]> {
  const rows = await tx.execute<{
    id: string;
    device: string;
    created_at: string;
    last_seen_at: string;
    is_this: boolean;
  }>(sql`
    select id, device, created_at, last_seen_at, token_hash = sha256(convert_to(${token}, 'UTF8')) as is_this
    from sessions
    where ended_at is null and expires_at > now() and last_seen_at > now() - interval '2 hours'
    order by is_this desc, last_seen_at desc, id`);
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    createdAt: new Date(row.created_at),
    lastSeenAt: new Date(row.last_seen_at),
    isThis: row.is_this,
  }));
}

/** Ends one session of the acting person; false where it is none of theirs, or has ended. */
export async function endOwnSession(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ ended: number }>(
    sql`select end_own_sessions(${id}, null) as ended`,
  );
  return (row?.ended ?? 0) > 0;
}

/** Ends all sessions of the acting person but that of this token, and gives how many. */
export async function endOtherSessions(tx: Tx, token: string): Promise<number> {
  const [row] = await tx.execute<{ ended: number }>(
    sql`select end_own_sessions(null, ${token}) as ended`,
  );
  return row?.ended ?? 0;
}
