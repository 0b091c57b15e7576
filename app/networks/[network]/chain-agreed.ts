import { levelChip, provisionalMark } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { formatList, formatMonth, formatValue } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { isUnmeasured, shapeIn } from "@/lib/scorecards/chain-shape";
import type { ChainPage } from "./chain-page";

const said = words.chain;

/** Since when the chain holds as it is shown, by which proposal, and whether all of it is measured; null for what was loaded. */
export function agreedNote({ base, chain, facts, health }: ChainPage): Markup | null {
  const { effectiveFrom } = shapeIn(facts.steps, health.month.period) ?? { effectiveFrom: null };
  if (effectiveFrom === null) return null;
  const isThere = chain.stages.length > 0;
  const from = (isThere ? said.agreedFrom : said.endedFrom)(formatMonth(effectiveFrom));
  const href = hrefOf(`${base}/proposals/${chain.proposal}`);
  const link =
    chain.proposal === null
      ? null
      : markup`, <a class="text-link" href="${href}">${said.agreedBy(chain.proposal)}</a>`;
  return markup`<p class="flex flex-wrap items-center gap-3 text-[13px] text-ink-2">
    <span>${from}${link}</span>${isThere && chain.proposal !== null ? badge({ chain, facts }) : null}
  </p>`;
}

/** A stage that nothing measures keeps a chain from being complete. */
function badge({ chain, facts }: Pick<ChainPage, "chain" | "facts">): Markup {
  const unmeasured = chain.stages.filter((_, place) => isUnmeasured(facts.stages[place] ?? null));
  return unmeasured.length === 0
    ? markup`<span class="level-on-track">${said.complete}</span>`
    : markup`<span class="level-no-data">${said.notComplete(formatList(unmeasured.map(({ name }) => name)))}</span>`;
}

/** The hand-offs that have figures of their own, with where they lead; null where there are none. */
export function handOffs({ base, chain, facts, health }: ChainPage): Markup | null {
  const { period, handOffs: judged } = health.month;
  if (facts.handOffs.length === 0) return null;
  return markup`<ul aria-label="${said.handOffs}" class="flex flex-wrap gap-x-6 gap-y-2 text-[13px]">
    ${facts.handOffs.map(({ after, measured }, place) => {
      const name = said.handOff(chain.stages[after]?.name ?? "");
      const one = judged[place] ?? null;
      if (measured === null || one === null) {
        return markup`<li class="text-ink-2">${name}: ${said.notShared}</li>`;
      }
      const href = hrefOf(`${base}/metrics/${measured.metric.code}?period=${period}`);
      return markup`<li class="flex flex-wrap items-center gap-2"><a class="text-link" href="${href}">${name}</a> <span class="font-[590]">${formatValue(one.value, one.version)}</span>
        ${levelChip(one.level, one.notApplicable)}${provisionalMark(one.provisional)}</li>`;
    })}
  </ul>`;
}
