import type { Period } from "@/lib/periods/period";
import type { SlaStatement } from "@/lib/slas/statement";
import { readFrozenSla } from "./frozen-statement";
import {
  correctedIn,
  firstOpen,
  sinceFrozen,
  slaCorrections,
  statementNow,
  type KeptSla,
  type OpenedMonths,
  type SinceFrozen,
} from "./stated-month";
import type { KeptNames } from "./statement-codec";

/** The statement of an SLA for a month as it is read. */
export type SlaMonth = {
  /** As it was kept when the month closed; computed now where nothing is kept. */
  readonly statement: SlaStatement;
  /** What became of the kept one since; null where nothing is kept. */
  readonly since:
    | (SinceFrozen & {
        /** The months in whose statements the differences stand, or will stand, oldest first. */
        readonly correctedIn: readonly Period[];
      })
    | null;
};

/** The statement of an SLA for a month; null where it isn't in force and nothing is corrected in it. `text`: what was kept of it. */
export function slaMonth(
  sla: KeptSla,
  period: Period,
  {
    text,
    names,
    months,
  }: {
    readonly text: string | null;
    readonly names: KeptNames;
    readonly months: OpenedMonths;
  },
): SlaMonth | null {
  const open = firstOpen(months);
  const until = lastKnown(months, period);
  const now = statementNow(sla, period, { until, corrects: text === null && period === open });
  if (text === null) return now === null ? null : { statement: now, since: null };
  const statement = readFrozenSla(text, names);
  const since = sinceFrozen(statement, now, sla.facts.minorDigits);
  const isWaiting = slaCorrections(sla).some(({ corrects }) => corrects === period);
  const waiting = isWaiting && open !== null ? [open] : [];
  return {
    statement,
    since: { ...since, correctedIn: [...correctedIn(sla.frozen, period), ...waiting] },
  };
}

/** The last closed month, or the one that is looked at where that is later: whether a credit came back shows later. */
function lastKnown(months: OpenedMonths, period: Period): Period {
  const closed = months.filter(({ closedOn }) => closedOn !== null).map((one) => one.period);
  return [...closed, period].toSorted().at(-1) ?? period;
}
