import { sql } from "drizzle-orm";
import { fileText } from "@/lib/network-file/file-text";
import { asOperator, type Tx } from "../doors";
import { recordAsOperator } from "../queries/audit";
import { sha256 } from "../sha256";
import { readExpectations } from "./expectations";
import { readCases } from "./read-cases";
import { readChain } from "./read-chain";
import { readFigures } from "./read-figures";
import { readMetrics } from "./read-metrics";
import { readPlans } from "./plans";
import { readValue } from "./value";
import { readNotices } from "./read-notices";
import { findNetworkRow, readNetwork } from "./read-network";
import { readOrganisations } from "./read-organisations";
import { readConditions, readProposals } from "./read-proposals";
import { readActs, readEvaluations, readStatements } from "./read-settlement";

/** A network's file, and how many figures stand in it. */
export type Exported = { readonly text: string; readonly figures: number };

/**
 * The network file of one network, with everything that a load of it needs: loaded into an empty database and exported from
 * there, it is the same text. It holds drafts and what only some members may see, never a password or the hash of one.
 *
 * An entry in the network's audit trail says that it was exported; nothing is given out before that entry is committed.
 *
 * @returns null where there is no network with this slug
 */
export async function exportNetworkFile(slug: string): Promise<Exported | null> {
  const read = await asOperator((tx) => readAll(tx, slug));
  if (read === null) return null;
  const { networkId, text, figures } = read;
  // Of its own: a snapshot can't add to an audit trail that others added to meanwhile.
  await asOperator((tx) =>
    recordAsOperator(tx, {
      networkId,
      verb: "export-network",
      object: `network ${slug}`,
      payload: { fileSha256: sha256(text), figures },
    }),
  );
  return { text, figures };
}

/** Reads all of it as it was at one moment. */
async function readAll(tx: Tx, slug: string) {
  await tx.execute(sql`set transaction isolation level repeatable read, read only`);
  const row = await findNetworkRow(tx, slug);
  if (row === null) return null;
  const { id: networkId } = row;
  const { organisations, names } = await readOrganisations(tx, networkId);
  const network = await readNetwork(tx, row, names);
  const read = await readMetrics(tx, networkId, names);
  const chain = await readChain(tx, networkId, { series: read.series, names });
  const figures = await readFigures(tx, { networkId, read, names });
  const agreeing = {
    proposals: [...(await readProposals(tx, networkId, names))],
    conditions: [...(await readConditions(tx, networkId, names))],
    cases: [...(await readCases(tx, networkId, names))],
    expectations: [...(await readExpectations(tx, networkId, names))],
    notices: [...(await readNotices(tx, networkId, names))],
    plans: await readPlans(tx, networkId, names),
    value: await readValue(tx, networkId, names),
  };
  const settled = {
    acts: await readActs(tx, networkId, names),
    evaluations: await readEvaluations(tx, networkId, names),
    statements: await readStatements(tx, networkId, names),
  };
  const frame = { ...network, metrics: read.metrics, ...agreeing, chain, ...settled, figures: [] };
  const text = fileText({ throughline: 1, organisations, networks: [frame] }, figures);
  return { networkId, text, figures: figures.length };
}
