import { markup, type Markup } from "@/app/_components/markup";
import { named } from "@/app/_components/relaxed-note";
import { formatValue } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { ChainPage } from "./chain-page";

/** Which stage is the weakest and which slipped most, each a link to its metric, above the fold of a phone; null where neither can be told. */
export function chainWeakest(page: ChainPage): Markup | null {
  const { weakest, attribution } = page.health;
  const slipped = attribution?.slippedMost ?? null;
  const isOne = weakest !== null && weakest === slipped;
  const lines = [
    stageLink(page, weakest, isOne ? words.chain.weakestAndSlipped : words.chain.weakest),
    isOne ? null : stageLink(page, slipped, words.chain.slipped),
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : markup`<p class="flex flex-wrap gap-x-4 gap-y-1">${lines}</p>`;
}

function stageLink(
  { base, chain, facts, health, names }: ChainPage,
  index: number | null,
  what: string,
): Markup | null {
  if (index === null) return null;
  const { stages, period } = health.month;
  const stage = chain.stages[index];
  const judged = stages[index];
  const code = facts.stages[index]?.lead?.metric.code;
  if (stage === undefined || judged === undefined || judged === null) return null;
  if (code === undefined) return null;
  const says = words.chain.stageOf(
    stage.name,
    named(stage.organisationIds, names),
    formatValue(judged.value, judged.version),
  );
  const href = hrefOf(`${base}/metrics/${code}?period=${period}`);
  return markup`<span>${what}: <a href="${href}" class="text-link">${says}</a></span>`;
}
