import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatDouble, formatMonth, formatPercent } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Coherence } from "@/lib/chain/coherence";
import type { Period } from "@/lib/periods/period";
import type { ChainFacts } from "@/lib/scorecards/chain-month";
import { coherenceIn, nextBoundsAfter } from "@/lib/scorecards/chain-bounds";
import { shapeIn, wholeOf, type ChainShape } from "@/lib/scorecards/chain-shape";

const said = words.bar.coherence;

/** What a chain's bounds are read from; null facts where the viewer doesn't see its outcome. */
export type BoundChain = {
  readonly base: string;
  readonly facts: ChainFacts | null;
  readonly at: Period;
  readonly mayPropose: boolean;
};

type Which = "target" | "floor";

/** Whether all stages at their bounds still let the outcome miss its own, in the month shown and as agreed after it. */
export function bandCoherence(chain: BoundChain): Markup {
  const { facts, at } = chain;
  const next = facts === null ? null : nextBoundsAfter(facts, at);
  return markup`<section aria-labelledby="coherence" class="flex flex-col gap-3">
    <h2 id="coherence" class="section-title">${said.title}</h2>
    <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
    ${inMonth(chain, at, said.asAgreed(formatMonth(at)), next === null)}
    ${next === null ? null : inMonth(chain, next, said.coming(formatMonth(next)), true)}
  </section>`;
}

/** Only what is agreed last can be improved on. */
function inMonth(chain: BoundChain, at: Period, title: string, isLast: boolean): Markup {
  const { base, facts } = chain;
  const shape = facts === null ? null : shapeIn(facts.steps, at);
  const stages = shape?.named.stages.map(({ name }) => name) ?? [];
  const told = (which: Which) => {
    const found = facts === null ? null : coherenceIn(facts, at, which);
    const of = { base, stages, shape };
    return found === null ? null : coherenceCard(found, which, of, isLast && chain.mayPropose);
  };
  const cards = [told("target"), told("floor")].filter((one) => one !== null);
  return markup`<h3 class="font-[590]">${title}</h3>
    ${
      cards.length === 0
        ? markup`<p class="max-w-[70ch] text-ink-2">${said.untold}</p>`
        : markup`<div class="grid gap-4 lg:grid-cols-2">${cards}</div>`
    }`;
}

/** A chain's stages by name, and what measures them; null where that isn't known. */
type BoundStages = {
  readonly base: string;
  readonly stages: readonly string[];
  readonly shape: Pick<ChainShape, "stages"> | null;
};

/** Whether the targets of a chain, or its floors, keep the outcome’s: with what each stage would need, and the least change. */
export function coherenceCard(
  { product, outcome, needed, isCoherent, moves }: Coherence,
  which: Which,
  { base, stages, shape }: BoundStages,
  mayPropose: boolean,
): Markup {
  const lines = [
    [said.product[which], formatPercent(product)],
    [said.outcome[which], formatPercent(outcome)],
    [said.needed, `${formatDouble(needed, 2)} %`],
  ] as const;
  const [first] = moves;
  return markup`<div class="card flex flex-col gap-3 p-4">
    <h4 class="text-[13px] font-[590] text-ink-2">${said.which[which]}</h4>
    <p class="max-w-[60ch] font-[510]">${isCoherent ? said.coherent[which] : said.allows[which]}</p>
    <dl class="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1">
      ${lines.map(
        ([term, fact]) =>
          markup`<dt class="text-ink-2">${term}</dt><dd class="text-right font-[590]">${fact}</dd>`,
      )}
    </dl>
    ${
      first === undefined
        ? null
        : markup`<p class="text-[13px] text-ink-2">${said.least(String(moves.length), String(stages.length), first.to)}.</p>
            ${disclosure(said.moves[which], table(moves, which, stages))}
            ${
              mayPropose
                ? markup`<p><a class="text-link" href="${hrefOf(`${base}/proposals/new?${changesOf(moves, which, shape)}`)}">${said.propose[which]}</a></p>`
                : null
            }`
    }
  </div>`;
}

/** The least change as the form that proposes takes it: each bound that would move, to what. */
export function changesOf(
  moves: Coherence["moves"],
  which: Which,
  shape: BoundStages["shape"],
): string {
  const sets = moves.flatMap(({ stage, to }) => {
    const code = wholeOf(shape?.stages[stage] ?? null)?.metric.code;
    return code === undefined ? [] : [`set=${code}.${which}.${to}`];
  });
  return sets.join("&");
}

function table(moves: Coherence["moves"], which: Which, stages: readonly string[]): Markup {
  const rows = markup`<table class="data-table data-table-dense">
    <thead>
      <tr>
        <th scope="col">${said.stage}</th>
        <th scope="col" class="num">${said.from}</th>
        <th scope="col" class="num">${said.to}</th>
      </tr>
    </thead>
    <tbody>${moves.map(
      ({ stage, from, to }) => markup`<tr>
        <th scope="row">${stages[stage]}</th>
        <td class="num">${from} %</td>
        <td class="num">${to} %</td>
      </tr>`,
    )}</tbody>
  </table>`;
  return scrollRegion(said.moves[which], rows, "");
}
