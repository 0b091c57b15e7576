import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { patience, threadMemory } from "@/lib/import/limits";
import type { ComparedFile, ReadFile, ThreadTask } from "./thread-task";

/** Threads at work, at most two, and what waits for one of them. */
const atOnce = 2;
const mostWaiting = 20;
const waiting: (() => void)[] = [];
let working = 0;

/** Why a thread gave nothing. */
type Failure = {
  readonly is: "refused";
  readonly refusal: { readonly code: FailureCode; readonly row: null };
};
type FailureCode = "too-slow" | "too-much-memory" | "busy" | "broken";

function failed(code: FailureCode): Failure {
  return { is: "refused", refusal: { code, row: null } };
}

/**
 * Reads a file that somebody sent in a thread of its own, with memory and time of its own: what it does there stops nobody else,
 * and ends with the thread.
 *
 * @param onRows is told how many rows were read, now and then
 */
export function readInThread(
  file: { readonly name: string; readonly bytes: Uint8Array },
  onRows: (rows: number) => void,
): Promise<ReadFile> {
  return inTurn(() => run<ReadFile>({ is: "read", ...file }, patience.reading, onRows));
}

/** Compares what was read of a file with what stands in the network, in a thread too: as `readInThread`. */
export function compareInThread(
  task: Omit<ThreadTask & { is: "compare" }, "is">,
  onRows: (rows: number) => void,
): Promise<ComparedFile | Failure> {
  return inTurn(() => run<ComparedFile>({ is: "compare", ...task }, patience.comparing, onRows));
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result | Failure> {
  if (working >= atOnce) {
    if (waiting.length >= mostWaiting) return failed("busy");
    await new Promise<void>((go) => waiting.push(go));
  }
  working += 1;
  try {
    return await work();
  } finally {
    working -= 1;
    waiting.shift()?.();
  }
}

async function run<Result extends ReadFile | ComparedFile>(
  task: ThreadTask,
  milliseconds: number,
  onRows: (rows: number) => void,
): Promise<Result | Failure> {
  // The path is put together here, so that no bundler takes the file for one of its own.
  const file = pathToFileURL(resolve(process.cwd(), "db/files", "thread.mjs"));
  const worker = new Worker(file, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: threadMemory, maxYoungGenerationSizeMb: 16 },
    env: {},
    execArgv: [],
  });
  try {
    return await answerOf<Result>(worker, milliseconds, onRows);
  } finally {
    await worker.terminate();
  }
}

function answerOf<Result extends ReadFile | ComparedFile>(
  worker: Worker,
  milliseconds: number,
  onRows: (rows: number) => void,
): Promise<Result | Failure> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    // What counts is its own time: starting a thread takes as long as the machine is busy.
    worker.once("online", () => {
      timer = setTimeout(() => resolve(failed("too-slow")), milliseconds);
    });
    worker.on("message", (message: { rows: number } | { done: Result }) => {
      if ("rows" in message) return onRows(message.rows);
      clearTimeout(timer);
      resolve(message.done);
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve(failed("too-much-memory"));
      else reject(error);
    });
    worker.once("exit", () => resolve(failed("broken")));
  });
}
