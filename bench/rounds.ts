import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { connections, loadWith, type Workload } from "./http";
import type { Server } from "./servers";

/** What is asked of which server. */
export type Target = {
  readonly name: string;
  readonly server: Server;
  readonly workload: Workload;
  readonly at?: number;
};

/** One target in one round; CPU of the server's process alone, in milliseconds a request. */
export type Round = {
  readonly perSecond: number;
  readonly p50: number;
  readonly cpu: number;
  readonly instructions: number | null;
  /** Answers that weren't what was asked for. */
  readonly failed: number;
  readonly failure: string | null;
};

const warmth = 3;

/**
 * Measures targets in turn, round by round, after warming each of them up; each round begins with another one.
 *
 * @returns the rounds of each target, in the order of `targets`
 */
export async function inRounds(
  targets: readonly Target[],
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<readonly (readonly Round[])[]> {
  const counted = await countsInstructions();
  for (const target of targets) await oneRound(target, { seconds: warmth, counted: false });
  const measured = targets.map((): Round[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const turn of targets.keys()) {
      const index = (turn + round) % targets.length;
      const target = targets[index];
      if (target !== undefined) measured[index]?.push(await oneRound(target, { seconds, counted }));
    }
  }
  return measured;
}

async function oneRound(
  { server, workload, at = connections }: Target,
  { seconds, counted }: { readonly seconds: number; readonly counted: boolean },
): Promise<Round> {
  const counting = counted ? instructionsOf(server.pid, seconds) : null;
  const before = cpuOf(server.pid);
  const loaded = await loadWith(server.port, workload, { seconds, at });
  const { requests, perSecond, milliseconds, failed, failure } = loaded;
  const cpu = (cpuOf(server.pid) - before) / requests;
  const instructions = counting === null ? null : (await counting) / requests;
  return { perSecond, p50: milliseconds.p50, cpu, instructions, failed, failure };
}

/** The time that a process has spent on a processor, in milliseconds; ticks of Linux are hundredths of a second. */
function cpuOf(pid: number): number {
  const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user = 0, system = 0] = fields.split(" ").slice(11, 13).map(Number);
  return (user + system) * 10;
}

/** Whether this machine counts a program's instructions: virtual machines often don't. */
async function countsInstructions(): Promise<boolean> {
  const said = await perf(["true"]);
  return said !== null && instructionsIn(said) !== null;
}

async function instructionsOf(pid: number, seconds: number): Promise<number> {
  const said = await perf(["-p", `${pid}`, "--", "sleep", `${seconds}`]);
  return (said === null ? null : instructionsIn(said)) ?? Number.NaN;
}

function instructionsIn(said: string): number | null {
  const [count = ""] = said.split(",");
  return /^[0-9]+$/.test(count.trim()) ? Number(count) : null;
}

/** What perf writes about `what`; null without perf. */
async function perf(what: readonly string[]): Promise<string | null> {
  const child = spawn("perf", ["stat", "-x,", "-e", "instructions:u", ...what], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const missing = new Promise<null>((resolve) => child.once("error", () => resolve(null)));
  return Promise.race([missing, text(child.stderr)]);
}
