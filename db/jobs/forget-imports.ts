import { sql } from "drizzle-orm";
import { asJob } from "../doors";

/** Deletes the files of figures that nobody confirmed for a day, in all networks; gives how many. */
export async function forgetImports(): Promise<number> {
  const [row] = await asJob(null, (tx) =>
    tx.execute<{ forgotten: number }>(sql`select forget_imports() as forgotten`),
  );
  return row?.forgotten ?? 0;
}
