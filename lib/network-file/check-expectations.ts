import { personalDataIn } from "@/lib/promises/personal-data";
import { actorName } from "./actor-name";
import { outside, strangers } from "./check-conditions";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";

type Network = NetworkFile["networks"][number];
type Expectation = Network["expectations"][number];

/** Mistakes in what isn't promised: answers of no party, reasons that are missing or too many, metrics that not all see, people that aren't here. */
export function checkExpectations(network: Network, base: string): readonly Finding[] {
  const acting = new Set([...network.assignments, ...network.signatories].map(actorName));
  return network.expectations.flatMap((one, index) => {
    const place = `${base}/expectations/${index}`;
    return [
      ...ofMetric(one, place, network),
      ...ofAnswers(one, place),
      ...(personalDataIn(one.says, "") === null
        ? []
        : [
            {
              place: `${place}/says`,
              says: "this looks like somebody’s address or telephone number",
            },
          ]),
      ...strangers([one, ...one.answers], place, acting),
      ...outside(one.parties, `${place}/parties`, network),
    ];
  });
}

function ofMetric({ kind, metric }: Expectation, place: string, { metrics }: Network) {
  const here = `${place}/metric`;
  if ((kind === "captive") !== (metric !== null)) {
    return [{ place: here, says: "a metric is named where customers can't leave, and only there" }];
  }
  const named = metrics.find(({ code }) => code === metric);
  const isShared = named?.versions.every(({ visibility }) => visibility === "network") === true;
  return metric === null || isShared
    ? []
    : [
        {
          place: here,
          says: `"${metric}" is no metric that the whole network sees`,
          refers: ["metrics"],
        },
      ];
}

function ofAnswers({ organisation, parties, answers }: Expectation, place: string) {
  const [first] = answers;
  const isOwn = first?.organisation === organisation && first.answer === "agree";
  return [
    ...(isOwn ? [] : [{ place: `${place}/answers/0`, says: "proposing it is the proposer's yes" }]),
    ...answers.flatMap((one, index) => [
      ...(parties.includes(one.organisation)
        ? []
        : [
            {
              place: `${place}/answers/${index}/organisation`,
              says: `"${one.organisation}" is no party of it`,
            },
          ]),
      ...((one.answer === "decline") === (one.reason !== null)
        ? []
        : [
            {
              place: `${place}/answers/${index}/reason`,
              says: "declining has a reason, agreeing has none",
            },
          ]),
    ]),
  ];
}
