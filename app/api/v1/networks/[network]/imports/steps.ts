import "server-only";
import { formatMonth } from "@/app/format";
import type { NetworkSession } from "@/app/network-session";
import { compareInThread, readInThread } from "@/db/files/in-thread";
import { confirmImport } from "@/db/queries/confirm-import";
import { listRevisions } from "@/db/queries/figures";
import { importContext } from "@/db/queries/import-context";
import { addImport, findImport, keepDifference, readContent } from "@/db/queries/imports";

import { findSeries } from "@/db/queries/series";
import { columnProblems, type Columns } from "@/lib/import/columns";
import type { DecimalMark } from "@/lib/import/decimal-mark";
import type { Refusal } from "@/lib/import/table";

type Say = (step: string, rows: number) => void;

/** Nothing more can be done: whoever asked isn't signed in, or may not, or the file waits no more. */
type Ended = { readonly state: "signed-out" | "gone" };

export type Uploaded =
  | { readonly state: "read"; readonly file: string }
  | { readonly state: "refused"; readonly refusal: Refusal }
  | Ended;

/** Reads a file in a thread of its own and keeps what it says until it is confirmed. */
export async function upload(
  session: NetworkSession,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly sha256: string },
  say: Say,
): Promise<Uploaded> {
  const read = await readInThread(file, (rows) => say("reading", rows));
  if (read.is === "refused") return { state: "refused", refusal: read.refusal };
  const { header, samples, rows: rowCount, table: content } = read;
  const { name: fileName, sha256 } = file;
  say("keeping", rowCount);
  const kept = await session(({ tx, viewer, network }) =>
    addImport(tx, viewer, network.id, { fileName, sha256, rowCount, header, samples, content }),
  );
  return "is" in kept ? { state: "read", file: kept.is } : ended(kept.none);
}

export type ComparedAnswer =
  | { readonly state: "compared" | "ambiguous" }
  | { readonly state: "columns" }
  | { readonly state: "refused"; readonly refusal: Refusal }
  | Ended;

/** Compares a file with what stands, by what its columns are said to be, and keeps the difference. */
export async function compare(
  session: NetworkSession,
  asked: {
    readonly file: string;
    readonly columns: Columns;
    readonly mark: DecimalMark | null;
  },
  say: Say,
): Promise<ComparedAnswer> {
  const { file, columns, mark } = asked;
  const read = await session(async ({ tx, viewer, network }) => ({
    context: await importContext(tx, viewer, network.slug),
    table: await readContent(tx, network.id, file),
    header: (await findImport(tx, network.id, file))?.header,
  }));
  if ("none" in read) return ended(read.none);
  const { context, table, header } = read.is;
  if (context === null || table === null || header === undefined) return { state: "gone" };
  const { missing, twice } = columnProblems(columns);
  if (columns.length !== header.length || missing.length + twice.length > 0) {
    return { state: "columns" };
  }
  say("comparing", 0);
  const compared = await compareInThread({ table, reading: { columns, mark }, context }, (rows) =>
    say("comparing", rows),
  );
  if (compared.is === "ambiguous") return { state: "ambiguous" };
  if (compared.is === "refused") return { state: "refused", refusal: compared.refusal };
  const kept = await session(({ tx, network }) => keepDifference(tx, network.id, file, compared));
  return "is" in kept ? { state: "compared" } : ended(kept.none);
}

/** How long writing a file may take, in milliseconds. */
const patience = 60_000;

/** How many of the figures that changed are named. */
const mostNamed = 5;

export type Written =
  | { readonly state: "written"; readonly figures: number }
  | { readonly state: "changed"; readonly names: readonly string[]; readonly count: number }
  | Ended;

/** Writes what a compared file changes; of figures that changed since then it names the first, with who changed them. */
export async function confirm(session: NetworkSession, file: string, say: Say): Promise<Written> {
  say("writing", 0);
  const done = await session(async ({ tx, viewer, network }): Promise<Written> => {
    const confirmed = await confirmImport(tx, viewer, network, {
      importId: file,
      onRows: (rows) => say("writing", rows),
    });
    if (confirmed.state !== "changed") return confirmed;
    const names: string[] = [];
    for (const cell of confirmed.cells.slice(0, mostNamed)) {
      const series = await findSeries(tx, network.id, cell.seriesKey);
      const [last] = await listRevisions(tx, network.id, {
        seriesKeys: [cell.seriesKey],
        period: cell.period,
      });
      const name = `${series?.metricCode ?? ""} ${formatMonth(cell.period)}`;
      names.push(last === undefined ? name : `${name} (${last.personName})`);
    }
    return { state: "changed", names, count: confirmed.cells.length };
  }, patience);
  return "is" in done ? done.is : ended(done.none);
}

function ended(none: 401 | 404): Ended {
  return { state: none === 401 ? "signed-out" : "gone" };
}
