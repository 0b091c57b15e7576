import { sql } from "drizzle-orm";
import { asGuest, asJob, type Tx } from "./doors";
import { migrationNames } from "./migration-names";

/** The first releases with the fixes to row-level security that we rely on, by major version. */
const floors: Readonly<Record<number, number>> = {
  15: 150_020,
  16: 160_016,
  17: 170_012,
  18: 180_006,
};

/** Whose role: that of the server, or that of background jobs, which owns the tables of jobs and no others. */
export type Runner = "app" | "worker";

/** What the database says about the role that the app or the worker runs as; `powers` are those of CREATEROLE, CREATEDB and REPLICATION that it has. */
export type RoleFacts = {
  readonly role: string;
  readonly isSuperuser: boolean;
  readonly bypassesRls: boolean;
  readonly ownsTables: boolean;
  readonly isOwnersMember: boolean;
  readonly maySetUpTables: boolean;
  readonly powers: readonly string[];
  readonly serverVersion: number;
};

/** The facts about the role behind DATABASE_URL, or behind DATABASE_WORKER_URL. */
export async function roleFacts(runner: Runner = "app"): Promise<RoleFacts> {
  const jobs = runner === "worker" ? "graphile_worker" : "";
  const ask = (tx: Tx) =>
    tx.execute<RoleFacts>(sql`
      select r.rolname as role, r.rolsuper as "isSuperuser", r.rolbypassrls as "bypassesRls",
        exists (
          select from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relowner = r.oid and c.relkind in ('r', 'p') and n.nspname <> ${jobs}
        ) as "ownsTables",
        exists (
          select from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('public', 'vault') and c.relkind in ('r', 'p')
            and c.relowner <> r.oid and pg_has_role(r.oid, c.relowner, 'member')
        ) as "isOwnersMember",
        has_schema_privilege(r.oid, 'public', 'create')
          or has_database_privilege(r.oid, current_database(), 'create')
          or has_database_privilege(r.oid, current_database(), 'temp') as "maySetUpTables",
        array_remove(array[
          case when r.rolcreaterole then 'CREATEROLE' end,
          case when r.rolcreatedb then 'CREATEDB' end,
          case when r.rolreplication then 'REPLICATION' end
        ], null) as powers,
        current_setting('server_version_num')::int as "serverVersion"
      from pg_roles r where r.rolname = current_user`);
  const [facts] = await (runner === "app" ? asGuest(ask) : asJob(null, ask));
  if (facts === undefined) throw new Error("the database names no current role");
  return facts;
}

/** Why the app or the worker must not run as this role: one sentence each, none when it is safe. */
export function roleProblems(facts: RoleFacts): readonly string[] {
  const { role } = facts;
  return [
    facts.isSuperuser ? `${role} is a superuser: row-level security would not hold` : null,
    facts.bypassesRls ? `${role} bypasses row-level security` : null,
    facts.ownsTables
      ? `${role} owns tables: run as throughline_app, jobs as throughline_worker`
      : null,
    facts.isOwnersMember ? `${role} is a member of the tables' owner` : null,
    facts.maySetUpTables ? `${role} may create objects (schema, database or TEMP)` : null,
    ...facts.powers.map(
      (power) => `${role} has ${power}, which reaches past one database's policies`,
    ),
  ].filter((problem) => problem !== null);
}

/** Why this server's version is too old to rely on; null when it isn't. */
export function versionProblem({ serverVersion }: RoleFacts): string | null {
  const major = Math.floor(serverVersion / 10_000);
  const floor = floors[major] ?? (major < 15 ? 150_020 : 0);
  if (serverVersion >= floor) return null;
  const wanted = `${Math.floor(floor / 10_000)}.${floor % 10_000}`;
  return `PostgreSQL ${major}.${serverVersion % 10_000} lacks fixes to row-level security: ${wanted} or later`;
}

/** The migrations of this code that the database lacks. */
export async function missingMigrations(): Promise<readonly string[]> {
  const [row] = await asGuest((tx) =>
    tx.execute<{ names: readonly string[] }>(sql`select applied_migrations() as names`),
  );
  const applied = new Set(row?.names);
  return (await migrationNames()).filter((name) => !applied.has(name));
}
