import { and, desc, eq, notInArray, sql } from "drizzle-orm";
import type { Viewer } from "@/lib/access/viewer";
import { headerName, type Columns } from "@/lib/import/columns";
import type { Reading } from "@/lib/import/compare";
import type { Difference, RejectedRow } from "@/lib/import/difference";
import type { Table } from "@/lib/import/table";
import type { Tx } from "../doors";
import { importColumns, imports } from "../schema/imports";
import { sha256 } from "../sha256";

/** How many files of an organisation may wait in a network at once; of more the oldest go. */
const mostWaiting = 5;

/** What was read of a file: its table as JSON text, and what a page shows of it. */
export type FileOfFigures = {
  readonly fileName: string;
  readonly sha256: string;
  readonly rowCount: number;
  readonly header: readonly string[];
  readonly samples: readonly (readonly string[])[];
  readonly content: string;
};

/** A file that waits to be confirmed, without its rows. `difference` is null until it was compared. */
export type WaitingImport = Omit<FileOfFigures, "content"> & {
  readonly id: string;
  readonly reading: Reading | null;
  readonly difference: Difference | null;
};

/** Keeps what was read of a file until somebody confirms it; of the organisation's others the latest stay. Gives its id. */
export async function addImport(
  tx: Tx,
  { organisationId, personId }: Viewer,
  networkId: string,
  { header, samples, ...file }: FileOfFigures,
): Promise<string> {
  const [row] = await tx
    .insert(imports)
    .values({
      ...file,
      networkId,
      organisationId,
      personId,
      header: JSON.stringify(header),
      samples: JSON.stringify(samples),
    })
    .returning({ id: imports.id });
  const kept = tx
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.networkId, networkId), lately))
    .orderBy(desc(imports.createdAt))
    .limit(mostWaiting);
  await tx
    .delete(imports)
    .where(and(eq(imports.networkId, networkId), notInArray(imports.id, kept)));
  if (row === undefined) throw new Error("the file was not kept");
  return row.id;
}

/** A file waits for a day. */
const lately = sql`${imports.createdAt} > now() - interval '1 day'`;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function isOne(networkId: string, id: string) {
  // What is no id names nothing.
  return uuid.test(id)
    ? and(eq(imports.networkId, networkId), eq(imports.id, id), lately)
    : sql`false`;
}

/** A file that waits; null where it doesn't, or not any more. */
export async function findImport(
  tx: Tx,
  networkId: string,
  id: string,
): Promise<WaitingImport | null> {
  const { fileName, rowCount, header, samples, reading, difference } = imports;
  const [row] = await tx
    .select({
      id: imports.id,
      sha256: imports.sha256,
      fileName,
      rowCount,
      header,
      samples,
      reading,
      difference,
    })
    .from(imports)
    .where(isOne(networkId, id));
  if (row === undefined) return null;
  return {
    ...row,
    header: JSON.parse(row.header),
    samples: JSON.parse(row.samples),
    reading: row.reading === null ? null : JSON.parse(row.reading),
    difference: row.difference === null ? null : JSON.parse(row.difference),
  };
}

/** The files that wait, the latest first. */
export async function listImports(
  tx: Tx,
  networkId: string,
): Promise<readonly Pick<WaitingImport, "id" | "fileName" | "sha256" | "rowCount">[]> {
  const { id, fileName, rowCount } = imports;
  return tx
    .select({ id, fileName, sha256: imports.sha256, rowCount })
    .from(imports)
    .where(and(eq(imports.networkId, networkId), lately))
    .orderBy(desc(imports.createdAt));
}

/** The table of a file that waits, as JSON text; null as above. */
export async function readContent(tx: Tx, networkId: string, id: string): Promise<string | null> {
  const [row] = await tx
    .select({ content: imports.content })
    .from(imports)
    .where(isOne(networkId, id));
  return row?.content ?? null;
}

/** Keeps how a file is read and what it would change: drafts and rejected rows as JSON text. */
export async function keepDifference(
  tx: Tx,
  networkId: string,
  id: string,
  compared: {
    readonly reading: Reading;
    readonly difference: Difference;
    readonly plan: string;
    readonly rejected: string;
  },
): Promise<void> {
  const { reading, difference, plan, rejected } = compared;
  await tx
    .update(imports)
    .set({
      reading: JSON.stringify(reading),
      difference: JSON.stringify(difference),
      plan,
      rejected,
    })
    .where(isOne(networkId, id));
}

/** The rows of a file that aren't taken, with the table that they stand in; null where it wasn't compared. */
export async function readRejected(
  tx: Tx,
  networkId: string,
  id: string,
): Promise<{ readonly table: Table; readonly rejected: readonly RejectedRow[] } | null> {
  const [row] = await tx
    .select({ content: imports.content, rejected: imports.rejected })
    .from(imports)
    .where(isOne(networkId, id));
  if (row === undefined || row.rejected === null) return null;
  return { table: JSON.parse(row.content), rejected: JSON.parse(row.rejected) };
}

/** Holds a compared file until the transaction ends: its plan, and what the audit trail says of it. */
export async function holdPlan(tx: Tx, networkId: string, id: string) {
  const { fileName, sha256: hash, plan, difference, header, reading } = imports;
  const [row] = await tx
    .select({ fileName, sha256: hash, plan, difference, header, reading })
    .from(imports)
    .where(isOne(networkId, id))
    .for("update");
  if (row === undefined || row.plan === null || row.difference === null) return null;
  const told: Difference = JSON.parse(row.difference);
  return { ...row, plan: row.plan, difference: told };
}

/** A file waits no more. */
export async function endImport(tx: Tx, networkId: string, id: string): Promise<void> {
  await tx.delete(imports).where(isOne(networkId, id));
}

/** What columns were the last time in a file of the organisation with the same header; null where there was none. */
export async function rememberedColumns(
  tx: Tx,
  networkId: string,
  header: readonly string[],
): Promise<Columns | null> {
  const [row] = await tx
    .select({ columns: importColumns.columns })
    .from(importColumns)
    .where(
      and(
        eq(importColumns.networkId, networkId),
        eq(importColumns.header, sha256(headerName(header))),
      ),
    );
  return row === undefined ? null : JSON.parse(row.columns);
}

/** Remembers what columns are for the next file of the organisation with the same header. */
export async function rememberColumns(
  tx: Tx,
  { organisationId }: Viewer,
  networkId: string,
  { header, columns }: { readonly header: readonly string[]; readonly columns: Columns },
): Promise<void> {
  const text = JSON.stringify(columns);
  await tx
    .insert(importColumns)
    .values({ networkId, organisationId, header: sha256(headerName(header)), columns: text })
    .onConflictDoUpdate({
      target: [importColumns.networkId, importColumns.organisationId, importColumns.header],
      set: { columns: text },
    });
}
