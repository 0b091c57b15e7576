import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { ownValue } from "../terms-text";
import { netText, outcomeCell, outcomeIn } from "./history";
import type { SlaPage } from "./sla-page";
import type { WhatIf } from "./what-if";

const said = words.slas.whatIf;

/** A change of one obligation, tried on the last two years before anybody agrees to it. */
export function whatIfForm(page: SlaPage): Markup {
  return markup`<section id="what-if" aria-labelledby="what-if-title" class="flex scroll-mt-4 flex-col gap-3 print:hidden">
    <h2 id="what-if-title" class="section-title">${said.title}</h2>
    <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
    ${form(page)}
    ${comparison(page)}
  </section>`;
}

function form({ terms, network, number, change }: SlaPage): Markup {
  const shown: Partial<WhatIf> = change ?? {};
  const { key = terms.obligations[0]?.key ?? "", threshold = "", dependency = "as-agreed" } = shown;
  const { misses = "", periods = "" } = shown;
  const address = hrefOf(`/networks/${network.slug}/slas/${number}#what-if`);
  return markup`<form method="get" action="${address}" class="card flex flex-wrap items-end gap-4 p-4">
    ${select("key", said.obligation, {
      choices: terms.obligations.map((one) => [one.key, one.key]),
      chosen: key,
    })}
    ${field("threshold", said.threshold, { value: threshold, hint: agreedThreshold(terms, key) })}
    ${field("misses", said.misses, { value: String(misses), hint: "1" })}
    ${field("periods", said.periods, { value: String(periods), hint: "6" })}
    ${select("dependency", said.dependency, {
      choices: [
        ["as-agreed", said.asAgreed],
        ["none", said.without],
      ],
      chosen: dependency,
    })}
    <button class="button-primary">${said.try}</button>
  </form>`;
}

function agreedThreshold({ obligations }: SlaPage["terms"], key: string): string {
  const obligation = obligations.find((one) => one.key === key);
  return (obligation === undefined ? null : ownValue(obligation.threshold)) ?? "";
}

function select(
  name: string,
  label: string,
  {
    choices,
    chosen,
  }: { readonly choices: readonly (readonly [string, string])[]; readonly chosen: string },
): Markup {
  return markup`<label class="flex flex-col gap-1"><span class="text-[13px] font-[510]">${label}</span>
    <select class="field" name="${name}">${choices.map(([value, text]) =>
      value === chosen
        ? markup`<option value="${value}" selected>${text}</option>`
        : markup`<option value="${value}">${text}</option>`,
    )}</select>
  </label>`;
}

function field(
  name: string,
  label: string,
  { value, hint }: { readonly value: string; readonly hint: string },
): Markup {
  return markup`<label class="flex flex-col gap-1"><span class="text-[13px] font-[510]">${label}</span>
    <input class="field w-32" name="${name}" value="${value}" inputmode="decimal" autocomplete="off" placeholder="${hint}" />
  </label>`;
}

/** The months that would have come out otherwise, before and after, and what they come to. */
function comparison(page: SlaPage): Markup | null {
  const { statements, tried, change } = page;
  if (tried === null || change === null) return null;
  const rows = statements.flatMap((before, index) => {
    const after = tried[index];
    if (after === undefined) return [];
    const [was, is] = [outcomeIn(before, change.key), outcomeIn(after, change.key)];
    const isSame = was?.status === is?.status && netText(before, page) === netText(after, page);
    return isSame
      ? []
      : [
          markup`<tr>
            <th scope="row">${formatMonth(before.period)}</th>
            <td>${outcomeCell(was)}</td><td>${outcomeCell(is)}</td>
            <td class="num">${netText(before, page)}</td><td class="num">${netText(after, page)}</td>
          </tr>`,
        ];
  });
  if (rows.length === 0) return markup`<p role="status" class="font-[590]">${said.same}</p>`;
  return markup`<p role="status" class="font-[590]">${said.differs(String(rows.length))}</p>
    ${scrollRegion(
      said.title,
      markup`<table class="data-table data-table-dense">
        <caption class="sr-only">${said.title}</caption>
        <thead><tr>
          <th scope="col">${said.month}</th>
          <th scope="col">${said.was}</th><th scope="col">${said.would}</th>
          <th scope="col" class="num">${said.netWas}</th><th scope="col" class="num">${said.netWould}</th>
        </tr></thead>
        <tbody>${rows}</tbody>
      </table>`,
    )}`;
}
