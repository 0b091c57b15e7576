import { desc, sql } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import type { Tx } from "../doors";
import type { MailText } from "../mail/texts";
import { mail } from "../schema/mail";

/**
 * A mail as an admin sees it. `heldBody` is its text where there was no mail server to send it, `problem` what went wrong
 * when it was last tried.
 */
export type MailEntry = Awaited<ReturnType<typeof listMail>>[number];

/** The latest mail on behalf of the acting organisation, newest first, for its admins: nobody else sees any. */
export function listMail(tx: Tx, { limit = 200 }: { readonly limit?: number } = {}) {
  const { id, toAddress, subject, status, queuedAt, sentAt, problem, heldBody } = mail;
  return tx
    .select({ id, toAddress, subject, status, queuedAt, sentAt, problem, heldBody })
    .from(mail)
    .orderBy(desc(queuedAt), desc(id))
    .limit(limit);
}

/** Writes a mail on behalf of the organisation acted for; a job sends it once the transaction is committed. */
export async function queueMail(
  tx: Tx,
  { organisationId }: Viewer,
  { to, subject, body }: MailText & { readonly to: string },
): Promise<void> {
  // Nothing is asked back: who may write a mail need not see it afterwards. The app may fill these columns and no others.
  await tx.execute(sql`
    insert into mail (organisation_id, to_address, subject, body) values (${organisationId}, ${to}, ${subject}, ${body})`);
}
