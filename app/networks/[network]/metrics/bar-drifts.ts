import { inOrder } from "@/app/_components/in-order";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatMonth, formatPercent } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Scorecard } from "@/db/queries/places";
import type { BarDrift } from "@/lib/bands/bar-drift";
import { addMonths, periodsFrom, type Period } from "@/lib/periods/period";
import { figureFinder } from "@/lib/reporting/figure";
import { judgedTogether } from "@/lib/reporting/judged";
import { versionIn, type Metric } from "@/lib/reporting/metric";
import { barDriftIn } from "@/lib/reporting/metric-bar";
import { coherenceIn, firstTargets, nextBoundsAfter } from "@/lib/scorecards/chain-bounds";
import type { ChainFacts } from "@/lib/scorecards/chain-month";
import { driftText } from "./drift-amount";

const said = words.bar.drift;

type Moved = { readonly metric: Metric; readonly drift: BarDrift };

/** How far the bars of all metrics have moved up to a month, those that were lowered first, and the product of the chain's targets then and now. */
export function barDrifts(place: Scorecard, facts: ChainFacts | null, at: Period): Markup {
  const drifts = driftsOf(place, at);
  const lowered = drifts.filter(({ drift }) => drift.total.numerator > 0n);
  const raised = drifts.filter(({ drift }) => drift.total.numerator < 0n);
  const unmoved = drifts.length - lowered.length - raised.length;
  const base = `/networks/${place.network.slug}/metrics`;
  return markup`<section aria-labelledby="bar-drift" class="flex flex-col gap-3">
    <h2 id="bar-drift" class="section-title">${said.title}</h2>
    <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
    ${place.chain === null && place.agreed === null ? null : markup`<p class="max-w-[70ch] font-[510]">${chainText(facts, at)}</p>`}
    ${group(lowered, { title: said.lowered(String(lowered.length)), none: said.noneLowered, base, at })}
    ${group(raised, { title: said.raised(String(raised.length)), none: said.noneRaised, base, at })}
    <p class="text-[13px] text-ink-2">${said.unmoved(String(unmoved), formatMonth(at))}</p>
  </section>`;
}

function driftsOf({ metrics, figures }: Scorecard, at: Period): readonly Moved[] {
  const find = figureFinder(figures.filter(({ status }) => status !== "draft"));
  const year = periodsFrom(addMonths(at, -11), at);
  const found = metrics.flatMap((metric): readonly Moved[] => {
    // Only flex and grace look at months.
    const months =
      metric.environment === null
        ? []
        : year.map((period) =>
            judgedTogether(
              metric,
              period,
              metric.series.map(({ key }) => find(key, period)),
            ),
          );
    const drift = barDriftIn(metric, months, at);
    return drift === null ? [] : [{ metric, drift }];
  });
  return found.toSorted((a, b) => inOrder(a.metric.code, b.metric.code));
}

function chainText(facts: ChainFacts | null, at: Period): string {
  const then = facts === null ? null : firstTargets(facts.steps[0] ?? { stages: [] });
  const now = facts === null ? null : coherenceIn(facts, at, "target");
  if (facts === null || then === null || now === null) return said.chainUntold;
  const text = said.chain(formatPercent(then), formatPercent(now.product), formatMonth(at));
  const next = nextBoundsAfter(facts, at);
  const later = next === null ? null : coherenceIn(facts, next, "target");
  return next === null || later === null
    ? `${text}.`
    : `${text}; ${said.coming(formatPercent(later.product), formatMonth(next))}.`;
}

function group(
  moved: readonly Moved[],
  {
    title,
    none,
    base,
    at,
  }: Readonly<Record<"title" | "none" | "base", string>> & { readonly at: Period },
): Markup {
  if (moved.length === 0) return markup`<p class="text-ink-2">${none}</p>`;
  const table = markup`<table class="data-table data-table-dense">
    <thead>
      <tr>
        <th scope="col">${said.metric}</th>
        <th scope="col" class="num">${said.total}</th>
        <th scope="col" class="num whitespace-normal!">${said.changes}</th>
        <th scope="col" class="num whitespace-normal!">${said.flex}</th>
        <th scope="col" class="num whitespace-normal!">${said.grace}</th>
      </tr>
    </thead>
    <tbody>${moved.map((one) => row(one, base, at))}</tbody>
  </table>`;
  return markup`<h3 class="font-[590]">${title}</h3>${scrollRegion(title, table)}`;
}

function row({ metric, drift }: Moved, base: string, at: Period): Markup {
  const version = versionIn(metric, at);
  return markup`<tr>
    <th scope="row"><a href="${hrefOf(`${base}/${metric.code}?period=${at}`)}">${metric.code}</a> ${version?.name}</th>
    <td class="num">${driftText(drift.total, version)}</td>
    <td class="num">${driftText(drift.changes, version)}</td>
    <td class="num">${driftText(drift.flex, version)}</td>
    <td class="num">${drift.graceUsed}</td>
  </tr>`;
}
