import { trimmed } from "@/app/_components/bounds-text";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Period } from "@/lib/periods/period";
import { versionIn } from "@/lib/reporting/metric";
import type { ConditionRule } from "@/lib/scorecards/conditions";
import { unitOfChange } from "../metrics/[code]/drift-text";
import type { ConditionsPage } from "./read-page";

const said = words.conditions.named;

/** The conditions that rules name, with what each of them flexes and how far. */
export function namedTable({ named, network, now }: ConditionsPage): Markup {
  return markup`<section aria-labelledby="named" class="flex flex-col gap-3">
    <h2 id="named" class="section-title">${said.title}</h2>
    ${named.length === 0 ? markup`<p class="max-w-[70ch] text-ink-2">${said.none}</p>` : table()}
  </section>`;

  function table(): Markup {
    return scrollRegion(
      said.title,
      markup`<table class="data-table">
        <thead>
          <tr>
            <th scope="col">${said.condition}</th>
            <th scope="col">${said.metric}</th>
            <th scope="col">${said.effect}</th>
            <th scope="col">${said.cap}</th>
            <th scope="col">${said.budget}</th>
            <th scope="col">${said.months}</th>
          </tr>
        </thead>
        <tbody>${named.flatMap(({ name, rules }) =>
          rules.map((rule) => line(name, rule, { slug: network.slug, now })),
        )}</tbody>
      </table>`,
    );
  }
}

function line(
  name: string,
  rule: ConditionRule,
  { slug, now }: { readonly slug: string; readonly now: Period },
): Markup {
  const { metric, from, to, cap, budget } = rule;
  const version = versionIn(metric, from > now ? from : now) ?? metric.versions.at(-1) ?? null;
  const unit = unitOfChange(version);
  const href = hrefOf(`/networks/${slug}/metrics/${metric.code}`);
  return markup`<tr>
    <th scope="row" class="min-w-32 wrap-anywhere">${name}</th>
    <td class="min-w-40"><a href="${href}">${version?.name}</a><small>${metric.code}</small></td>
    <td class="min-w-40">${said.amount(effectText(rule, unit), rule.rule)}</td>
    <td class="min-w-32">${cap === null ? said.noCap : said.capText(`${trimmed(cap)} ${unit}`)}</td>
    <td class="min-w-32">${budget === null ? said.noBudget : said.budgetText(String(budget))}</td>
    <td class="min-w-36">${
      to === null ? said.since(formatMonth(from)) : said.between(formatMonth(from), formatMonth(to))
    }</td>
  </tr>`;
}

function effectText({ effect }: ConditionRule, unit: string): string {
  if ("amount" in effect) return `${trimmed(effect.amount)} ${unit}`;
  const { outerFrom, innerFrom, innerTo, outerTo } = effect;
  const moved = [outerFrom, innerFrom, innerTo, outerTo].map(
    (by) => `${signed(trimmed(by))} ${unit}`,
  );
  const [first = "", second = "", third = "", last = ""] = moved;
  return said.range(first, second, third, last);
}

function signed(amount: string): string {
  if (amount.startsWith("-")) return amount.replace("-", "−");
  return /[1-9]/.test(amount) ? `+${amount}` : amount;
}
