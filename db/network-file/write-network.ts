import { actorName } from "@/lib/network-file/actor-name";
import { seriesOfFigure } from "@/lib/network-file/check-figures";
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
import { storedInstant } from "./instants";

type Network = NetworkFile["networks"][number];

/**
 * Writes a network with its members, assignments, relationships and periods.
 *
 * @returns the network's id
 */
export async function writeNetwork(tx: Tx, network: Network, ids: Ids): Promise<string> {
  const networkId = crypto.randomUUID();
  const { slug, name, currency, timeZone, fiscalYearStart, synthetic, reference } = network;
  const { acceptanceDays, closingDays } = network;
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
    acceptanceDays,
    closingDays,
  });
  const organisation = (of: string) => idOf(ids.organisations, of);
  await insertAll(
    tx,
    networkMembers,
    network.members.map((member) => ({
      networkId,
      organisationId: organisation(member),
      ...membership(network, member),
    })),
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
  await insertAll(tx, memberPeople, signatoryRows(network, networkId, ids));
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
    network.periods.map(({ period, due, closed, frozen }) => ({
      networkId,
      period: monthNumber(period),
      dueOn: due,
      closedOn: closed,
      frozen,
    })),
  );
  return networkId;
}

/** When a member joined and left; one of which the file doesn't say joins now. */
function membership({ memberships }: Network, member: string) {
  const found = memberships.find(({ organisation }) => organisation === member);
  if (found === undefined) return {};
  const { joined, left } = found;
  return {
    joinedAt: storedInstant(joined),
    leftAt: left === null ? null : storedInstant(left),
  };
}

/** Those whose names the network may see: whom the file lists, and those with an assignment who agreed or reported. */
function signatoryRows(network: Network, networkId: string, ids: Ids) {
  const { signatories, assignments } = network;
  const listed = new Set(signatories.map(actorName));
  const acted = actorsOf(network);
  const others = assignments
    .filter((one) => acted.has(actorName(one)) && !listed.has(actorName(one)))
    .map((one) => ({ ...one, name: null }));
  return [...signatories, ...others].map(({ organisation, email, name }) => ({
    networkId,
    organisationId: idOf(ids.organisations, organisation),
    personId: idOf(ids.people, email),
    name: name ?? nameOf(ids, email),
  }));
}

function actorsOf(network: Network): ReadonlySet<string> {
  const { metrics, figures, proposals, conditions, cases, expectations } = network;
  const { notices, plans, value, acts, periods } = network;
  const byCode = new Map(metrics.map((metric) => [metric.code, metric]));
  const agreed = metrics
    .flatMap(({ versions, bands }) => [...versions, ...bands])
    .flatMap(({ agreements }) => agreements.map(actorName));
  const reported = figures.flatMap((figure) => {
    const metric = byCode.get(figure.metric);
    const organisation = metric === undefined ? null : seriesOfFigure(figure, metric)?.reporter;
    if (organisation === null || organisation === undefined) return [];
    const reports = [figure, ...(figure.revisions ?? [])];
    return reports.map(({ email }) => actorName({ organisation, email }));
  });
  const proposed = proposals.flatMap((one) => [one, ...one.answers, ...one.comments]);
  const declared = conditions.flatMap((one) => [one, ...one.confirmations]);
  const settled = [...acts, ...periods.flatMap(({ signatures }) => signatures)];
  const promised = [
    ...cases.flatMap(({ entries }) => entries.map(actorName)),
    ...expectations.flatMap((one) => [one, ...one.answers].map(actorName)),
  ];
  const planned = plans.flatMap(({ entries }) => entries.map(actorName));
  const claimed = value
    .flatMap((one) => (one.answer === null ? [one] : [one, one.answer]))
    .map(actorName);
  return new Set([
    ...agreed,
    ...reported,
    ...[...proposed, ...declared, ...notices, ...settled].map(actorName),
    ...promised,
    ...planned,
    ...claimed,
  ]);
}
