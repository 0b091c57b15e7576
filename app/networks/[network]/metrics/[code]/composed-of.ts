import { levelInCell } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { named, relaxedNote } from "@/app/_components/relaxed-note";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatChange, formatMonth, formatParts, formatPercent, formatValue } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Judged } from "@/lib/reporting/judged";
import type { ChainMonth } from "@/lib/scorecards/chain-month";
import { composedText, yieldRange } from "../../composed-text";
import type { Composed } from "./composed";

/** What a composed metric comes from in a month: every stage with its figure, the bounds, and the outcome beside them. */
export function composedOf(
  { facts }: Composed,
  month: ChainMonth | null,
  { base, names }: { readonly base: string; readonly names: ReadonlyMap<string, string> },
): Markup {
  if (facts === null || month === null) {
    return markup`<p class="text-ink-2">${words.chain.notShown.hidden}</p>`;
  }
  const title = words.metric.composedOf(formatMonth(month.period));
  const pageOf = (code: string | undefined) =>
    hrefOf(`${base}/metrics/${code}?period=${month.period}`);
  const { shape } = month;
  const outcome = shape.outcome.metric.code;
  const { value, gap } = { value: month.outcome.value, gap: month.gap };
  const table = markup`<table class="data-table">
    <thead>
      <tr>
        <th scope="col">${words.chain.stage}</th>
        <th scope="col">${words.chain.organisation}</th>
        <th scope="col" class="num">${words.metric.parts}</th>
        <th scope="col" class="num">${words.metric.value}</th>
        <th scope="col">${words.metrics.level}</th>
      </tr>
    </thead>
    <tbody>
      ${shape.named.stages.map(({ name, organisationIds }, index) =>
        stage(month.stages[index] ?? null, {
          name,
          names,
          organisation: named(organisationIds, names),
          href: pageOf(shape.stages[index]?.lead?.metric.code),
        }),
      )}
      ${shape.handOffs.map(({ after, measured }, index) => {
        const reporters = measured?.metric.series.filter(({ key }) => key === measured.seriesKey);
        return stage(month.handOffs[index] ?? null, {
          name: words.chain.handOff(shape.named.stages[after]?.name ?? ""),
          names,
          organisation: named(reporters?.map(({ reporterId }) => reporterId) ?? [], names),
          href: pageOf(measured?.metric.code),
        });
      })}
    </tbody>
  </table>`;
  return markup`<section aria-labelledby="sources" class="flex flex-col gap-3">
    <h2 id="sources" class="section-title">${title}</h2>
    <p class="max-w-[70ch] text-ink-2">${composedText(month)}</p>
    ${scrollRegion(title, table)}
    <dl class="grid gap-x-8 gap-y-3 sm:grid-cols-3">
      ${fact(words.chain.bounds, markup`${yieldRange(month.composed)}`)}
      ${fact(
        words.chain.measured,
        markup`<a href="${pageOf(outcome)}" class="text-link">${outcome}</a>: ${formatPercent(value)}`,
      )}
      ${fact(
        words.chain.gap,
        markup`${gap === null ? formatPercent(null) : words.chain.gapUnit(formatChange(gap))}`,
      )}
    </dl>
  </section>`;
}

function stage(
  judged: Judged | null,
  {
    name,
    organisation,
    href,
    names,
  }: Readonly<Record<"name" | "organisation" | "href", string>> & {
    readonly names: ReadonlyMap<string, string>;
  },
): Markup {
  if (judged === null) {
    return markup`<tr>
      <th scope="row">${name}</th>
      <td class="text-ink-2">${organisation}</td>
      <td colspan="3" class="text-ink-2">${words.chain.notShared}</td>
    </tr>`;
  }
  return markup`<tr>
    <th scope="row"><a href="${href}">${name}</a></th>
    <td class="text-ink-2">${organisation}</td>
    <td class="num">${formatParts(judged.parts, judged.version)}</td>
    <td class="num">${formatValue(judged.value, judged.version)}</td>
    <td>${levelInCell({ ...judged, note: relaxedNote(judged, names) })}</td>
  </tr>`;
}

function fact(term: string, says: Markup): Markup {
  return markup`<div>
    <dt class="text-[13px] text-ink-3">${term}</dt>
    <dd class="font-[590]">${says}</dd>
  </div>`;
}
