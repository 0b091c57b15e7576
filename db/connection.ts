import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { outside } from "./outside";

type Pool = PostgresJsDatabase & { readonly $client: postgres.Sql };

const pools = new Map<string, Pool>();

/**
 * The pool of connections behind the URL in this environment variable; one pool a URL, made on first use.
 *
 * @throws Error when the variable is not set
 */
export function poolOf(
  variable: "DATABASE_URL" | "DATABASE_OWNER_URL" | "DATABASE_WORKER_URL",
): Pool {
  const url = process.env[variable];
  if (url === undefined) throw new Error(`${variable} is not set`);
  const known = pools.get(url);
  if (known !== undefined) return known;
  // The patched driver calls what opens a connection through `outside`.
  const options: postgres.Options<Record<string, never>> & { readonly outside: typeof outside } = {
    max: variable === "DATABASE_URL" ? 10 : 2,
    connect_timeout: 5,
    // The driver's own wait grows to 20 s, in which queries queue for a server that may be back.
    backoff: () => 0.2,
    idle_timeout: 60,
    prepare: process.env["DATABASE_PREPARE"] !== "0",
    onnotice: () => undefined,
    // A pooler such as pgbouncer refuses other start-up parameters: the timeouts are the roles' own (db/roles.sql).
    connection: { application_name: "throughline" },
    outside,
  };
  const pool = drizzle(postgres(url, options));
  pools.set(url, pool);
  return pool;
}

/** Closes every pool, so that a command or a test can end. */
export async function closePools(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map((pool) => pool.$client.end({ timeout: 5 })));
}
