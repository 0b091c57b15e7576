import { period, type Period } from "@/lib/periods/period";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import type { Figure, FigureStatus } from "@/lib/reporting/figure";
import type { Metric } from "@/lib/reporting/metric";
import type { MonthFacts } from "../chain-month";
import { wholeStage, type ChainShape, type Staged } from "../chain-shape";
import type { Measured } from "../measured";

/** The months of the example: the first two are its reference window. */
export const january = period("2025-01");
export const february = period("2025-02");
export const march = period("2025-03");

/** A definition, with what is said otherwise. */
export function version(changes: Partial<MetricVersion> = {}): MetricVersion {
  return {
    version: 1,
    effectiveFrom: january,
    comparable: true,
    name: "Right first time",
    purpose: "What the next stage needs",
    kind: "proportion",
    unit: "%",
    decimals: 0,
    direction: "higher",
    measuredAt: "stage",
    forWhom: ["end-customer"],
    numeratorSays: "right",
    denominatorSays: "all",
    rounding: "two decimals",
    sourceSystem: "order desk",
    evidence: null,
    acceptingId: null,
    retainedOwnerId: null,
    ownerIds: ["a"],
    partyIds: ["a"],
    visibility: "network",
    textHash: "",
    agreements: [],
    missingPartyIds: [],
    ...changes,
  };
}

function metric(code: string, key: number | null, target: string, floor: string): Metric {
  return {
    code,
    versions: [version()],
    bands: [
      {
        effectiveFrom: january,
        missingPartyIds: [],
        flex: null,
        grace: null,
        bounds: { direction: "higher", target, floor, stretch: null },
      },
    ],
    series:
      key === null
        ? []
        : [
            {
              key,
              metricCode: code,
              subject: "",
              reporterId: "a",
              audience: null,
              parallelVersion: null,
            },
          ],
    parallel: [],
    environment: null,
  };
}

/** Two stages, their outcome, and the yield that the stages compose. */
const sale = metric("B1", 1, "95", "90");
export const fit = metric("F1", 2, "95", "90");
export const outcome = metric("E1", 3, "94", "80");
const composed = metric("E2", null, "94", "80");

/** A month of a series: so many of 1,000 cases right. */
export function figure(
  seriesKey: number,
  at: Period,
  good: number,
  status: FigureStatus = "final",
): Figure {
  return {
    seriesKey,
    period: at,
    parts: { numerator: good, denominator: 1000 },
    notApplicable: false,
    status,
    revision: 1,
    metricVersion: 1,
  };
}

/** The reference window, in which all went well. */
export const quiet = [january, february].flatMap((at) => [
  figure(1, at, 980),
  figure(2, at, 990),
  figure(3, at, 975),
]);

/** The chain of two stages with these figures. */
export function facts(figures: readonly Figure[]): MonthFacts {
  return shaped(
    {
      steps: [],
      composedMetric: composed,
      periods: [january, february, march],
      reference: { first: january, last: february },
      figures,
    },
    {
      named: { name: "Connect me", promise: "It works.", stages: [], proposal: null },
      stages: [sale, fit].map((one, place) => wholeStage({ metric: one, seriesKey: place + 1 })),
      handOffs: [],
      outcome: { metric: outcome, seriesKey: 3 },
    },
  );
}

/** The same facts of a chain that is made of something else from its beginning. */
export function shaped(all: Omit<MonthFacts, keyof ChainShape>, shape: ChainShape): MonthFacts {
  return { ...all, ...shape, steps: [{ ...shape, effectiveFrom: null }] };
}

/** The same facts with other stages, each measured by one series; null isn't shared. */
export function staged(all: MonthFacts, stages: readonly (Measured | Staged | null)[]): MonthFacts {
  const { named, handOffs, outcome: measured } = all;
  return shaped(all, {
    named,
    stages: stages.map((one) => (one === null || "branches" in one ? one : wholeStage(one))),
    handOffs,
    outcome: measured,
  });
}

/** The month after it, in which the second stage and the outcome slipped. */
export const slipped = [figure(1, march, 970), figure(2, march, 950), figure(3, march, 930)];
