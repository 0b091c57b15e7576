import { boundsText } from "@/app/_components/bounds-text";
import { markup, type Markup } from "@/app/_components/markup";
import { formatInstant, formatMonth } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { graceText, ruleText } from "../../proposals/rule-text";
import type { AnsweredBandSet, DefinedMetric } from "@/lib/reporting/metric";

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
                ${relaxing(band)}
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

/** How the bounds may flex, and grace, in sentences; null for bounds that don't. */
function relaxing({ flex, grace }: AnsweredBandSet): Markup | null {
  const sentences = [
    ...(flex?.rules ?? []).map(
      (rule) => `${words.terms.rule(rule.name)}: ${ruleText(rule, new Map())}`,
    ),
    ...(flex === null || flex.cap === null ? [] : [`${words.terms.cap}: ${flex.cap}`]),
    ...(flex === null || flex.budget === null
      ? []
      : [`${words.terms.budget}: ${words.terms.budgetText(String(flex.budget))}`]),
    ...(grace === null ? [] : [`${words.terms.grace}: ${graceText(grace)}`]),
  ];
  return sentences.length === 0
    ? null
    : markup`<ul class="flex basis-full flex-col text-ink-2">${sentences.map((one) => markup`<li>${one}</li>`)}</ul>`;
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
