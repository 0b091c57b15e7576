import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "@playwright/test";
import { wholeBetween } from "@/db/demo/random";
import type { Proof } from "@/db/testing/proof";
import { compare } from "./found";
import { aLedger, type Ledger } from "./ledger";
import { aYearToReport, type Work } from "./months";
import type { OwnServer } from "./own-server";
import { senderTo } from "./sender";
import { writeYear } from "./writer";

/** What the proof does, and how much of it. */
export type Plan = {
  readonly kills: number;
  /** Of what is acknowledged in all, at least. */
  readonly writes: number;
  readonly writers: number;
  /** Networks to write in, three organisations with a year each. */
  readonly networks: number;
  /** How often each figure is saved before its month is submitted; eight times by default. */
  readonly saves?: number;
  readonly random: () => number;
  /** Breaks something and mends it; done once the app says that it is ready again. */
  readonly breakIt: (writing: { readonly whenSubmitting: () => Promise<void> }) => Promise<void>;
  /** Milliseconds until an answer, and from breaking to being ready, at most; ten seconds by default. */
  readonly answeredWithin?: number;
  readonly readyWithin?: number;
};

/** Kills under a load of saves and submissions, and compares what was acknowledged with what is there afterwards. */
export async function killUnderLoad(server: OwnServer, plan: Plan, proof: Proof): Promise<void> {
  const works = (
    await Promise.all(Array.from({ length: plan.networks }, () => aYearToReport()))
  ).flat();
  const ledger = aLedger();
  const sender = senderTo(server.appUrl);
  const began = performance.now();
  let over = false;
  let onSubmit = () => {};
  const writers = Array.from({ length: plan.writers }, () =>
    writeAll(works, (work) =>
      writeYear(
        {
          sender,
          ledger,
          random: plan.random,
          saves: plan.saves ?? 8,
          isOver: () => over,
          onSubmit: () => {
            onSubmit();
          },
        },
        work,
      ),
    ),
  );
  const whenSubmitting = () =>
    new Promise<void>((resolve) => {
      onSubmit = resolve;
    });
  const recoveries: number[] = [];
  for (let kill = 1; kill <= plan.kills; kill += 1) {
    await untilWritten(ledger, (plan.writes * kill) / (plan.kills + 1), plan.random);
    const broken = performance.now();
    await plan.breakIt({ whenSubmitting });
    recoveries.push(performance.now() - broken);
  }
  await untilWritten(ledger, plan.writes, plan.random);
  over = true;
  await Promise.all(writers);
  sender.close();
  const found = await compare(server.ownerUrl, ledger);
  const { acknowledged, failures } = ledger;
  const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
  proof.allowed(acknowledged);
  proof.denied(failed);
  say([
    `${plan.kills} kills, ${acknowledged} acknowledged (${ledger.months.filter((month) => month.acknowledged).length} months)`,
    `${failed} requests told of a failure: ${[...failures].map(([what, count]) => `${count} x ${what}`).join("; ")}`,
    `left without an answer and typed anew: ${found.unanswered.landed} were written, ${found.unanswered.notLanded} weren't`,
    `slowest answer ${(sender.slowest() / 1000).toFixed(1)} s; ready again after ${quantile(recoveries, 0.5)} s, at most ${quantile(recoveries, 1)} s`,
    `lost ${found.lost.length}, doubled ${found.doubled.length}, half ${found.half.length}, uncaught ${server.uncaught().length}`,
    `${((performance.now() - began) / 1000).toFixed(0)} s`,
  ]);
  expect(found.lost, "acknowledged and not there").toEqual([]);
  expect(found.doubled, "there more than once").toEqual([]);
  expect(found.half, "half done").toEqual([]);
  expect(ledger.contradictions, "answers that contradict earlier ones").toEqual([]);
  expect(server.uncaught(), "exceptions that nobody caught").toEqual([]);
  expect(sender.slowest(), "every request is answered in time").toBeLessThan(
    plan.answeredWithin ?? 10_000,
  );
  expect(Math.max(...recoveries), "ready again in time").toBeLessThan(plan.readyWithin ?? 10_000);
}

async function writeAll(works: Work[], write: (work: Work) => Promise<void>): Promise<void> {
  for (let work = works.pop(); work !== undefined; work = works.pop()) await write(work);
}

/** Until so much was acknowledged, and then a moment more. */
async function untilWritten(ledger: Ledger, count: number, random: () => number): Promise<void> {
  const end = performance.now() + 120_000;
  while (ledger.acknowledged < count) {
    if (performance.now() > end) throw new Error(`only ${ledger.acknowledged} writes came through`);
    await sleep(10);
  }
  await sleep(wholeBetween(random, 0, 300));
}

function quantile(times: readonly number[], part: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return ((sorted[Math.ceil(part * sorted.length) - 1] ?? 0) / 1000).toFixed(1);
}

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
