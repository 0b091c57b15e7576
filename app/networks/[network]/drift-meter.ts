import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { MetricDrift } from "@/lib/early-warning/charts/metric-drift";
import type { WarningLevel } from "@/lib/early-warning/warning";
import { outcomeDrift, stageDrifts } from "./chain-drift";
import type { ChainPage } from "./chain-page";
import { staircase } from "./metrics/[code]/drift";
import { isDrift, meterText } from "./metrics/[code]/drift-text";

const said = words.warnings.meter;

/** How far the outcome has slid and in which steps, how many stages drift while their steps are within the band, and the warning that is open, if any. */
export function driftMeter(page: ChainPage): Markup | null {
  const { facts, health, warning } = page;
  const outcome = outcomeDrift(facts, health.trend);
  // A chain that was agreed anew may drift by what its series were before: its warning is led to all the same.
  if (outcome === null) return warning === null ? null : section(warningLink(page));
  const stages = stageDrifts(facts, health.trend);
  const { version } = health.month.outcome;
  const drifting = stages.filter((one) => one !== null && isDrift(one));
  const held = drifting.every((one) => one?.meter.allWithinBand === true);
  const count = [String(drifting.length), String(stages.length)] as const;
  return section(markup`<div class="flex flex-wrap items-center gap-x-6 gap-y-2">
        ${isDrift(outcome) ? staircase(outcome.meter) : null}
        <p class="max-w-[70ch] font-[510]">${meterText(outcome, facts.reference, version)}</p>
      </div>
      ${
        drifting.length === 0
          ? null
          : markup`<p class="max-w-[70ch]">${held ? said.held(...count) : said.heldSome(...count)}</p>
            ${disclosure(said.stages, stageList(page, stages))}`
      }
      ${warningLink(page)}`);
}

function section(content: Markup): Markup {
  return markup`<section aria-labelledby="drift" class="flex flex-col gap-3">
    <h2 id="drift" class="section-title">${said.title}</h2>
    <div class="card flex flex-col gap-2 p-4">${content}</div>
  </section>`;
}

function warningLink({ base, choice, warning }: ChainPage): Markup {
  const href = hrefOf(`${base}/warnings${choice.query.replace("&", "?")}`);
  return markup`<p><a href="${href}" class="text-link">${linkText(warning)}</a></p>`;
}

/** What leads to the early warning of a chain, by the level of the warning that is open. */
function linkText(open: WarningLevel | null): string {
  return open === null ? words.warnings.link : words.warnings.linkOpen[open];
}

function stageList(
  { base, chain, facts, health }: ChainPage,
  stages: readonly (MetricDrift | null)[],
): Markup {
  return markup`<ul class="flex flex-col gap-2 pb-2">
    ${stages.flatMap((slide, place) => {
      const measured = facts.stages[place]?.lead ?? null;
      const version = health.month.stages[place]?.version ?? null;
      if (slide === null || measured === null) return [];
      const href = hrefOf(`${base}/metrics/${measured.metric.code}?period=${health.month.period}`);
      return [
        markup`<li class="max-w-[70ch]"><a href="${href}" class="text-link">${chain.stages[place]?.name}</a>: ${meterText(slide, facts.reference, version)}</li>`,
      ];
    })}
  </ul>`;
}
