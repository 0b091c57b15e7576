import type { NetworkFile } from "@/lib/network-file/network-file";
import { monthNumber } from "@/lib/periods/period";
import type { Tx } from "../doors";
import {
  assignments,
  memberPeople,
  networkMembers,
  networkPeriods,
  networks,
  relationships,
} from "../schema/networks";
import { insertAll } from "./batches";
import { idOf, nameOf, type Ids } from "./ids";

type Network = NetworkFile["networks"][number];

/**
 * Writes a network with its members, assignments, relationships and periods.
 *
 * @returns the network's id
 */
export async function writeNetwork(tx: Tx, network: Network, ids: Ids): Promise<string> {
  const networkId = crypto.randomUUID();
  const { slug, name, currency, timeZone, fiscalYearStart, synthetic, reference } = network;
  await tx.insert(networks).values({
    id: networkId,
    slug,
    name,
    currency,
    timeZone,
    fiscalYearStart,
    synthetic,
    referenceFirst: reference === null ? null : monthNumber(reference.first),
    referenceLast: reference === null ? null : monthNumber(reference.last),
  });
  const organisation = (of: string) => idOf(ids.organisations, of);
  await insertAll(
    tx,
    networkMembers,
    network.members.map((member) => ({ networkId, organisationId: organisation(member) })),
  );
  await insertAll(
    tx,
    assignments,
    network.assignments.map(({ organisation: of, email, roles }) => ({
      networkId,
      organisationId: organisation(of),
      personId: idOf(ids.people, email),
      roles: [...new Set(roles)],
    })),
  );
  await insertAll(tx, memberPeople, signatories(network, networkId, ids));
  await insertAll(
    tx,
    relationships,
    network.relationships.map(({ between, level }) => {
      const [first, second] = between.map(organisation).toSorted();
      if (first === undefined || second === undefined) throw new RangeError("a pair has two");
      return { networkId, firstOrganisationId: first, secondOrganisationId: second, level };
    }),
  );
  await insertAll(
    tx,
    networkPeriods,
    network.periods.map(({ period, due, closed }) => ({
      networkId,
      period: monthNumber(period),
      dueOn: due,
      closedOn: closed,
    })),
  );
  return networkId;
}

/** Those who agreed or reported, whose names the network may therefore see. */
function signatories(network: Network, networkId: string, ids: Ids) {
  const agreed = network.metrics
    .flatMap(({ versions, bands }) => [...versions, ...bands])
    .flatMap(({ agreements }) => agreements);
  const acted = new Set([...agreed, ...network.figures].map(({ email }) => email.toLowerCase()));
  return network.assignments
    .filter(({ email }) => acted.has(email.toLowerCase()))
    .map(({ organisation, email }) => ({
      networkId,
      organisationId: idOf(ids.organisations, organisation),
      personId: idOf(ids.people, email),
      name: nameOf(ids, email),
    }));
}
