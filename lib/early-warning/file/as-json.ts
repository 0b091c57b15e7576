import { periodOf, type ChainScan } from "../chain-scan";
import type { View } from "../views";

/** A view's name in reports: a series by its own name, a group with what it groups. */
export function viewName({ kind, name }: View): string {
  return kind === "partner" || kind === "stage" ? `${kind} ${name}` : name;
}

/** Scans for machines. `logEvidence` is ln M; slopes are in the series' own unit (points of a hundred for a share). */
export function asJson(scans: readonly ChainScan[]): string {
  return JSON.stringify({ chains: scans.map(chainOf) });
}

function chainOf({ chain, look, act, logs, readings }: ChainScan) {
  const named = (month: number | null) => (month === null ? null : periodOf(chain, month));
  const last = readings.at(-1);
  return {
    chain: chain.name,
    look: named(look),
    act: named(act),
    periods: [...logs].flatMap((logEvidence, month) =>
      Number.isNaN(logEvidence) ? [] : [{ period: named(month), logEvidence }],
    ),
    onset: last
      ? { period: named(last.onset.month), from: named(last.onset.from), to: named(last.onset.to) }
      : null,
    views: (last?.views ?? []).map(({ view, weight }) => ({ view: viewName(view), weight })),
    series: (last?.series ?? []).map(({ series, probability, inUnit }) => ({
      series: series.name,
      probability,
      slopePerMonth: inUnit.mean,
      slopeFrom: inUnit.from,
      slopeTo: inUnit.to,
    })),
  };
}
