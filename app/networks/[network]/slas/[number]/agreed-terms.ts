import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { trimmed } from "@/app/_components/bounds-text";
import { versionIn } from "@/lib/reporting/metric";
import { isEnded } from "@/lib/slas/plan";
import type { Obligation, SideTerms } from "@/lib/slas/terms";
import { moneyOf } from "../money";
import { consequenceText, rulesText, softenedBy, thresholdText, windowText } from "../terms-text";
import type { SlaPage } from "./sla-page";

const said = words.slas.terms;

/** What was agreed, our obligations beside theirs in the same form, and the rules for both. */
export function agreedTerms(page: SlaPage): Markup {
  const { terms, viewer, they, nameOf, network } = page;
  const sides = [
    { title: words.slas.ours, organisation: viewer.organisationId },
    { title: words.slas.theirs(nameOf(they)), organisation: they },
  ];
  return markup`<section aria-labelledby="terms" class="flex flex-col gap-3">
    <h2 id="terms" class="section-title">${said.title}</h2>
    ${terms.oneSidedReason === null ? null : markup`<p class="text-ink-2">${words.slas.oneSided(terms.oneSidedReason)}</p>`}
    ${sides.map(({ title, organisation }) => table(title, organisation, page))}
    <ul class="flex list-disc flex-col gap-1 pl-5 text-[13px] text-ink-2">
      ${rulesText(terms).map((rule) => markup`<li>${rule}</li>`)}
      ${terms.sides.flatMap((side) => sideTexts(side, nameOf(side.organisation), network.currency)).map((text) => markup`<li>${text}</li>`)}
    </ul>
  </section>`;
}

function table(title: string, organisation: string, page: SlaPage): Markup {
  const own = page.terms.obligations.filter(({ obligor }) => obligor === organisation);
  return scrollRegion(
    title,
    markup`<table class="data-table data-table-dense">
      <caption class="px-3 pt-2 text-left text-[13px] font-[590]">${title}</caption>
      <thead><tr>
        <th scope="col">${said.obligation}</th>
        <th scope="col">${said.threshold}</th>
        <th scope="col">${said.window}</th>
        <th scope="col">${said.consequence}</th>
        <th scope="col">${said.softened}</th>
      </tr></thead>
      <tbody>${
        own.length === 0
          ? markup`<tr><td colspan="5">${said.nothing}</td></tr>`
          : own.map((obligation) => line(obligation, page))
      }</tbody>
    </table>`,
  );
}

function line(obligation: Obligation, { metrics, until, network, plans }: SlaPage): Markup {
  const { key, series, threshold, window, consequence } = obligation;
  const metric = metrics.find(({ code }) => code === series.metric);
  const definition = metric === undefined ? null : versionIn(metric, until);
  const href = hrefOf(`/networks/${network.slug}/metrics/${series.metric}`);
  return markup`<tr>
    <th scope="row" class="min-w-44 wrap-anywhere">${
      definition === null
        ? key
        : markup`<a href="${href}">${definition.name}</a><small>${key}</small>`
    }${plans
      .filter((plan) => plan.obligation === key && !isEnded(plan))
      .map(
        ({ number, state }) =>
          markup`<small><a href="#plan-${number}">${words.plans.beside(String(number), words.plans.states[state])}</a></small>`,
      )}</th>
    <td class="min-w-28">${thresholdText(threshold, definition?.unit ?? "")}</td>
    <td class="min-w-24">${windowText(window)}</td>
    <td class="min-w-48">${consequenceText(consequence, network.currency)}</td>
    <td class="min-w-48">${softenedBy(obligation).map((text) => markup`<p>${text}</p>`)}</td>
  </tr>`;
}

function sideTexts({ atRisk, cap }: SideTerms, name: string, currency: string): readonly string[] {
  return [
    ...(atRisk === null ? [] : [said.atRisk(name, trimmed(atRisk))]),
    ...(cap === null
      ? []
      : [
          said.cap(
            name,
            cap.kind === "amount"
              ? moneyOf(cap.amount, currency)
              : said.percentOfFee(trimmed(cap.percent)),
          ),
        ]),
  ];
}
