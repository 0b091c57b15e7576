import { objectOf } from "@/lib/proposals/proposal-terms";
import { actorName } from "./actor-name";
import { strangers } from "./check-conditions";
import { termsOf } from "./check-proposals";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";

type Network = NetworkFile["networks"][number];
type Entry = Network["plans"][number]["entries"][number];

/** Mistakes in the joint plans of a network. */
export function checkPlans(network: Network, base: string): readonly Finding[] {
  const acting = new Set([...network.assignments, ...network.signatories].map(actorName));
  const slas = slasIn(network);
  return network.plans.flatMap(({ sla, entries }, index) => {
    const place = `${base}/plans/${index}`;
    const pair = slas[sla - 1];
    return [
      ...(pair === undefined
        ? [{ place: `${place}/sla`, says: "there is no such SLA", refers: "proposals" }]
        : []),
      ...strangers(entries, `${place}/entries`, acting),
      ...entries.flatMap((entry, number) => {
        const says = entryMistake(entry, entries.slice(0, number), pair ?? []);
        return says === null ? [] : [{ place: `${place}/entries/${number}`, says }];
      }),
    ];
  });
}

/** Between whom SLAs are, in the order in which they were first agreed. */
function slasIn({ proposals }: Network): readonly (readonly string[])[] {
  const agreed = proposals
    .filter(({ state }) => state === "agreed")
    .toSorted((a, b) => ((a.settled ?? "") < (b.settled ?? "") ? -1 : 1))
    .flatMap((proposal) => termsOf(proposal)?.changes ?? []);
  const found = new Map<string, readonly string[]>();
  for (const change of agreed) {
    if (change.change === "sla" && !found.has(objectOf(change))) {
      found.set(objectOf(change), change.between);
    }
  }
  return [...found.values()];
}

const saying: readonly Entry["act"][] = ["decline", "milestone", "note", "stop"];

function entryMistake(
  { act, says, due, milestone, organisation }: Entry,
  before: readonly Entry[],
  pair: readonly string[],
): string | null {
  if ((act === "propose") !== (before.length === 0)) return "a plan begins with its proposal";
  if (!pair.includes(organisation)) return `"${organisation}" is no party of the SLA`;
  if ((says !== null) !== saying.includes(act)) return `"${act}" says ${says ?? "nothing"}`;
  if ((due !== null) !== (act === "milestone")) return "a milestone alone has a day";
  if ((milestone !== null) !== (act === "reach")) return "a reached milestone alone is named";
  return milestone === null || isMilestone(before, milestone) ? null : "there is no such milestone";
}

function isMilestone(before: readonly Entry[], milestone: number): boolean {
  return before[milestone - 1]?.act === "milestone";
}
