import { sql } from "drizzle-orm";
import { z } from "zod";
import { periodOfMonthNumber } from "@/lib/periods/period";
import { asJob } from "../doors";
import { reminderMail } from "../mail/reminder-text";

const payloadOf = z.object({
  networkId: z.guid(),
  period: z.int(),
  organisationId: z.guid(),
  personId: z.guid(),
  reason: z.enum(["due", "asked"]),
});

/** What `reminder` in the database tells of a person who is to be reminded. */
type Reminder = {
  readonly network: string;
  readonly slug: string;
  readonly organisation: string;
  readonly organisationSlug: string;
  readonly timeZone: string;
  readonly name: string;
  readonly due: number;
  readonly entered: number;
  readonly submitted: number;
  readonly deadline: string;
  readonly askedBy: readonly string[];
};

/**
 * Writes one manager the mail about a month that their organisation still owes figures for, once; nothing when it was written
 * before, or all was submitted meanwhile. The mail and the note that it was written are one transaction.
 */
export async function remind(payload: unknown): Promise<void> {
  const { networkId, period, organisationId, personId, reason } = payloadOf.parse(payload);
  const about = sql`${networkId}, ${period}, ${personId}, ${reason}`;
  await asJob({ organisation: organisationId }, async (tx) => {
    const [row] = await tx.execute<{ told: string | null }>(sql`select reminder(${about}) as told`);
    if (row === undefined || row.told === null) return;
    const told: Reminder = JSON.parse(row.told);
    const month = periodOfMonthNumber(period);
    const { subject, body } = reminderMail({
      ...told,
      month,
      deadline: new Date(told.deadline),
      link: linkOf(told, month),
    });
    await tx.execute(sql`select send_reminder(${about}, ${subject}, ${body})`);
  });
}

function linkOf({ slug, organisationSlug }: Reminder, month: string): string {
  const link = new URL(`/networks/${slug}/report`, process.env["NEXTAUTH_URL"]);
  link.searchParams.set("period", month);
  link.searchParams.set("as", organisationSlug);
  return link.href;
}
