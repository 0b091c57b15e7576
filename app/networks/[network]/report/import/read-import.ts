import { formatMonth } from "@/app/format";
import type { Acting } from "@/app/viewer";
import { findImport, listImports, rememberedColumns } from "@/db/queries/imports";
import { listPeriods } from "@/db/queries/periods";

/** What the pages of an import stand on. */
export type ImportPlace = Awaited<ReturnType<typeof readImport>>;

/** Reads the file that is asked for, what was remembered of its columns, and what else waits; `gone` where it waits no more. */
export async function readImport({ tx, network, viewer }: Acting, asked: string | null) {
  const waiting = asked === null ? null : await findImport(tx, network.id, asked);
  const open = (await listPeriods(tx, network.id)).filter(({ closedOn }) => closedOn === null);
  return {
    viewer,
    network,
    waiting,
    gone: asked !== null && waiting === null,
    reporter: viewer.organisationSlug,
    remembered: waiting === null ? null : await rememberedColumns(tx, network.id, waiting.header),
    others: waiting === null ? await listImports(tx, network.id) : [],
    open: open.map(({ period }) => ({ period, says: formatMonth(period) })),
  };
}
