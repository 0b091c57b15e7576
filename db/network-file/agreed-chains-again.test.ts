import { expect, test } from "vitest";
import { addMonths } from "@/lib/periods/period";
import { scanChainOf } from "../jobs/scan-chain";
import { aNetwork, openPeriod } from "../testing";
import { inAnotherDatabase } from "../testing/another-database";
import { rowsOfNetwork } from "../testing/network-rows";
import { asSuperuser } from "../testing/superuser";
import { agreedByItsParties, waysOf } from "../testing/ways";
import { exportNetworkFile } from "./export";
import { loadNetworkFile } from "./load";

const found = () =>
  asSuperuser(
    (sql) =>
      sql`select chain_number, engine, read_from, result from chain_scans order by chain_number`,
  );

test("chains that were agreed are the same again, row for row, and so is what is found in them", async () => {
  const network = await aNetwork();
  const { brand, carrier, desk } = network;
  await agreedByItsParties(network, waysOf(network));
  const everybody = [brand.slug, carrier.slug, desk.slug];
  const anew = { ...waysOf(network), name: "Parcel to door", parties: everybody };
  await agreedByItsParties(network, anew);
  await agreedByItsParties(network, { ...waysOf(network), name: "Another way" });
  await agreedByItsParties(network, waysOf(network, null), addMonths(openPeriod, 1));
  await scanChainOf({ networkId: network.id });
  const text = (await exportNetworkFile(network.slug))?.text ?? "";
  const [rows, scans] = [await rowsOfNetwork(network.slug), await found()];
  expect(rows["chain_versions"]).toHaveLength(4);
  expect(scans.map((row) => row["chain_number"])).toEqual([1, 2, 3]);
  await inAnotherDatabase(async () => {
    expect(await loadNetworkFile(text)).toHaveProperty("networks");
    expect(await rowsOfNetwork(network.slug)).toEqual(rows);
    const [own] = await asSuperuser((sql) => sql<{ id: string }[]>`select id from networks`);
    await scanChainOf({ networkId: own?.id });
    expect(await found()).toEqual(scans);
  });
});
