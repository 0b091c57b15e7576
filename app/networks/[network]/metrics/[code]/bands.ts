import { boundsText } from "@/app/_components/bounds-text";
import { markup, type Markup } from "@/app/_components/markup";
import { formatInstant, formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import type { Driver } from "@/lib/bands/flex-rule";
import type { AnsweredBandSet, DefinedMetric } from "@/lib/reporting/metric";
import { graceText, ruleText } from "../../proposals/rule-text";

/** Every band set that was agreed, with the month from which it holds, in the unit of the definition that is shown. */
export function bands(
  metric: DefinedMetric,
  names: ReadonlyMap<string, string>,
  { unit, timeZone, slug }: Readonly<Record<"unit" | "timeZone" | "slug", string>>,
): Markup {
  return markup`<section aria-labelledby="bands" class="flex flex-col gap-3">
    <h2 id="bands" class="section-title">${words.metric.bands}</h2>
    ${
      metric.bands.length === 0
        ? markup`<p class="text-ink-2">${words.band.none}</p>`
        : markup`<ul class="card divide-y divide-line">
            ${metric.bands.map(
              (band) => markup`<li class="flex flex-wrap gap-x-6 gap-y-1 px-4 py-2.5">
                <span class="min-w-40 text-ink-2">${words.metric.from} ${formatMonth(band.effectiveFrom)}</span>
                <span class="font-[510]">${boundsText(band.bounds, unit)}</span>
                ${proposalLink(band, slug)}
                ${relaxations(band)}
                <span class="text-ink-2 sm:basis-full">${answersText(band, names, timeZone)}</span>
              </li>`,
            )}
          </ul>`
    }
  </section>`;
}

function proposalLink({ proposalNumber }: AnsweredBandSet, slug: string): Markup | null {
  if (proposalNumber === null) return null;
  const href = hrefOf(`/networks/${slug}/proposals/${proposalNumber}`);
  return markup`<a class="text-link" href="${href}">${words.proposals.number(proposalNumber)}</a>`;
}

/** What relaxes the bounds: each flex rule, what limits them together, and grace. */
function relaxations({ flex, grace }: AnsweredBandSet) {
  const said = words.terms;
  const lines = [
    ...(flex?.rules ?? []).map((rule) => `${said.rule(rule.name)}: ${ruleText(rule, driverText)}`),
    ...(flex?.cap ? [`${said.cap}: ${flex.cap}`] : []),
    ...(flex?.budget ? [`${said.budget}: ${said.budgetText(String(flex.budget))}`] : []),
    ...(grace === null ? [] : [`${said.grace}: ${graceText(grace)}`]),
  ];
  return lines.length === 0
    ? null
    : markup`<ul class="text-ink-2 sm:basis-full">${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
}

function answersText(
  { agreements, missingPartyIds }: AnsweredBandSet,
  names: ReadonlyMap<string, string>,
  timeZone: string,
): string {
  const nameOf = (id: string) => names.get(id) ?? "";
  if (missingPartyIds.length > 0) {
    return words.metric.bandWaits(missingPartyIds.map(nameOf).join(", "));
  }
  const said = agreements.map(({ organisationId, agreedAt }) =>
    words.metric.agreedBy(nameOf(organisationId), formatInstant(agreedAt, timeZone)),
  );
  return words.metric.bandAgreed(said.join("; "));
}

function driverText({ metric = "", part }: Driver): string {
  return words.terms.driverOf(metric, words.terms.parts[part]);
}
