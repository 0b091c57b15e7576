import { markup, type Markup } from "@/app/_components/markup";
import { named } from "@/app/_components/relaxed-note";
import { formatMonth, formatPercent } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { outsideBounds, reportersOf } from "@/lib/scorecards/outside-bounds";
import type { ChainPage } from "./chain-page";

const said = words.customer.question;

/** A measured outcome that its stages can't have given: a question about the data to those who report it. Null without one. */
export function chainQuestion({ base, facts, health, names, mine }: ChainPage): Markup | null {
  const side = outsideBounds(health.month);
  if (side === null) return null;
  const { period, outcome, composed } = health.month;
  const [measured = "", least = "", most = ""] = [outcome.value, composed.least, composed.most].map(
    formatPercent,
  );
  const reporters = reportersOf(facts);
  const own = reporters.includes(mine.organisationId) ? mine : null;
  return markup`<section aria-labelledby="question" class="flex flex-col gap-2 rounded-card border border-watch-mark bg-watch-tint p-5">
    <h2 id="question" class="text-[15px] leading-[22px] font-[590]">${said[side]}</h2>
    <p class="max-w-[70ch]">${said.text(measured, least, most)} ${said.asked(named(reporters, names))}</p>
    ${
      own === null
        ? null
        : markup`<p class="font-[510]">${said.yours(formatMonth(period))}${
            own.mayReport
              ? markup` <a class="text-link" href="${hrefOf(`${base}/report?period=${period}`)}">${said.link}</a>`
              : null
          }</p>`
    }
  </section>`;
}
