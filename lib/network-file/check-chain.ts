import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";

type Network = NetworkFile["networks"][number];

/** Mistakes in a network's chain: what measures it is a yield that is reported. `base` is the network's place. */
export function checkChain(network: Network, base: string): readonly Finding[] {
  const { chain } = network;
  if (chain === null) return [];
  const place = `${base}/chain`;
  const { outcome, composed, stages } = chain;
  return [
    ...yieldOf(network, { ...outcome, place: `${place}/outcome` }),
    ...customersOf(network, outcome.metric, `${place}/outcome/metric`),
    ...(composed === null || network.metrics.some(({ code }) => code === composed)
      ? []
      : [{ place: `${place}/composed`, says: `no metric "${composed}"`, refers: "metrics" }]),
    ...stages.flatMap(({ metric, organisation, subject }, index) =>
      yieldOf(network, {
        metric,
        subject,
        reporter: organisation,
        place: `${place}/stages/${index}`,
      }),
    ),
  ];
}

/** What the chain is about is counted in customers: the outcome's denominator, which is whole only without decimals. */
function customersOf(network: Network, code: string, place: string): readonly Finding[] {
  const metric = network.metrics.find((one) => one.code === code);
  return metric?.versions.every(({ decimals }) => decimals === 0) === false
    ? [{ place, says: `"${code}" counts customers: its definition has 0 decimals` }]
    : [];
}

/** A yield is the share of customers for whom things went right: a proportion where more is better. */
function yieldOf(
  network: Network,
  wanted: {
    readonly metric: string;
    readonly reporter: string;
    readonly subject: string;
    readonly place: string;
  },
): readonly Finding[] {
  const { metric: code, reporter, subject, place } = wanted;
  const metric = network.metrics.find((one) => one.code === code);
  const series = metric?.series.some((one) => one.reporter === reporter && one.subject === subject);
  if (metric === undefined || series !== true) {
    const says = `no series of "${code}" is reported by "${reporter}"`;
    return [{ place, says, refers: "series" }];
  }
  const fits = metric.versions.every(
    ({ kind, direction }) => kind === "proportion" && direction === "higher",
  );
  return fits
    ? []
    : [{ place: `${place}/metric`, says: `"${code}" is no yield: a proportion, higher is better` }];
}
