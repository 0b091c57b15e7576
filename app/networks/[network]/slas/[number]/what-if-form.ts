import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { ownValue } from "../terms-text";
import { netText, outcomeCell, outcomeIn } from "./history";
import type { SlaPage } from "./sla-page";

const said = words.slas.whatIf;

/** A change of one obligation, tried on the last two years before anybody agrees to it. */
export function whatIfForm(page: SlaPage): Markup {
  const { terms, network, number, change } = page;
  const option = ({ key }: { readonly key: string }) =>
    change?.key === key
      ? markup`<option value="${key}" selected>${key}</option>`
      : markup`<option value="${key}">${key}</option>`;
  const field = (name: string, label: string, value: string, hint: string) => markup`
    <label class="flex flex-col gap-1"><span class="text-[13px] font-[510]">${label}</span>
      <input class="field w-32" name="${name}" value="${value}" inputmode="decimal" autocomplete="off" placeholder="${hint}" />
    </label>`;
  const current = terms.obligations.find(({ key }) => key === change?.key) ?? terms.obligations[0];
  const agreed = current === undefined ? null : ownValue(current.threshold);
  const kept = change?.dependency === "none";
  return markup`<section id="what-if" aria-labelledby="what-if-title" class="flex scroll-mt-4 flex-col gap-3 print:hidden">
    <h2 id="what-if-title" class="section-title">${said.title}</h2>
    <p class="max-w-[70ch] text-ink-2">${said.lead}</p>
    <form method="get" action="${hrefOf(`/networks/${network.slug}/slas/${number}#what-if`)}" class="card flex flex-wrap items-end gap-4 p-4">
      <label class="flex flex-col gap-1"><span class="text-[13px] font-[510]">${said.obligation}</span>
        <select class="field" name="key">${terms.obligations.map(option)}</select>
      </label>
      ${field("threshold", said.threshold, change?.threshold ?? "", agreed ?? "")}
      ${field("misses", said.misses, change?.misses === undefined ? "" : String(change.misses), "1")}
      ${field("periods", said.periods, change?.periods === undefined ? "" : String(change.periods), "6")}
      <label class="flex flex-col gap-1"><span class="text-[13px] font-[510]">${said.dependency}</span>
        <select class="field" name="dependency">
          <option value="as-agreed">${said.asAgreed}</option>
          ${kept ? markup`<option value="none" selected>${said.without}</option>` : markup`<option value="none">${said.without}</option>`}
        </select>
      </label>
      <button class="button-primary">${said.try}</button>
    </form>
    ${comparison(page)}
  </section>`;
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
