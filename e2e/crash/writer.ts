import { setTimeout as sleep } from "node:timers/promises";
import type { Ledger, SentMonth, SentValue } from "./ledger";
import type { Work } from "./months";
import { entryResultIn, resultIn, type Reply, type Sender } from "./sender";

/** What the writers share. */
export type Writing = {
  readonly sender: Sender;
  readonly ledger: Ledger;
  readonly random: () => number;
  /** How often each figure is saved before its month is submitted. */
  readonly saves: number;
  /** The server is about to stay: what is begun is brought to its end, and nothing new begun. */
  readonly isOver: () => boolean;
  /** A month is being sent to be submitted. */
  readonly onSubmit: () => void;
};

/** One manager's year: enters each month several times over, looks at a page now and then, and submits the month. */
export async function writeYear(writing: Writing, work: Work): Promise<void> {
  for (const period of work.periods) {
    if (!(await writeMonth(writing, work, period))) return;
  }
}

async function writeMonth(writing: Writing, work: Work, period: string): Promise<boolean> {
  const revisions = new Map(work.cells.map(({ key }) => [key, 0]));
  for (let pass = 0; pass < writing.saves; pass += 1) {
    for (const { key } of work.cells) {
      if (writing.isOver()) return false;
      const over = revisions.get(key) ?? 0;
      const revision = await save(writing, work, { key, period, over });
      if (revision === null) return false;
      revisions.set(key, revision);
      if (writing.random() < 0.02) await look(writing, work);
    }
  }
  if (writing.isOver()) return false;
  return submit(writing, work, {
    period,
    seen: work.cells.map(({ key }) => ({ key, revision: revisions.get(key) ?? 0 })),
  });
}

/** Saves a value that nothing else has; whoever gets no answer asks again, at times having typed another value meanwhile. */
async function save(
  writing: Writing,
  work: Work,
  at: { readonly key: number; readonly period: string; readonly over: number },
): Promise<number | null> {
  const { ledger, random, sender } = writing;
  const unanswered: SentValue[] = [];
  let sent = typed(ledger, work, at);
  for (;;) {
    const reply = await sender.save(work.slug, work.cookie, {
      ...at,
      ...fieldsOf(sent),
      unanswered: unanswered.map(fieldsOf),
    });
    const result = entryResultIn(reply);
    const revision = Number(result?.["revision"]);
    if (result?.["state"] === "saved" && revision > at.over) {
      sent.revision = revision;
      ledger.acknowledged += 1;
      return revision;
    }
    if (result !== null) {
      ledger.contradictions.push(
        `${work.slug} ${at.key} ${at.period} over ${at.over}: ${JSON.stringify(result)}`,
      );
      return null;
    }
    failed(ledger, reply);
    if (!unanswered.includes(sent)) unanswered.push(sent);
    if (random() < 0.25) sent = typed(ledger, work, at);
    await sleep(20 + 200 * random());
  }
}

async function submit(
  writing: Writing,
  work: Work,
  { period, seen }: Pick<SentMonth, "period" | "seen">,
): Promise<boolean> {
  const { ledger, random, sender } = writing;
  const { network, organisation, person } = work;
  const month: SentMonth = { network, organisation, person, period, seen, acknowledged: false };
  ledger.months.push(month);
  for (;;) {
    const sending = sender.act("submitMonth", `/networks/${work.slug}/report`, work.cookie, [
      work.slug,
      { period, seen },
    ]);
    writing.onSubmit();
    const reply = await sending;
    const result = resultIn(reply);
    if (result?.["state"] === "submitted") {
      month.acknowledged = true;
      ledger.acknowledged += 1;
      return true;
    }
    if (result !== null) {
      ledger.contradictions.push(`${work.slug} ${period} submitted: ${JSON.stringify(result)}`);
      return false;
    }
    failed(ledger, reply);
    await sleep(20 + 200 * random());
  }
}

/** Pages are read while all this goes on: they too have to end in time. */
async function look({ sender, ledger, random }: Writing, work: Work): Promise<void> {
  const place = random() < 0.5 ? `/networks/${work.slug}` : `/networks/${work.slug}/report`;
  const reply = await sender.read(place, work.cookie);
  if (reply.status !== 200) failed(ledger, reply);
}

function typed(
  ledger: Ledger,
  { network, organisation, person }: Work,
  { key, period }: { readonly key: number; readonly period: string },
): SentValue {
  const value = ledger.values.length + 1;
  const sent: SentValue = { network, organisation, person, key, period, value, revision: null };
  ledger.values.push(sent);
  return sent;
}

function fieldsOf({ value }: SentValue) {
  return { numerator: `${value}`, denominator: "", notApplicable: false };
}

function failed({ failures }: Ledger, { status, body }: Reply): void {
  const what = status === null ? body.replaceAll(/[0-9.]+:[0-9]+/g, "") : `status ${status}`;
  failures.set(what, (failures.get(what) ?? 0) + 1);
}
