import { conditionIn } from "@/lib/bands/applied-rules";
import { addMonths } from "@/lib/periods/period";
import { compareRatios, decimal, ratio } from "@/lib/metrics/ratio";
import type { SlaFacts } from "./facts";
import type { Relief, WaitsFor } from "./outcome";
import { heldAgainst, type RawResult } from "./raw-result";
import type { Dependency, Obligation } from "./terms";
import { monthsIn, stepOf, type MonthsOfWindow } from "./windows";

/** The raw results of an SLA's obligations, each oldest first, by their keys. */
export type RawResults = ReadonlyMap<string, readonly RawResult[]>;

/**
 * The windows of the other side's obligation that count for a dependency: those that end in this window, moved back by the lag. Where
 * none ends there, as with a quarter that isn't over, it is the last one that ended before.
 */
function lagged(
  { on, lag }: Dependency,
  { window }: Pick<Obligation, "window">,
  { first, last }: MonthsOfWindow,
  raws: RawResults,
): readonly RawResult[] {
  const back = -lag * stepOf(window);
  const [from, to] = [addMonths(first, back), addMonths(last, back)];
  const all = raws.get(on) ?? [];
  const inside = all.filter((one) => one.last >= from && one.last <= to);
  if (inside.length > 0) return inside;
  return all.filter((one) => one.last < from).slice(-1);
}

function isUnknown({ status, noData }: RawResult): boolean {
  return status === "disputed" || (status === "no-data" && noData === "missing");
}

/** The first thing that a missed obligation has to wait for because of what it depends on; null where all of that is known. */
export function waitsFor(
  obligation: Obligation,
  window: MonthsOfWindow,
  raws: RawResults,
): WaitsFor | null {
  for (const dependency of obligation.dependsOn.toSorted(byKey)) {
    const unknown = lagged(dependency, obligation, window, raws).find(isUnknown);
    if (unknown !== undefined) {
      const because = unknown.status === "disputed" ? "disputed" : "missing";
      return { key: dependency.on, last: unknown.last, because };
    }
  }
  return null;
}

function byKey({ on: one }: Dependency, { on: other }: Dependency): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Relief by a dependency: the largest share among those whose raw result was missed, whatever excused that miss in turn. */
export function reliefByDependency(
  obligation: Obligation,
  window: MonthsOfWindow,
  raws: RawResults,
  obligorOf: (key: string) => string,
): Relief | null {
  let largest: Relief | null = null;
  for (const dependency of obligation.dependsOn.toSorted(byKey)) {
    const missed = lagged(dependency, obligation, window, raws).findLast(
      ({ status }) => status === "missed",
    );
    const share = decimal(dependency.share);
    if (missed !== undefined && (largest === null || compareRatios(share, largest.share) > 0)) {
      const obligor = obligorOf(dependency.on);
      largest = { share, because: { kind: "dependency", on: dependency.on, obligor, missed } };
    }
  }
  return largest;
}

const whole = ratio(1, 1);

/**
 * Relief by a declared condition that both parties stand by: the window isn't missed without the months in which it held, or there
 * are none left. Of several conditions the first by name that relieves.
 */
export function reliefByCondition(
  { series, threshold, exclusions }: Obligation,
  window: MonthsOfWindow,
  facts: SlaFacts,
  partyIds: readonly string[],
): Relief | null {
  const months = monthsIn(window);
  for (const condition of exclusions.toSorted()) {
    const held = months.flatMap((period) => {
      const found = conditionIn(condition, { period, partyIds, conditions: facts.conditions });
      return found === null ? [] : [{ period, found }];
    });
    const periods = held.map(({ period }) => period);
    const left = months.filter((month) => !periods.includes(month));
    const [first] = held;
    const isMet =
      left.length === 0 ||
      heldAgainst(
        threshold,
        left.map((month) => facts.figure(series, month)),
      ).status === "met";
    if (first !== undefined && isMet) {
      const { number, declaredBy, confirmedBy } = first.found;
      const because = { kind: "condition", condition, number, declaredBy, confirmedBy, periods };
      return { share: whole, because: { ...because, kind: "condition" } };
    }
  }
  return null;
}

/** Whether a relief excuses all of a miss. */
export function isWhole(relief: Relief | null): boolean {
  return relief !== null && compareRatios(relief.share, whole) >= 0;
}
