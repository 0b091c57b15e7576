import { eq } from "drizzle-orm";
import { asOperator } from "@/db/doors";
import { loadNetworkFile } from "@/db/network-file/load";
import { networks } from "@/db/schema/networks";
import type { Person } from "@/db/testing";
import { address, type Account } from "@/db/testing/accounts";
import { networkFileOf, slugIn, type NetworkPlan } from "./network-plan";
import { personCalled } from "./people";

/** A network of a test's own. */
export type OwnNetwork = {
  readonly id: string;
  readonly slug: string;
  /** Its path in the app. */
  readonly path: string;
  /** One of its people, by account and the organisation's word in the plan. */
  readonly person: (account: Account, organisation: string) => Promise<Person>;
};

/** A fresh network, loaded the way an operator loads one. Its series are numbered from 1 in the order of the plan. */
export async function aNetworkOf(plan: NetworkPlan): Promise<OwnNetwork> {
  const slug = `own-${crypto.randomUUID().slice(0, 8)}`;
  const loaded = await loadNetworkFile(networkFileOf(slug, plan));
  if ("problems" in loaded) throw new Error(JSON.stringify(loaded.problems));
  return networkCalled(slug);
}

/** The network with this slug, however it was loaded. */
export async function networkCalled(slug: string): Promise<OwnNetwork> {
  const [network] = await asOperator((tx) =>
    tx.select({ id: networks.id }).from(networks).where(eq(networks.slug, slug)),
  );
  if (network === undefined) throw new Error(`no network ${slug}`);
  return {
    id: network.id,
    slug,
    path: `/networks/${slug}`,
    person: (account, organisation) => personCalled(address(account, slugIn(slug, organisation))),
  };
}
