import { sql } from "drizzle-orm";
import { z } from "zod";
import { asJob } from "../doors";
import { overdueMail } from "../mail/promise-text";

const payloadOf = z.object({
  networkId: z.guid(),
  reference: z.string(),
  openedById: z.guid(),
  promise: z.int(),
  organisationId: z.guid(),
  personId: z.guid(),
  step: z.enum(["overdue", "still-overdue"]),
});

/** What `promise_reminder` in the database tells of somebody who is to be told of an overdue promise. */
type Overdue = {
  readonly network: string;
  readonly slug: string;
  readonly organisation: string;
  readonly organisationSlug: string;
  readonly timeZone: string;
  readonly name: string;
  readonly openedBy: string;
  readonly accountable: string;
  readonly holder: string;
  readonly due: string;
};

/**
 * Writes one person the mail about an overdue promise, once for each step; nothing when it was written before, or the promise
 * was kept or withdrawn meanwhile. The mail and the note that it was written are one transaction.
 */
export async function remindOfPromise(payload: unknown): Promise<void> {
  const { networkId, reference, openedById, promise, organisationId, personId, step } =
    payloadOf.parse(payload);
  const about = sql`${networkId}, ${reference}, ${openedById}, ${promise}, ${personId}, ${step}`;
  await asJob({ organisation: organisationId }, async (tx) => {
    const [row] = await tx.execute<{ told: string | null }>(
      sql`select promise_reminder(${about}) as told`,
    );
    if (row === undefined || row.told === null) return;
    const told: Overdue = JSON.parse(row.told);
    const { subject, body } = overdueMail({
      ...told,
      reference,
      step,
      due: new Date(told.due),
      link: linkOf(told, reference),
    });
    await tx.execute(sql`select send_promise_reminder(${about}, ${subject}, ${body})`);
  });
}

function linkOf({ slug, organisationSlug, openedBy }: Overdue, reference: string): string {
  const path = `/networks/${slug}/promises/${encodeURIComponent(reference)}`;
  const link = new URL(path, process.env["NEXTAUTH_URL"]);
  link.searchParams.set("by", openedBy);
  link.searchParams.set("as", organisationSlug);
  return link.href;
}
