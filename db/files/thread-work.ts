import { parentPort, workerData } from "node:worker_threads";
import { compareTable } from "@/lib/import/compare";
import { decimalMark } from "@/lib/import/decimal-mark";
import type { PlannedDraft } from "@/lib/import/difference";
import type { Table } from "@/lib/import/table";
import { readFile } from "./read-file";
import type { ComparedFile, ThreadMessage, ThreadTask } from "./thread-task";

/** How many drafts one statement writes. */
const batchSize = 5_000;

async function main(): Promise<void> {
  const task: ThreadTask = workerData;
  say({ done: task.is === "read" ? await readFile(task, onRows) : compare(task) });
}

function say(message: ThreadMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(message);
}

function onRows(rows: number): void {
  say({ rows });
}

function compare({ table: text, reading, context }: ThreadTask & { is: "compare" }): ComparedFile {
  const table: Table = JSON.parse(text);
  const mark = reading.mark ?? decimalMark(numbersIn(table, reading.columns));
  if (mark === null) return { is: "ambiguous" };
  const known = { columns: reading.columns, mark };
  const { difference, plan, rejected } = compareTable(table, known, context, onRows);
  return {
    is: "compared",
    reading: known,
    difference,
    plan: inBatches(plan),
    rejected: JSON.stringify(rejected),
  };
}

/** Drafts as lists in JSON, one a line, of as many as one statement writes. */
function inBatches(plan: readonly PlannedDraft[]): string {
  const lines: string[] = [];
  for (let start = 0; start < plan.length; start += batchSize) {
    lines.push(JSON.stringify(plan.slice(start, start + batchSize)));
  }
  return lines.join("\n");
}

function* numbersIn({ rows }: Table, columns: readonly (string | null)[]) {
  const places = ["numerator", "denominator"].map((target) => columns.indexOf(target));
  for (const row of rows) for (const place of places) yield row[place];
}

await main();
