import { sql } from "drizzle-orm";
import { networkFile } from "@/lib/network-file/network-file";
import { addMonths, monthNumber, periodAt, type Period } from "@/lib/periods/period";
import { asJob } from "../doors";
import { feedLedger } from "../jobs/feed-ledger";
import { addToCase, openCase, type NewEntry } from "../queries/cases";
import { listFigures } from "../queries/figures";
import { actAs, aNetwork, seriesKeys, type ParcelNetwork, type Person } from "../testing";
import { asSuperuser } from "./superuser";

/** What the ledger counts for a metric of the network, by its code: its name, and of which kind it is. */
const fed = {
  E1: ["Promises kept", "proportion"],
  D1: ["Promises kept by the van", "proportion"],
  P1: ["Orphaned promises", "proportion"],
  Q1: ["Promises per closed case", "mean"],
} as const;

/** The month that is open in a network whose figures come from the ledger: that of two hours ago. */
export function ledgerMonth(): Period {
  return periodAt(new Date(Date.now() - 7_200_000), "Europe/London");
}

/**
 * A parcel network in which the ledger of promises feeds E1 (the brand's, kept), D1 (the carrier's, kept, in which a person's
 * draft stands), P1 (the carrier's, orphaned, its parties' alone) and Q1 (the desk's, promises per closed case, its parties' alone).
 */
export function aLedgerNetwork(): Promise<ParcelNetwork> {
  const month = ledgerMonth();
  return aNetwork(null, (text) => {
    const file = networkFile.parse(
      JSON.parse(
        text
          .replaceAll('"2025-12"', `"${month}"`)
          .replaceAll('"2026-01-10"', `"${addMonths(month, 1)}-10"`),
      ),
    );
    return JSON.stringify({ ...file, networks: file.networks.map((one) => fedBy(one, month)) });
  });
}

type Network = ReturnType<typeof networkFile.parse>["networks"][number];

function fedBy(network: Network, month: Period): Network {
  const figures = network.figures.filter(
    ({ metric, period }) => metric !== "Q1" && (period !== month || metric === "D1"),
  );
  const metrics = network.metrics.map((metric) => {
    const found = Object.entries(fed).find(([code]) => code === metric.code);
    if (found === undefined) return metric;
    const [name, kind] = found[1];
    const sourceSystem = "Promise ledger";
    return {
      ...metric,
      versions: metric.versions.map((one) => ({ ...one, name, kind, sourceSystem })),
    };
  });
  return { ...network, figures, metrics };
}

/** Enters these in a case of somebody's organisation, which they open, as they come. */
export async function entersAll(
  { id }: ParcelNetwork,
  person: Person,
  reference: string,
  entries: readonly NewEntry[],
): Promise<void> {
  const name = { reference, openedById: person.organisationId };
  await actAs(person, async (tx) => {
    await openCase(tx, id, reference);
    for (const entry of entries) await addToCase(tx, id, name, entry);
  });
}

/** Lets two hours pass in the ledger of a network: what was due within the hour has fallen due. */
export function twoHoursPass({ id }: Pick<ParcelNetwork, "id">): Promise<unknown> {
  return asSuperuser((db) =>
    db.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update case_entries set recorded_at = recorded_at - interval '2 hours', due_at = due_at - interval '2 hours'
        where network_id = ${id}`;
      await tx`update vault.ledger_counts set counted_at = counted_at - interval '2 hours' where network_id = ${id}`;
    }),
  );
}

/** A promise within the hour, as it is entered. */
export const promise = {
  kind: "promise",
  role: "call centre agent",
  hand: "A7",
  says: "Somebody calls back.",
  due: "hour",
  day: "",
} as const;
/** That a person kept the first one. */
export const kept = { kind: "kept", promise: 1, hand: "A7", says: "" } as const;

/** A series of the network by its metric. */
export type Code = keyof typeof seriesKeys;

/** What stands for a metric in the open month, as somebody sees it; null where nothing does. */
export async function stands(network: ParcelNetwork, person: Person, code: Code) {
  const asked = { seriesKeys: [seriesKeys[code]], first: ledgerMonth(), last: ledgerMonth() };
  const [figure = null] = await actAs(person, (tx) => listFigures(tx, network.id, asked));
  return figure;
}

/** Counts the open month of the network; how many drafts that wrote. */
export function counts({ id }: ParcelNetwork): Promise<number> {
  return feedLedger({ networkId: id, period: monthNumber(ledgerMonth()) });
}

/** How many of its months wait to be counted. */
export async function waiting({ id }: ParcelNetwork): Promise<number> {
  const rows = await asJob(null, (tx) =>
    tx.execute(sql`select from waiting_ledgers() where payload ->> 'networkId' = ${id}`),
  );
  return rows.length;
}
