import "server-only";
import { createHash } from "node:crypto";
import type { NetworkSession } from "@/app/network-session";
import type { Acting } from "@/app/viewer";
import { promiseFile } from "@/app/words/en/promise-import";
import { readInThread } from "@/db/files/in-thread";
import { listCases } from "@/db/queries/cases";
import { listMemberNames } from "@/db/queries/members";
import { writePromises } from "@/db/queries/write-promises";
import type { Refusal, Table } from "@/lib/import/table";
import { dayAt } from "@/lib/periods/day";
import { readPromiseHeader, type PromiseHeader } from "@/lib/promises/promise-columns";
import { planPromises, type PromisePlan } from "@/lib/promises/promise-plan";
import { readPromiseRows } from "@/lib/promises/promise-row";
import { shownHeader, shownPlan, shownRefusal, type Checked } from "./shown-plan";

/** What a step came to: `write` names what was shown, so that exactly that is written. */
export type Imported =
  | Checked
  | { readonly state: "written"; readonly rows: number }
  | { readonly state: "refused"; readonly refusal: Refusal }
  | { readonly state: "signed-out" | "gone" };

type File = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The hash of what was shown, to be written; null: it is only checked. */
  readonly shown: string | null;
};

/** How long writing a file may take, in milliseconds. */
const patience = 60_000;

/** Reads a file of promises in a thread of its own and compares it with the cases; writes what was shown of it, all or nothing. */
export async function importPromises(
  session: NetworkSession,
  file: File,
  say: (step: string, rows: number) => void,
): Promise<Imported> {
  const read = await readInThread(file, (rows) => say("reading", rows));
  if (read.is === "refused") return { state: "refused", refusal: read.refusal };
  if (read.rows > promiseFile.rows) {
    return { state: "refused", refusal: { code: "too-many-rows", row: null } };
  }
  const table: Table = JSON.parse(read.table);
  const header = readPromiseHeader(table.header);
  if (header.missing.length + header.twice.length > 0) return shownHeader(header);
  const done = await session(
    (acting) => take(acting, { table, header, shown: file.shown, say }),
    patience,
  );
  return "is" in done ? done.is : { state: done.none === 401 ? "signed-out" : "gone" };
}

async function take(
  acting: Acting,
  {
    table,
    header,
    shown,
    say,
  }: {
    readonly table: Table;
    readonly header: PromiseHeader;
    readonly shown: string | null;
    readonly say: (step: string, rows: number) => void;
  },
): Promise<Imported> {
  const { plan, openers } = await planOf(acting, table, header);
  const hash = createHash("sha256").update(JSON.stringify(plan)).digest("hex");
  const told = { plan, hash, others: header.others };
  if (shown === null || plan.problems.length > 0 || plan.adds.length === 0) {
    return shownPlan(told, { changed: false });
  }
  if (shown !== hash) return shownPlan(told, { changed: true });
  const refused = await writePromises(acting.tx, acting.network.id, {
    plan,
    openers,
    onRows: (rows) => say("writing", rows),
  });
  return refused === null
    ? { state: "written", rows: plan.adds.length }
    : shownRefusal(told, refused);
}

/** What a file would change for the viewer's organisation, with the ids of those who opened cases by slug. */
async function planOf(
  { tx, network, viewer }: Acting,
  table: Table,
  header: PromiseHeader,
): Promise<{ readonly plan: PromisePlan; readonly openers: ReadonlyMap<string, string> }> {
  const { id: networkId, timeZone } = network;
  const now = new Date();
  const today = dayAt(now, timeZone);
  const cases = await listCases(tx, networkId);
  const members = await listMemberNames(tx, networkId);
  const own = { slug: viewer.organisationSlug, id: viewer.organisationId };
  const openers = new Map([
    ...members.map(({ slug, id }) => [slug, id] as const),
    ...cases.map(({ openedBy, openedById }) => [openedBy, openedById] as const),
  ]);
  const { read, problems } = readPromiseRows(table.rows, header.places, {
    width: table.header.length,
    own: own.slug,
    members: [...openers.keys()],
    today,
    lastDay: new Date(Date.parse(`${today}T00:00:00Z`) + 366 * 86_400_000)
      .toISOString()
      .slice(0, 10),
  });
  const plan = planPromises(read, cases, { own, timeZone, now });
  const all = [...problems, ...plan.problems].toSorted((a, b) => a.row - b.row);
  return { plan: { ...plan, problems: all }, openers };
}
