import { markup, type Markup } from "@/app/_components/markup";
import { words } from "@/app/words/words";
import { isDrift, meterText, slopeText, tippingText } from "../metrics/[code]/drift-text";
import { outcomeDrift } from "../chain-drift";
import type { WarningsPage } from "./warnings-page";

const said = words.warnings.tipping;

/** When the outcome leaves its band if its drift goes on, as an interval with its method; no drift, no date. */
export function tipping({ facts, ledger }: WarningsPage): Markup | null {
  if (ledger === null) return null;
  const slide = outcomeDrift(facts, ledger.health.trend);
  const version = ledger.health.month.outcome.version;
  const drifts = slide !== null && isDrift(slide);
  const lines = drifts
    ? [
        meterText(slide, facts.reference, version),
        tippingText(slide, version),
        slide.tipping.state === "tips" ? slopeText(slide.tipping, version) : null,
      ]
    : [said.calm];
  return markup`<section aria-labelledby="tipping" class="flex flex-col gap-3">
    <h2 id="tipping" class="section-title">${said.title}</h2>
    <div class="card flex flex-col gap-2 p-4">
      ${lines.flatMap((line) =>
        line === null ? [] : [markup`<p class="max-w-[70ch]">${line}</p>`],
      )}
    </div>
  </section>`;
}
