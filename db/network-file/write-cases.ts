import { entriesOfCase } from "@/lib/network-file/case-entries";
import type { NetworkFile } from "@/lib/network-file/network-file";
import { tellCase } from "@/lib/promises/case-story";
import type { Tx } from "../doors";
import { caseEntries, cases } from "../schema/promises";
import { insertAll } from "./batches";
import { idOf, type Ids } from "./ids";
import { storedInstant } from "./instants";

type Network = NetworkFile["networks"][number];
type Case = Network["cases"][number];
type Frame = { readonly networkId: string; readonly ids: Ids };

/** Writes a network's cases: how each stands is what its entries come to. */
export async function writeCases(tx: Tx, network: Network, frame: Frame): Promise<void> {
  const all = network.cases.map((one) => caseRows(one, frame));
  await insertAll(
    tx,
    cases,
    all.map(({ head }) => head),
  );
  await insertAll(
    tx,
    caseEntries,
    all.flatMap(({ entries }) => entries),
  );
}

function caseRows(one: Case, { networkId, ids }: Frame) {
  const story = tellCase(entriesOfCase(one));
  const organisation = (slug: string) => idOf(ids.organisations, slug);
  const audience = story.participants.map(organisation);
  const about = { networkId, reference: one.reference, openedById: organisation(story.openedBy) };
  const closed = one.entries.findLast(({ kind }) => kind === "close");
  let promises = 0;
  let handed: readonly number[] = [];
  const entries = one.entries.map((entry, index) => {
    if (entry.kind === "promise") promises += 1;
    if (entry.kind === "offer") handed = entry.handed;
    return {
      ...about,
      number: index + 1,
      kind: entry.kind,
      organisationId: organisation(entry.organisation),
      personId: idOf(ids.people, entry.email),
      recordedAt: storedInstant(entry.at),
      ...saidIn(entry),
      promise: entry.kind === "promise" ? promises : "promise" in entry ? entry.promise : null,
      toId: "to" in entry ? organisation(entry.to) : null,
      handed: ["offer", "acknowledge"].includes(entry.kind) ? [...handed] : null,
      audience,
    };
  });
  return {
    entries,
    head: {
      ...about,
      accountableId: organisation(story.accountable),
      offeredToId: story.offer === null ? null : organisation(story.offer.to),
      closedAt: story.closedAt === null || closed === undefined ? null : storedInstant(closed.at),
      audience,
    },
  };
}

function saidIn(entry: Case["entries"][number]) {
  return {
    role: "role" in entry ? entry.role : null,
    hand: "hand" in entry ? entry.hand : null,
    says: "says" in entry ? entry.says : null,
    dueAt: "due" in entry ? storedInstant(entry.due) : null,
  };
}
