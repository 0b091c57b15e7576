import { findFrozenTexts } from "@/db/queries/frozen-statements";
import { listPlans } from "@/db/queries/plans";
import { findScoredNetwork, type ScoredNetwork } from "@/db/queries/relationships";
import type { SlasPlace } from "@/db/queries/slas";
import { listValue } from "@/db/queries/value";
import { dayAt } from "@/lib/periods/day";
import type { Period } from "@/lib/periods/period";
import type { ValueEntry } from "@/lib/scorecards/guard";
import { relationship, type Relationship } from "@/lib/scorecards/relationship";
import { slaMonth } from "@/lib/settlement/sla-month";
import type { JointPlan } from "@/lib/slas/plan";
import { shownMonth } from "../slas/slas-page";

type Tx = Parameters<typeof findScoredNetwork>[0];

/** Everything that the scorecards of the viewer's relationships are made of, in a month. */
export type RelationshipsRead = {
  readonly place: SlasPlace;
  readonly period: Period;
  readonly scored: ScoredNetwork;
  readonly plans: readonly JointPlan[];
  readonly value: readonly ValueEntry[];
  readonly texts: ReadonlyMap<string, string>;
  readonly today: string;
};

/** Reads them for the month asked for, or the last that is closed; null where the network never opened it. */
export async function readRelationships(
  tx: Tx,
  place: SlasPlace,
  asked: string | null,
): Promise<RelationshipsRead | null> {
  const period = shownMonth(place, asked);
  if (period === null) return null;
  const { id, timeZone } = place.network;
  const opened = place.periods.map((one) => one.period);
  return {
    place,
    period,
    scored: await findScoredNetwork(tx, id, { opened, period }),
    plans: await listPlans(tx, id),
    value: await listValue(tx, id),
    texts: await findFrozenTexts(tx, id, period),
    today: dayAt(new Date(), timeZone),
  };
}

/** The scorecard of two organisations, as what was read shows it. */
export function relationshipOf(
  { place, period, scored, plans, value, texts, today }: RelationshipsRead,
  pair: readonly [string, string],
): Relationship | null {
  const { facts, frozen, kept: names, periods: months } = place;
  const statements = place.slas
    .filter(({ parties }) => parties.every((party) => pair.includes(party)))
    .flatMap((sla) => {
      const object = `sla ${sla.number}`;
      const own = frozen.filter((one) => one.object === object);
      const text = texts.get(object) ?? null;
      const month = slaMonth({ ...sla, facts, frozen: own }, period, { text, names, months });
      return month === null ? [] : [{ number: sla.number, statement: month.statement }];
    });
  const { minorDigits } = facts;
  return relationship(pair, { ...scored, statements, plans, value, today, minorDigits });
}
