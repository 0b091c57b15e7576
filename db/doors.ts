import { finished } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { sql, type SQL } from "drizzle-orm";
import { PgDialect, type PreparedQueryConfig } from "drizzle-orm/pg-core";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Role, Viewer } from "@/lib/access/viewer";
import { poolOf } from "./connection";
import { inTime } from "./deadline";
import { codeOf, withoutValues } from "./failure";

/** One open transaction; queries take it and never open their own. */
export type Tx = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** How long a whole transaction may take before its caller is told, in milliseconds. */
const deadline = 8_000;

/** Its text is made once, so that each connection prepares it once. */
const entering = new PgDialect().sqlToQuery(
  sql`select * from enter(${sql.placeholder("token")}, ${sql.placeholder("acting")}, ${sql.placeholder("writes")})`,
);

type Entered = {
  readonly person_id: string;
  readonly person_name: string;
  readonly organisation_id: string;
  readonly organisation_slug: string;
  readonly organisation_name: string;
  readonly is_admin: boolean;
  readonly network_ids: readonly string[];
  readonly manager_network_ids: readonly string[];
  readonly board_network_ids: readonly string[];
  readonly viewer_network_ids: readonly string[];
  readonly go_to_network_ids: readonly string[];
  readonly known_organisation_ids: readonly string[];
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
};

/**
 * What a person asks of the door: the session's token, for which of their organisations they act (its slug; null: the
 * last one), whether the work writes, and for how long it may (in milliseconds; without it as long as any work).
 */
export type Entry = {
  readonly token: string;
  readonly acting?: string | null;
  readonly writes?: boolean;
  readonly patience?: number;
};

/** Where a job works: in one network, for one organisation, or for one person, by id. `null` states nothing, so only functions answer. */
export type JobScope =
  | { readonly network: string }
  | { readonly organisation: string }
  | { readonly person: string }
  | null;

/**
 * The door for people: one transaction in which the session and its assignments were checked, and in which
 * row-level security shows and accepts only what is theirs.
 *
 * @returns what the work gives; null, without calling it, when the token is not that of a live session of somebody of
 *   the organisation acted for
 */
export function asViewer<Result>(
  { token, acting = null, writes = false, patience = deadline }: Entry,
  work: (tx: Tx, viewer: Viewer) => Promise<Result>,
): Promise<Result | null> {
  const asWhoEnters = async (tx: Tx) => {
    const [entered] = await tx._.session
      .prepareQuery<PreparedQueryConfig & { readonly execute: readonly Entered[] }>(
        entering,
        undefined,
        "enter",
        false,
      )
      .execute({ token, acting, writes });
    if (entered === undefined) return null;
    state(tx, {
      person_id: entered.person_id,
      organisation_id: entered.organisation_id,
      is_admin: entered.is_admin,
      network_ids: entered.network_ids,
      manager_network_ids: entered.manager_network_ids,
      board_network_ids: entered.board_network_ids,
      go_to_network_ids: entered.go_to_network_ids,
      known_organisation_ids: entered.known_organisation_ids,
    });
    return work(tx, viewerOf(entered));
  };
  return transaction("DATABASE_URL", asWhoEnters, patience);
}

/** The door for those who have not signed in: nothing is stated, so only the functions granted to the app answer. */
export function asGuest<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return transaction("DATABASE_URL", work);
}

/** The door for background work: the worker's role, which sees nothing outside this scope. */
export function asJob<Result>(scope: JobScope, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return transaction("DATABASE_WORKER_URL", async (tx) => {
    if (scope !== null) state(tx, settingOf(scope));
    return work(tx);
  });
}

function settingOf(scope: NonNullable<JobScope>) {
  if ("network" in scope) return { network_ids: [scope.network] };
  return "organisation" in scope
    ? { organisation_id: scope.organisation }
    : { person_id: scope.person };
}

/** The door for an operator's commands (load, export) as the owner of the tables; without a deadline, since files may be long. */
export function asOperator<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return told(
    poolOf("DATABASE_OWNER_URL").transaction(async (tx) => {
      await tx.execute(sql`set local statement_timeout = 0`);
      return work(tx);
    }),
  );
}

/**
 * The door for an operator's command that reads more than memory holds, as the owner of the tables: what a query without
 * parameters gives, as COPY writes it in binary and as fast as it is taken in. Until then it is one transaction, with one snapshot.
 */
export async function copiedAsOperator<Result>(
  query: SQL,
  read: (bytes: AsyncIterable<Buffer>) => Promise<Result>,
): Promise<Result> {
  const { sql: text, params } = new PgDialect().sqlToQuery(query);
  if (params.length > 0) throw new RangeError("COPY takes no parameters");
  const { result } = await told(
    poolOf("DATABASE_OWNER_URL").$client.begin(async (tx) => {
      await tx`set local statement_timeout = 0`;
      const bytes = await tx.unsafe(`copy (${text}) to stdout (format binary)`).readable();
      try {
        return { result: await read(bytes.iterator({ destroyOnReturn: false })) };
      } finally {
        // What nobody took in still comes: the connection asks nothing else before the end.
        await finished(bytes.resume()).catch(() => undefined);
        // The driver pauses its socket for a slow reader, and a stream that has ended never asks it to go on.
        // oxlint-disable-next-line no-underscore-dangle
        bytes._read(0);
      }
    }),
  );
  return result;
}

/**
 * States in a transaction who acts. SET LOCAL reaches the workers of a sharded Postgres, set_config() does not; it takes no
 * parameters, so values are checked here. Nothing waits for the answer: the connection keeps the order. If it fails, Postgres
 * refuses whatever comes after it, and the driver ends the transaction with this failure.
 */
function state(
  tx: Tx,
  values: Readonly<Record<string, string | boolean | readonly string[]>>,
): void {
  const statements = Object.entries(values).map(([name, value]) => {
    if (typeof value === "boolean") return `set local app.${name} = '${value}'`;
    const ids = typeof value === "string" ? [value] : value;
    const odd = ids.find((id) => !uuid.test(id));
    if (odd !== undefined) throw new RangeError(`${name} is not a uuid: ${odd}`);
    return `set local app.${name} = '${typeof value === "string" ? value : `{${ids.join(",")}}`}'`;
  });
  const stated = tx._.session.prepareQuery(
    { sql: statements.join("; "), params: [] },
    undefined,
    undefined,
    false,
  );
  stated.execute().catch(() => undefined);
}

function viewerOf(entered: Entered): Viewer {
  const held: readonly (readonly [Role, readonly string[]])[] = [
    ["manager", entered.manager_network_ids],
    ["board", entered.board_network_ids],
    ["viewer", entered.viewer_network_ids],
    ["go-to", entered.go_to_network_ids],
  ];
  return {
    personId: entered.person_id,
    personName: entered.person_name,
    organisationId: entered.organisation_id,
    organisationSlug: entered.organisation_slug,
    organisationName: entered.organisation_name,
    isAdmin: entered.is_admin,
    organisations: entered.organisations,
    roles: Object.fromEntries(
      entered.network_ids.map((id) => [
        id,
        held.filter(([, ids]) => ids.includes(id)).map(([role]) => role),
      ]),
    ),
  };
}

/** A transaction with a deadline: once its caller was told that it took too long, it isn't begun and no commit is sent. */
function transaction<Result>(
  variable: "DATABASE_URL" | "DATABASE_WORKER_URL",
  work: (tx: Tx) => Promise<Result>,
  milliseconds = deadline,
): Promise<Result> {
  return told(
    inTime(milliseconds, (refuseIfLate) =>
      inTurn(() =>
        poolOf(variable).transaction(async (tx) => {
          refuseIfLate();
          const result = await work(tx);
          refuseIfLate();
          return result;
        }),
      ),
    ),
  );
}

/**
 * Of two who wait for each other's rows, such as two admins who remove each other, Postgres gives up one; that one begins anew,
 * a little later: at once it would hold the row again before the other has woken up, and be given up again.
 */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let turn = 1; ; turn += 1) {
    try {
      return await work();
    } catch (failure) {
      if (turn === 3 || codeOf(failure) !== "40P01") throw failure;
      await sleep(turn * (50 + Math.random() * 100));
    }
  }
}

/** What is thrown out of a door names no parameters: it may end in a log. */
async function told<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (failure) {
    throw withoutValues(failure);
  }
}
