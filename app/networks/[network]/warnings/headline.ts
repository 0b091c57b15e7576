import { markup, type Markup } from "@/app/_components/markup";
import { signalChip } from "@/app/_components/signal";
import { formatDouble, formatInstant, formatMonth, formatWhole } from "@/app/format";
import { words } from "@/app/words/words";
import type { ChainStanding } from "@/lib/early-warning/ledger-evidence";
import { monthsMeasured } from "@/lib/scorecards/ledger-of-cuts";
import { evidenceText } from "./evidence-text";
import { chainChoice } from "../chain-choice";
import type { WarningsPage } from "./warnings-page";

const said = words.warnings;

/** What the evidence comes to, in sentences that need no statistics: each has a number, a time and what to do next. */
export function headline(page: WarningsPage): Markup {
  const { place, standing } = page;
  const level = standing.asks?.level ?? null;
  const chip =
    level === null
      ? signalChip({ kind: "common-cause" }, said.quietChip)
      : signalChip({ kind: "concern", side: "low" }, said.chips[level]);
  const sentences = [asked(page), drifting(page), green(page), unpublished(page), restated(page)];
  return markup`<section class="flex flex-col gap-3">
    <p class="text-[13px] text-ink-2">${place.network.name} · ${said.title}</p>
    ${chainChoice(`${page.base}/warnings`, page.choice)}
    <h1 class="max-w-[40ch] text-2xl leading-8 font-semibold tracking-[-0.02em] sm:text-[28px] sm:leading-9">${title(page)}</h1>
    ${standing.now === null ? null : markup`<p>${chip}</p>`}
    ${[...sentences, trial(page)].flatMap((one) =>
      one === null ? [] : [markup`<p class="max-w-[70ch] text-[15px] leading-[22px]">${one}</p>`],
    )}
    <p class="max-w-[70ch] text-ink-2">${said.promise} ${standing.asks === null ? said.nextMonth : null}</p>
    ${freshness(page)}
  </section>`;
}

function title(page: WarningsPage): string {
  const { place, facts, standing } = page;
  const { scan } = place;
  const months = formatWhole(monthsMeasured(facts));
  if (scan === null) return said.notYet(months);
  if (scan.result.chain.standing === "too-early") return said.early(months);
  const shown = standing.now ?? standing.published;
  if (shown === null) return said.head.none(months);
  const evidence = evidenceText(shown.logEvidence);
  const month = formatMonth(shown.period);
  if (standing.asks === null) return said.head.quiet(evidence, month);
  if (isRestated(standing)) {
    return said.head.restated(
      evidenceText(standing.published?.logEvidence ?? null),
      month,
      evidence,
    );
  }
  return lost(page) ?? said.head.drifts(evidence, month);
}

/** What customers lost since the reference window; null where that isn't known, or nothing. */
function lost({ ledger, facts: { reference } }: WarningsPage): string | null {
  if (ledger === null || ledger.lost === null || reference === null) return null;
  return said.head.lost(
    formatWhole(ledger.lost.customers),
    formatMonth(ledger.health.month.period),
    said.ledger.range(formatMonth(reference.first), formatMonth(reference.last)),
  );
}

function asked({ standing }: WarningsPage): string | null {
  const { asks, now, published, warning } = standing;
  const shown = warning === null ? now : published;
  if (asks === null || shown === null || isRestated(standing)) return null;
  return said.asked[asks.level](
    formatMonth(asks.since),
    evidenceText(shown.logEvidence),
    formatMonth(shown.period),
  );
}

function drifting({ ledger, standing, facts }: WarningsPage): string | null {
  const cuts = ledger?.cuts.filter(({ drifts }) => drifts) ?? [];
  const onsets = cuts.flatMap(({ kept }) => kept?.onset?.period ?? []).toSorted();
  const [first] = onsets;
  const last = onsets.at(-1);
  if (first === undefined || last === undefined || isRestated(standing)) return null;
  const count = `${cuts.length} of ${facts.stages.length}`;
  return first === last
    ? said.drifting.since(count, formatMonth(first))
    : said.drifting.between(count, formatMonth(first), formatMonth(last));
}

function green({ ledger, standing }: WarningsPage): string | null {
  const within = ledger?.withinLimits ?? null;
  if (standing.asks === null || within === null) return null;
  return said.green(
    formatWhole(within.count),
    formatDouble(within.cost.points, 2),
    formatWhole(within.cost.customers),
  );
}

function unpublished({ standing: { asks, warning, now } }: WarningsPage): string | null {
  return asks === null || warning !== null || now === null
    ? null
    : said.unpublished(formatMonth(now.period));
}

/** Whether the last month asked for something when it was published, and asks for nothing by today's figures. */
function isRestated({ published, now }: ChainStanding): boolean {
  return published !== null && published.level !== null && now !== null && now.level === null;
}

function restated({ standing }: WarningsPage): string | null {
  const { published, now } = standing;
  if (published === null || now === null || !isRestated(standing)) return null;
  return said.restated(
    formatMonth(published.period),
    evidenceText(published.logEvidence),
    evidenceText(now.logEvidence),
  );
}

function trial({ place, facts }: WarningsPage): string | null {
  return place.scan?.result.chain.standing === "trial"
    ? said.trial(formatWhole(monthsMeasured(facts)))
    : null;
}

function freshness({ place: { scan, network } }: WarningsPage): Markup | null {
  if (scan === null) return null;
  const at = formatInstant(scan.scannedAt, network.timeZone);
  return scan.isStale
    ? markup`<p class="max-w-[70ch] rounded-control border border-line-strong p-3 text-ink-2">${said.stale(at)}</p>`
    : markup`<p class="text-[13px] text-ink-3">${said.computed(at)}</p>`;
}
