import { disclosure } from "@/app/_components/disclosure";
import { levelChip } from "@/app/_components/level";
import { markup, type Markup } from "@/app/_components/markup";
import { formatDayOf, formatInstant, nothing } from "@/app/format";
import { words } from "@/app/words/words";
import type { Revision } from "@/db/queries/figures";
import { judged } from "@/lib/reporting/judged";
import { contentText } from "../../figure-texts";
import type { FigurePage } from "./read-figure";
import { isToldAnew, revisionBefore } from "./told-anew";

const said = words.settlement;

/** The figure as agreed when its month closed beside what it is now, and each restatement; null where neither is there. */
export function thenAndNow({ place, version }: FigurePage): Markup | null {
  const { kept, revisions, network, metric, month, figure } = place;
  const restated = revisions.filter(
    (one) => one.source === "restatement" && isToldAnew(one, revisions),
  );
  if (kept === null && restated.length === 0) return null;
  const agreed = kept === null ? null : revisions.find((one) => one.revision === kept.revision);
  const now = judged(metric, month.period, figure);
  const at = (instant: Date) => formatInstant(instant, network.timeZone);
  return markup`<section aria-labelledby="then" class="flex flex-col gap-3">
    <h2 id="then" class="section-title">${said.asAgreedThen}</h2>
    ${
      kept === null
        ? null
        : markup`<div class="card flex flex-col gap-3 p-5">
            <dl class="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
              <dt class="text-ink-2">${said.asAgreedThen}</dt>
              <dd class="flex flex-wrap items-center gap-3">
                <span class="font-[590]">${agreed ? contentText(agreed, version) : said.standings.missing}</span>
                ${levelChip(kept.level)}
                ${kept.level === kept.baseLevel ? null : markup`<span class="text-[13px] text-ink-2">${said.baseLevel(words.levels[kept.baseLevel])}</span>`}
              </dd>
              <dt class="text-ink-2">${said.now}</dt>
              <dd class="flex flex-wrap items-center gap-3">
                <span class="font-[590]">${figure === null ? nothing : contentText(figure, version)}</span>
                ${levelChip(now.level, now.notApplicable)}
              </dd>
            </dl>
            ${disclosure(
              said.keptText,
              markup`<pre class="overflow-x-auto text-xs whitespace-pre-wrap wrap-anywhere">${kept.text}</pre>
                <p class="mt-2 text-[13px] break-all text-ink-2">SHA-256: <code>${kept.textHash}</code></p>`,
            )}
            <p class="text-[13px] text-ink-2">${said.keptOn(at(kept.frozenAt))}</p>
          </div>`
    }
    ${restated.map((one) => markup`<p>${restatedText(one, { revisions, version, timeZone: network.timeZone })}</p>`)}
  </section>`;
}

/** "Restated 12 January 2026: 97.10 % → 96.40 %. The reason." */
function restatedText(
  one: Revision,
  {
    revisions,
    version,
    timeZone,
  }: {
    readonly revisions: readonly Revision[];
    readonly version: FigurePage["version"];
    readonly timeZone: string;
  },
): string {
  const before = revisionBefore(one, revisions);
  return said.restatedOn(
    formatDayOf(one.reportedAt, timeZone),
    before === undefined ? nothing : contentText(before, version),
    contentText(one, version),
    one.reason ?? "",
  );
}
