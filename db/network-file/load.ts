import type { FileProblem } from "@/lib/network-file/file-problem";
import { readNetworkFile } from "@/lib/network-file/read";
import { asOperator } from "../doors";
import { recordAsOperator } from "../queries/audit";
import { sha256 } from "../sha256";
import { writeExpectations } from "./expectations";
import { whatIsKnown } from "./known";
import { writeCases } from "./write-cases";
import { writeChain, writeFigures } from "./write-figures";
import { writeMetrics } from "./write-metrics";
import { writeNetwork } from "./write-network";
import { writeOrganisations } from "./write-organisations";
import { writeForecasts, writeProposals } from "./write-proposals";
import { writeValue } from "./value";
import { writeSettlement } from "./write-settlement";
import { writeChainVersions, writeSlas } from "./write-slas";

/** What came of a load: the networks written, or every problem with its place and nothing written. */
export type Loaded =
  | { readonly networks: readonly { readonly slug: string; readonly figures: number }[] }
  | { readonly problems: readonly FileProblem[] };

/**
 * Loads a network file, all of it or nothing: organisations and people that aren't there yet, and its networks.
 *
 * @param text the file's content
 */
export async function loadNetworkFile(text: string): Promise<Loaded> {
  const json = parsed(text);
  if (json instanceof SyntaxError) return { problems: [{ place: "", says: json.message }] };
  return asOperator(async (tx) => {
    const known = await whatIsKnown(tx);
    const read = readNetworkFile(json, { known, hash: sha256 });
    if ("problems" in read) return read;
    const { file } = read;
    const ids = await writeOrganisations(tx, file);
    for (const network of file.networks) {
      const networkId = await writeNetwork(tx, network, ids);
      await writeProposals(tx, { networkId, network, ids });
      const keys = await writeMetrics(tx, { networkId, network, ids });
      await writeForecasts(tx, { networkId, network, ids }, keys);
      await writeSlas(tx, { networkId, network, ids });
      await writeChain(tx, network, { networkId, ids, keys });
      await writeChainVersions(tx, { networkId, network, ids });
      await writeFigures(tx, network, { networkId, ids, keys });
      await writeSettlement(tx, { networkId, network, ids }, keys);
      await writeValue(tx, { networkId, network, ids });
      await writeCases(tx, network, { networkId, ids });
      await writeExpectations(tx, network, { networkId, ids });
      await recordAsOperator(tx, {
        networkId,
        verb: "load-network",
        object: `network ${network.slug}`,
        payload: { fileSha256: sha256(text), figures: network.figures.length },
      });
    }
    return {
      networks: file.networks.map(({ slug, figures }) => ({ slug, figures: figures.length })),
    };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error instanceof SyntaxError ? error : new SyntaxError("not JSON");
  }
}
