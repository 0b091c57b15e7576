import { chainFigures } from "@/db/demo/chain-figures";
import { slugIn } from "./network-plan";
import { aNetworkOf, type OwnNetwork } from "./own-network";
import { untilQuiet } from "./until-quiet";

const stages = [
  { code: "B1", word: "brand", name: "Sale", target: "97" },
  { code: "O1", word: "desk", name: "Order", target: "96.5" },
  { code: "N1", word: "line", name: "Line", target: "96" },
  { code: "K1", word: "kit", name: "Kit", target: "97" },
  { code: "F1", word: "field", name: "Install", target: "93" },
  { code: "C1", word: "calls", name: "Care", target: "94" },
  { code: "L1", word: "bills", name: "Bill", target: "97" },
] as const;

const organisations = {
  brand: "The Brand",
  desk: "The Desk",
  line: "The Line",
  kit: "The Kit",
  field: "The Field",
  calls: "The Calls",
  bills: "The Bills",
};

/** A network with the demo's chain from a month to another: seven stages that slip from July 2024 on, each within its own band. The worker has scanned it. */
export async function aDriftingNetwork(first: string, last: string): Promise<OwnNetwork> {
  const figures = chainFigures.filter((one) => one.period >= first && one.period <= last);
  const reporterOf = (metric: string) =>
    stages.find(({ code }) => code === metric)?.word ?? "brand";
  const network = await aNetworkOf({
    organisations,
    accounts: ["manager", "board", "viewer"],
    months: [...new Set(figures.map((one) => one.period))].toSorted(),
    metrics: [
      ...stages.map(({ code, word, target }) => ({
        code,
        reporters: [word],
        target,
        floor: String(Number(target) - 3),
      })),
      { code: "E1", reporters: ["brand"], target: "85", floor: "78" },
    ],
    figures: figures.map((one) => ({ ...one, reporter: reporterOf(one.metric) })),
    reference: { first: "2024-01", last: "2024-06" },
    chain: (slug) => ({
      name: "Connect me",
      customer: "a household",
      promise: "You are connected on the day that we said.",
      outcome: { metric: "E1", reporter: slugIn(slug, "brand") },
      stages: stages.map(({ code, word, name }) => ({
        name,
        organisation: slugIn(slug, word),
        metric: code,
      })),
    }),
  });
  await untilQuiet([network.id]);
  return network;
}
