import { parentPort, workerData } from "node:worker_threads";
import { compareTable } from "@/lib/import/compare";
import { csvTable } from "@/lib/import/csv-table";
import { decimalMark } from "@/lib/import/decimal-mark";
import type { PlannedDraft } from "@/lib/import/difference";
import { fileKind } from "@/lib/import/file-kind";
import { isBlank, refused, textOf, type FileRead, type Table } from "@/lib/import/table";
import { readWorkbook } from "./read-workbook";
import type { ComparedFile, ReadFile, ThreadMessage, ThreadTask } from "./thread-task";

/** How many drafts one statement writes. */
const batchSize = 5_000;

/** How many rows are shown beside the names of columns. */
const samplesShown = 3;

async function main(): Promise<void> {
  const task: ThreadTask = workerData;
  say({ done: task.is === "read" ? await readFile(task) : compare(task) });
}

function say(message: ThreadMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(message);
}

function onRows(rows: number): void {
  say({ rows });
}

async function readFile({ name, bytes }: ThreadTask & { is: "read" }): Promise<ReadFile> {
  const read = await tableOf(name, bytes);
  if ("refusal" in read) return { is: "refused", refusal: read.refusal };
  const { table } = read;
  const filled = table.rows.filter((row) => !isBlank(row));
  onRows(filled.length);
  return {
    is: "read",
    table: JSON.stringify(table),
    header: table.header,
    rows: filled.length,
    samples: filled
      .slice(0, samplesShown)
      .map((row) => table.header.map((_, index) => textOf(row[index]).slice(0, 60))),
  };
}

async function tableOf(name: string, bytes: Uint8Array): Promise<FileRead> {
  const kind = fileKind(name, bytes);
  switch (kind.kind) {
    case "refused":
      return refused(kind.code);
    case "csv":
      return csvTable(kind.text, onRows);
    case "xlsx":
      return readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  }
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
