import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { z } from "zod";
import { asJob } from "../doors";
import { log } from "../log";
import type { MailProblem } from "../mail/mail-problem";
import { deliver, mailServer, type Letter } from "../mail/mail-server";
import { mail } from "../schema/mail";

const payloadOf = z.object({ organisationId: z.uuid(), mailId: z.uuid() });

type MailKey = z.output<typeof payloadOf>;

/** One try of a job: whether it is the last, and what tells that the worker has to stop. */
export type Try = { readonly isLast: boolean; readonly stopping: AbortSignal };

/** Whoever sends a mail keeps others off for so long, in seconds, and says so again well before that is over. */
const claim = { lasts: 10, renewedEvery: 3 };
const claimed = { claimedUntil: sql`now() + make_interval(secs => ${claim.lasts})` };
const isFree = or(isNull(mail.claimedUntil), lt(mail.claimedUntil, sql`now()`));

/**
 * Sends one queued mail, or holds it for an admin where there is no mail server. Its text, which may hold a link that opens
 * something, is dropped with that. Does nothing for a mail that was dealt with before.
 *
 * @throws Error when it was not taken, or is being sent by another worker, and is to be tried again
 */
export async function sendMail(payload: unknown, { isLast, stopping }: Try): Promise<void> {
  const key = payloadOf.parse(payload);
  const server = mailServer();
  if (server === null) {
    await change(key, { values: held, only: isFree });
    return;
  }
  const letter = (await take(key)) ?? (await takeAfterClaim(key, stopping));
  if (letter === null) return;
  const problem = await whileClaimed(key, () => deliver(letter, server, stopping));
  if (problem === null) await noteSent(key);
  else await noteProblem(key, problem, isLast);
}

const held = {
  status: "held",
  heldBody: sql`case when ${mail.adminsMayRead} then ${mail.body} end`,
  body: "",
} as const;

const sent = {
  status: "sent",
  sentAt: sql`now()`,
  problem: null,
  claimedUntil: null,
  body: "",
} as const;

/** Takes the mail for this worker to send; null when it isn't free, or no longer to be sent. */
async function take(key: MailKey): Promise<Letter | null> {
  const [taken] = await change(key, { values: claimed, only: isFree });
  return taken === undefined ? null : { ...taken, to: taken.toAddress };
}

/**
 * The worker that claimed the mail may have been killed: its claim is soon over, long before this job would be tried again.
 *
 * @throws Error when the claim was renewed meanwhile
 */
async function takeAfterClaim(key: MailKey, stopping: AbortSignal): Promise<Letter | null> {
  const remaining = await secondsClaimed(key);
  if (remaining === null) return null;
  await sleep(remaining * 1000 + 100, undefined, { signal: stopping });
  const letter = await take(key);
  if (letter !== null || (await secondsClaimed(key)) === null) return letter;
  throw new Error(`mail ${key.mailId} is being sent by another worker`);
}

/** For how long somebody has claimed the mail yet; null when it is no longer to be sent. */
async function secondsClaimed(key: MailKey): Promise<number | null> {
  const left = sql<number>`greatest(0, extract(epoch from ${mail.claimedUntil} - now()))::float8`;
  const [row] = await asJob({ organisation: key.organisationId }, (tx) =>
    tx.select({ status: mail.status, left }).from(mail).where(isMail(key)),
  );
  return row?.status === "queued" ? row.left : null;
}

/** A worker that was killed renews nothing, so its mail is soon free again. */
async function whileClaimed<Result>(key: MailKey, work: () => Promise<Result>): Promise<Result> {
  const renewal = setInterval(() => {
    change(key, { values: claimed }).catch((error: unknown) =>
      log.warn({ err: error, mailId: key.mailId }, "the claim of a mail was not renewed"),
    );
  }, claim.renewedEvery * 1000);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
  }
}

/** The server has the mail: if the database is away for a moment, that must not send it twice. */
async function noteSent(key: MailKey): Promise<void> {
  for (let tries = 40; ; tries -= 1) {
    try {
      await change(key, { values: sent });
      log.info({ mailId: key.mailId }, "mail sent");
      return;
    } catch (error) {
      if (tries === 1) throw error;
      await sleep(500);
    }
  }
}

async function noteProblem(key: MailKey, problem: MailProblem, isLast: boolean): Promise<void> {
  const { says, code, isFinal } = problem;
  const gaveUp = isFinal || isLast;
  const after = gaveUp ? ({ status: "failed", body: "" } as const) : {};
  await change(key, { values: { problem: says, claimedUntil: null, ...after } });
  if (!gaveUp) throw new Error(`mail ${key.mailId} was not taken: ${code}`);
  log.warn({ mailId: key.mailId, code }, "mail given up");
}

function change(
  key: MailKey,
  {
    values,
    only,
  }: { readonly values: PgUpdateSetSource<typeof mail>; readonly only?: SQL | undefined },
) {
  const { id, toAddress, subject, body } = mail;
  return asJob({ organisation: key.organisationId }, (tx) =>
    tx
      .update(mail)
      .set(values)
      .where(and(isMail(key), eq(mail.status, "queued"), only))
      .returning({ id, toAddress, subject, body }),
  );
}

function isMail({ organisationId, mailId }: MailKey): SQL | undefined {
  return and(eq(mail.organisationId, organisationId), eq(mail.id, mailId));
}
