import { asViewer } from "../doors";
import { compareInThread, readInThread } from "../files/in-thread";
import { confirmImport, type Confirmed } from "../queries/confirm-import";
import { importContext } from "../queries/import-context";
import { addImport, findImport, keepDifference, readContent } from "../queries/imports";
import type { DecimalMark } from "@/lib/import/decimal-mark";
import type { Difference } from "@/lib/import/difference";
import { suggestedColumns } from "@/lib/import/columns";
import { sha256 } from "../sha256";
import { aViewer, type Person } from "../testing";

/** A file that somebody sent and compared, as its page would. */
export type SentFile = {
  readonly id: string;
  readonly difference: Difference;
  readonly confirm: (onRows?: (count: number) => void) => Promise<Confirmed>;
};

type Network = { readonly id: string; readonly slug: string };

/** A person's session, in which each step of an import is a transaction of its own. */
async function sessionOf(person: Person) {
  const token = await aViewer(person);
  return async <Result>(work: Parameters<typeof asViewer<Result>>[1]): Promise<Result> => {
    const done = await asViewer({ token, writes: true, patience: 60_000 }, async (tx, viewer) => ({
      is: await work(tx, viewer),
    }));
    if (done === null) throw new Error("not let in");
    return done.is;
  };
}

/**
 * Sends a file of figures as a person, with the columns that are suggested for it, and compares it.
 *
 * @throws Error with the reason when the file is refused
 */
export async function send(
  person: Person,
  network: Network,
  {
    name = "figures.csv",
    bytes,
    mark = null,
  }: { readonly name?: string; readonly bytes: Uint8Array; readonly mark?: DecimalMark | null },
): Promise<SentFile> {
  const inSession = await sessionOf(person);
  const silent = () => undefined;
  const read = await readInThread({ name, bytes }, silent);
  if (read.is === "refused") throw new Error(`${read.refusal.code} ${read.refusal.row}`);
  const { header, rows: rowCount, samples, table: content } = read;
  const file = { fileName: name, sha256: sha256(content), rowCount, header, samples, content };
  const id = await inSession((tx, viewer) => addImport(tx, viewer, network.id, file));
  const columns = suggestedColumns(header);
  const { context, table } = await inSession(async (tx, viewer) => ({
    context: await importContext(tx, viewer, network.slug),
    table: await readContent(tx, network.id, id),
  }));
  if (context === null || table === null) throw new Error("nothing to compare");
  const compared = await compareInThread({ table, reading: { columns, mark }, context }, silent);
  if (compared.is !== "compared") throw new Error(compared.is);
  await inSession((tx) => keepDifference(tx, network.id, id, compared));
  const kept = await inSession((tx) => findImport(tx, network.id, id));
  const difference = kept?.difference ?? null;
  if (difference === null) throw new Error("not kept");
  const confirm = (onRows: (count: number) => void = silent) =>
    inSession((tx, viewer) => confirmImport(tx, viewer, network, { importId: id, onRows }));
  return { id, difference, confirm };
}
