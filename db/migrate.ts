import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { migrateJobs } from "./jobs/migrate-jobs";
import { migrationNames, migrationsFolder } from "./migration-names";

/**
 * Applies the migrations that the database lacks, each in a transaction of its own, one runner at a time.
 * A second run changes nothing.
 *
 * @param ownerUrl connection URL of the role that owns the database
 * @returns the names applied by this run, in order
 * @throws Error when an applied file has been changed since
 */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    const applied: string[] = [];
    for (const name of await migrationNames()) {
      if (await applyOnce(sql, name, await readFile(path.join(migrationsFolder, name), "utf8"))) {
        applied.push(name);
      }
    }
    return applied;
  } finally {
    await sql.end();
  }
}

function applyOnce(sql: postgres.Sql, name: string, text: string): Promise<boolean> {
  const checksum = createHash("sha256").update(text).digest("hex");
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('throughline migrations'))`;
    const known = await appliedChecksum(tx, name);
    if (known === checksum) return false;
    if (known !== null) throw new Error(`${name} was applied in another form: add a new migration`);
    await tx.unsafe(text);
    await tx`insert into vault.schema_migrations (name, checksum) values (${name}, ${checksum})`;
    return true;
  });
}

async function appliedChecksum(tx: postgres.TransactionSql, name: string): Promise<string | null> {
  const [journal] = await tx`select to_regclass('vault.schema_migrations') is not null as present`;
  if (journal?.["present"] !== true) return null;
  const [row] = await tx<
    { checksum: string }[]
  >`select checksum from vault.schema_migrations where name = ${name}`;
  return row?.checksum ?? null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const ownerUrl = process.env["DATABASE_OWNER_URL"];
  if (ownerUrl === undefined) throw new Error("DATABASE_OWNER_URL is not set");
  const applied = await migrate(ownerUrl);
  process.stdout.write(
    applied.length === 0
      ? "migrations: nothing to do\n"
      : applied.map((name) => `applied ${name}\n`).join(""),
  );
  const workerUrl = process.env["DATABASE_WORKER_URL"];
  if (!workerUrl) {
    process.stdout.write("jobs: not migrated, since DATABASE_WORKER_URL is not set\n");
  } else {
    await migrateJobs(workerUrl);
    process.stdout.write("jobs: up to date\n");
  }
}
