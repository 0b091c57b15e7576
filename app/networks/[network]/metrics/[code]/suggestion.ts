import { shortRatio } from "@/app/_components/bounds-text";
import { markup, type Markup } from "@/app/_components/markup";
import { formatRatio } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { decimal } from "@/lib/metrics/ratio";
import { suggestionOf } from "@/lib/reporting/metric-bar";
import type { Metric } from "@/lib/reporting/metric";
import type { MetricHistory } from "./metric-history";

const said = words.bar.ratchet;

/** That twelve months were better than the target, and what tighter one could be proposed; null where none could. */
export function suggestion(
  metric: Metric,
  { together }: MetricHistory,
  { slug, mayPropose }: { readonly slug: string; readonly mayPropose: boolean },
): Markup | null {
  const found = suggestionOf(metric, together);
  if (found === null) return null;
  const unit = together.findLast(({ version }) => version !== null)?.version?.unit ?? "";
  const average = `${formatRatio(found.average, 2)} ${unit}`;
  const target = `${shortRatio(decimal(found.target))} ${unit}`;
  const proposed = `${found.proposed} ${unit}`;
  const href = hrefOf(
    `/networks/${slug}/proposals/new?set=${metric.code}.target.${found.proposed}`,
  );
  return markup`<section aria-labelledby="ratchet" class="card flex flex-col gap-2 p-5">
    <h2 id="ratchet" class="section-title">${said.title}</h2>
    <p class="max-w-[70ch] text-ink-2">${said.text(average, target, proposed)}</p>
    ${mayPropose ? markup`<p><a class="text-link" href="${href}">${said.propose}</a></p>` : null}
  </section>`;
}
