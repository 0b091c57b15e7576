import { boundsText } from "@/app/_components/bounds-text";
import { levelChip, provisionalMark, relaxedMark } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { relaxedNote } from "@/app/_components/relaxed-note";
import { formatChange, formatParts, formatPercent, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { ChainPage } from "./chain-page";
import { composedText, yieldRange } from "./composed-text";
import { scaleKey, yieldScale } from "./yield-scale";

/** The measured outcome beside the yield composed of the stages, its bounds and the gap between the two. */
export function composition({ base, facts, health, names }: ChainPage): Markup {
  const { outcome, composed, gap, period } = health.month;
  const metricPage = (code: string) => hrefOf(`${base}/metrics/${code}?period=${period}`);
  const composedPage = facts.composedMetric === null ? null : metricPage(facts.composedMetric.code);
  const target = outcome.bounds === null ? "" : boundsText(outcome.bounds, "%");
  return markup`<section aria-labelledby="together" class="flex flex-col gap-3">
    <h2 id="together" class="section-title">${words.chain.together}</h2>
    <div class="card flex flex-col gap-5 p-5">
      ${yieldScale(health.month)}
      <dl class="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
        ${fact({
          term: words.chain.measured,
          key: scaleKey("outcome", outcome.level),
          value: formatPercent(outcome.value),
          href: metricPage(facts.outcome.metric.code),
          marks: [
            markup`${levelChip(outcome.level, outcome.notApplicable)}${relaxedMark(relaxedNote(outcome, names))}`,
            outcome.provisional,
          ],
          note: markup`
            ${formatParts(outcome.parts, outcome.version)}
            <span class="mt-1 block">${scaleKey("target")}&nbsp;${target}</span>`,
        })}
        ${fact({
          term: words.chain.composed,
          key: scaleKey("composed"),
          value: formatPercent(composed.value),
          href: composedPage,
          marks: [
            // Nobody agreed what is good or bad of it.
            facts.composedMetric === null ? null : levelChip(composed.level),
            composed.provisional,
          ],
          note: markup`${composedText(health.month)}`,
        })}
        ${fact({
          term: words.chain.bounds,
          key: scaleKey("bounds"),
          value: yieldRange(composed),
          href: composedPage,
        })}
        ${fact({
          term: words.chain.gap,
          value: gap === null ? nothing : words.chain.gapUnit(formatChange(gap)),
          href: composedPage,
          note: gap === null ? null : markup`${gapText(gap.numerator)}`,
        })}
      </dl>
    </div>
  </section>`;
}

function fact({
  term,
  key = null,
  value,
  href,
  marks: [chip, provisional] = [null, false],
  note = null,
}: {
  readonly term: string;
  readonly key?: Markup | null;
  readonly value: string;
  readonly href: string | null;
  readonly marks?: readonly [chip: Markup | null, provisional: boolean];
  readonly note?: Markup | null;
}): Markup {
  const named = value === nothing ? markup`<span class="sr-only">${term}: </span>` : null;
  return markup`<div class="flex flex-col gap-1">
    <dt class="flex items-center gap-1.5 text-[13px] text-ink-3">${key}${term}</dt>
    <dd class="flex flex-wrap items-center gap-2 text-xl leading-7 font-[590]">
      ${
        href === null
          ? markup`<span>${value}</span>`
          : markup`<a href="${href}" class="underline decoration-line-strong decoration-1 underline-offset-4 hover:decoration-accent">${named}${value}</a>`
      }
      ${chip}${provisionalMark(provisional)}
    </dd>
    ${note === null ? null : markup`<dd class="text-[13px] text-ink-2">${note}</dd>`}
  </div>`;
}

function gapText(sign: bigint): string {
  const { negative, positive, none } = words.chain.gapText;
  if (sign === 0n) return none;
  return sign < 0n ? negative : positive;
}
