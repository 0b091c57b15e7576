import type { NotDone } from "@/app/form-action";
import { refusal, type Refused } from "@/app/form-answer";
import type { Acting } from "@/app/viewer";
import { words } from "@/app/words/words";
import { findSlasPlace, type SlasPlace } from "@/db/queries/slas";
import { decimal } from "@/lib/metrics/ratio";
import type { Entries } from "@/lib/proposals/typed";
import { typedFees, typedStakes, type TypedStake } from "@/lib/proposals/typed-stakes";
import type { SlaFacts } from "@/lib/slas/facts";
import { symmetryOf, type SideAtStake } from "@/lib/slas/symmetry";
import { lastClosed } from "./tried";
import { moneyOf } from "../slas/money";

/** What each SLA of a form puts at risk, in texts, by where it stands in the form. */
type Staked = {
  readonly state: "staked";
  readonly stakes: readonly { readonly place: string; readonly says: string }[];
};

/** What the SLAs of a form that are the viewer's too put at risk in a month, as far as they are typed. */
export async function stakeOf(
  { tx, network, viewer }: Acting,
  { entries }: { readonly entries: Entries },
): Promise<Staked | Refused | NotDone> {
  const own = typedStakes(entries).filter(({ parties }) =>
    parties.includes(viewer.organisationSlug),
  );
  if (own.length === 0) return refusal([]);
  const place = await findSlasPlace(tx, network.slug, own.flatMap(metricsOf));
  if (place === null) return refusal([]);
  const facts = bySlug(place, entries);
  const says = (one: TypedStake) => stakeText(one, { place, facts });
  return {
    state: "staked",
    stakes: own.flatMap((one) => {
      const text = says(one);
      return text === null ? [] : [{ place: one.place, says: text }];
    }),
  };
}

function metricsOf({ obligations }: TypedStake): readonly string[] {
  return obligations.flatMap(({ consequence }) =>
    "base" in consequence && consequence.base.kind === "amount"
      ? [consequence.base.series.metric]
      : [],
  );
}

/** The facts for terms in which organisations stand by their slugs; fees of the same form count as if they were paid. */
function bySlug({ facts, idOf }: SlasPlace, entries: Entries): SlaFacts {
  const fees = typedFees(entries);
  return {
    ...facts,
    figure: (series, period) =>
      facts.figure({ ...series, reporter: idOf(series.reporter) }, period),
    fee: (payer, payee, period) => {
      const amount = fees.find((one) => one.payer === payer && one.payee === payee)?.amount ?? null;
      return amount === null ? facts.fee(idOf(payer), idOf(payee), period) : decimal(amount);
    },
  };
}

function stakeText(
  stake: TypedStake,
  { place, facts }: { readonly place: SlasPlace; readonly facts: SlaFacts },
): string | null {
  const period = lastClosed(place) ?? place.periods.at(-1)?.period ?? null;
  if (period === null) return null;
  const money = (side: SideAtStake) => {
    const amount = moneyOf(side.money, place.network.currency);
    return side.openEnded > 0 ? `${amount} ${words.slas.openEnded}` : amount;
  };
  const [one, other] = symmetryOf(stake, facts, period);
  const text = words.slas.atRisk(money(one), money(other));
  return stake.isPartial ? `${text}. ${words.tried.stakeSoFar}` : text;
}
