import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";

/** A statement as the app sent it, with its parameters as SQL literals. */
export type Sent = { readonly text: string; readonly parameters: readonly string[] };

/** One transaction of a door: how it asked who enters, what it stated of them, and what it then read. */
export type Transaction = {
  readonly door: readonly Sent[];
  readonly settings: string;
  readonly reads: readonly Sent[];
};

/** The server's log says what is sent, for as long as `act` takes. */
export async function capture(
  sql: postgres.Sql,
  logFile: string,
  act: () => Promise<void>,
): Promise<readonly Transaction[]> {
  const before = readFileSync(logFile, "utf8").length;
  await sql`alter system set log_min_duration_statement = 0`;
  await reload(sql);
  await act();
  await sql`alter system reset log_min_duration_statement`;
  await reload(sql);
  return transactionsIn(readFileSync(logFile, "utf8").slice(before));
}

/** Every process of the server hears of its new settings a moment later. */
async function reload(sql: postgres.Sql): Promise<void> {
  await sql`select pg_reload_conf()`;
  await sleep(500);
}

/** A line of the log, with the lines that belong to it; a statement has its parameters in an entry of its own after it. */
type Entry = { readonly pid: string; readonly text: string };

const start = /^[0-9-]+ [0-9:.]+ \S+ \[([0-9]+)\] (?:LOG|DETAIL): {2}/;
const sent = /^duration: [0-9.]+ ms {2}(?:statement|execute [^:]*): ([^]*)$/;

/**
 * The transactions of doors in a piece of Postgres' log, in the order in which they began.
 *
 * @param log with the default prefix, each statement followed by its parameters
 */
export function transactionsIn(log: string): readonly Transaction[] {
  const said = statementsIn(entriesIn(log));
  return [...said.entries()].flatMap(([index, { pid, text }]) =>
    /^begin\b/i.test(text)
      ? transactionOf(said.slice(index + 1).filter((one) => one.pid === pid))
      : [],
  );
}

/** What a process said after its begin, up to its end; none if it stated nothing or wasn't ended. */
function transactionOf(said: readonly Sent[]): readonly Transaction[] {
  const end = said.findIndex(({ text }) => /^(?:begin|commit|rollback)\b/i.test(text));
  const stated = said.findIndex(({ text }) => /^set local\b/i.test(text));
  const settings = said[stated]?.text;
  if (stated > end || settings === undefined) return [];
  const [door, reads] = [said.slice(0, stated), said.slice(stated + 1, end)].map(readsIn);
  return [{ door: door ?? [], settings, reads: reads ?? [] }];
}

function readsIn(said: readonly Sent[]): readonly Sent[] {
  return said
    .filter(({ text }) => /^\s*(?:select|with)\b/i.test(text))
    .map(({ text, parameters }) => ({ text, parameters }));
}

function statementsIn(entries: readonly Entry[]): readonly (Sent & Entry)[] {
  return entries.flatMap(({ pid, text: said }, index) => {
    const text = sent.exec(said)?.[1];
    if (text === undefined) return [];
    const detail = entries.slice(index + 1).find((entry) => entry.pid === pid)?.text ?? "";
    return [{ pid, text, parameters: parametersIn(detail) }];
  });
}

function entriesIn(log: string): readonly Entry[] {
  const entries: { pid: string; text: string }[] = [];
  for (const line of log.split("\n")) {
    const [prefix, pid] = start.exec(line) ?? [];
    const last = entries.at(-1);
    if (prefix !== undefined && pid !== undefined) {
      entries.push({ pid, text: line.slice(prefix.length) });
    } else if (last !== undefined && line.startsWith("\t")) {
      last.text += `\n${line.slice(1)}`;
    }
  }
  return entries;
}

function parametersIn(detail: string): readonly string[] {
  if (!/^parameters:/i.test(detail)) return [];
  return [...detail.matchAll(/\$[0-9]+ = (NULL|'(?:[^']|'')*')/g)].map(
    ([, value = "NULL"]) => value,
  );
}
