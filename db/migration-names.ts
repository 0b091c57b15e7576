import { readdir } from "node:fs/promises";
import path from "node:path";

/** Where the migrations stand: commands and the server run in the project folder. */
export const migrationsFolder = path.join(process.cwd(), "db", "migrations");

/** The names of the migrations that belong to this version of the code, in the order in which they are applied. */
export async function migrationNames(): Promise<readonly string[]> {
  return (await readdir(migrationsFolder)).filter((name) => name.endsWith(".sql")).toSorted();
}
