import type postgres from "postgres";
import { asBootstrap } from "../embedded/databases.mjs";

/** The result of work on the test's own database as its superuser, who sees every row there is. */
export function asSuperuser<Result>(work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  return asBootstrap(process.env["DATABASE_SUPERUSER_URL"] ?? "", work);
}
