import { disputedMark, levelChip, provisionalMark, relaxedMark } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { named, relaxedNote, type RelaxedNote } from "@/app/_components/relaxed-note";
import { formatValue } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Judged } from "@/lib/reporting/judged";
import { isUnmeasured } from "@/lib/scorecards/chain-shape";
import { agreedNote, handOffs } from "./chain-agreed";
import type { ChainPage } from "./chain-page";

/** Every stage in order: who runs it, its figure, its level in words, and the two marks (weakest, slipped most). */
export function chainStrip(page: ChainPage): Markup {
  const { base, chain, facts, health, names } = page;
  const { stages, period } = health.month;
  const slipped = health.attribution?.slippedMost ?? null;
  const notes = stages.map((one) => (one === null ? null : relaxedNote(one, names)));
  return markup`<section aria-labelledby="strip" class="flex flex-col gap-3">
    <h2 id="strip" class="section-title">${words.chain.strip}</h2>
    ${agreedNote(page)}
    ${
      chain.stages.length === 0
        ? null
        : markup`<ol class="card grid overflow-hidden lg:grid-flow-col lg:auto-cols-fr">
      ${chain.stages.map(({ name, organisationIds }, index) => {
        const organisation = named(organisationIds, names);
        const judged = stages[index] ?? null;
        const measure = facts.stages[index] ?? null;
        if (isUnmeasured(measure)) return withoutFigure(name, organisation, words.chain.unmeasured);
        return judged === null
          ? withoutFigure(name, organisation, words.chain.notShared)
          : stage(judged, {
              name,
              organisation,
              href: hrefOf(`${base}/metrics/${measure?.lead?.metric.code}?period=${period}`),
              note: notes[index] ?? null,
              weakest: index === health.weakest,
              slippedMost: index === slipped,
            });
      })}
    </ol>`
    }
    ${handOffs(page)}
    ${relaxedStages(chain, notes)}
  </section>`;
}

/** What relaxed the levels of stages, all of it; null where nothing did. */
function relaxedStages(
  { stages }: ChainPage["chain"],
  notes: readonly (RelaxedNote | null)[],
): Markup | null {
  if (notes.every((note) => note === null)) return null;
  return markup`<ul class="flex flex-col gap-1 text-[13px] text-ink-2">
    ${stages.flatMap(({ name }, index) => {
      const note = notes[index] ?? null;
      return note === null ? [] : [markup`<li class="max-w-[90ch]">${name}: ${note.says}</li>`];
    })}
  </ul>`;
}

function stage(
  judged: Judged,
  {
    name,
    organisation,
    href,
    note,
    weakest,
    slippedMost,
  }: {
    readonly name: string;
    readonly organisation: string;
    readonly href: string;
    readonly note: RelaxedNote | null;
    readonly weakest: boolean;
    readonly slippedMost: boolean;
  },
): Markup {
  const ring = weakest ? "shadow-[inset_0_0_0_2px_var(--watch-mark)]" : "";
  return markup`<li class="border-line not-first:border-t lg:not-first:border-t-0 lg:not-first:border-l ${ring}">
    <a
      href="${href}"
      class="grid h-full grid-cols-[1fr_auto] content-start gap-x-3 gap-y-1 p-3 hover:bg-hover lg:grid-cols-1 lg:px-3 lg:py-4"
    >
      <span class="text-[13px] leading-4 text-ink-3">
        ${name}
        <span class="block text-ink-2">${organisation}</span>
      </span>
      <span class="row-span-2 self-center lg:order-3 lg:row-span-1 lg:justify-self-start">
        ${levelChip(judged.level, judged.notApplicable)}
      </span>
      <span class="text-xl leading-7 font-[590] whitespace-nowrap lg:order-2 lg:mt-auto">
        ${formatValue(judged.value, judged.version)}
      </span>
      <span class="col-span-full flex flex-wrap gap-x-3 text-xs leading-4 font-[510] text-ink-2 lg:order-4 lg:min-h-8 lg:flex-col">
        ${weakest ? markup`<span>${words.chain.weakest}</span>` : null}
        ${slippedMost ? markup`<span>${words.chain.slipped}</span>` : null}
        ${disputedMark(judged.disputed)}${relaxedMark(note)}${provisionalMark(judged.provisional)}
      </span>
    </a>
  </li>`;
}

/** A stage whose figures are another's business, or that nothing measures: its place in the chain, and no number. */
function withoutFigure(name: string, organisation: string, why: string): Markup {
  return markup`<li class="flex flex-col gap-2 border border-dashed border-line-strong p-3 lg:py-4">
    <span class="text-[13px] leading-4 text-ink-3">
      ${name}
      <span class="block text-ink-2">${organisation}</span>
    </span>
    <span class="text-[13px] text-ink-2 lg:mt-auto">${why}</span>
  </li>`;
}
