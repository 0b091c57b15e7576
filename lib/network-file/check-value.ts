import { actorName } from "./actor-name";
import { strangers } from "./check-conditions";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";

type Network = NetworkFile["networks"][number];
type Value = Network["value"][number];

/** Mistakes in what a network's organisations claimed of each other. */
export function checkValue(network: Network, base: string): readonly Finding[] {
  const acting = new Set([...network.assignments, ...network.signatories].map(actorName));
  const opened = new Set<string>(network.periods.map(({ period }) => period));
  const count = network.metrics.reduce((sum, { series }) => sum + series.length, 0);
  return network.value.flatMap((one, index) => {
    const place = `${base}/value/${index}`;
    const says = mistakeIn(one, network);
    return [
      ...strangers([one, ...(one.answer === null ? [] : [one.answer])], place, acting),
      ...(opened.has(one.period)
        ? []
        : [{ place: `${place}/period`, says: `${one.period} isn't opened`, refers: "periods" }]),
      ...((one.guard ?? 1) > count
        ? [{ place: `${place}/guard`, says: `no series ${one.guard}`, refers: "series" }]
        : []),
      ...(says === null ? [] : [{ place, says }]),
    ];
  });
}

function mistakeIn({ organisation, other, answer }: Value, { members }: Network): string | null {
  if (organisation === other) return "nobody claims anything of itself";
  if (!members.includes(other)) return `"${other}" is no member`;
  if (answer === null) return null;
  if (answer.organisation !== other) return `"${answer.organisation}" isn't asked`;
  return answer.recognised || answer.says !== null ? null : "it isn't said why not";
}
