import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { trimmed } from "@/app/_components/bounds-text";
import { formatMonth, formatRatio, nothing } from "@/app/format";
import { hrefOf } from "@/app/viewer";
import { words } from "@/app/words/words";
import { can } from "@/lib/access/can";
import { unmeasuredStages, type ChainTerms } from "@/lib/chain/composed-chain";
import { multiplyRatios, ratio, type Ratio } from "@/lib/metrics/ratio";
import type { ChainsPage, ShownChain } from "./chains-page";

const said = words.chains;
const { customers } = words.pact.chain;
const hundred = ratio(100, 1);

type Branch = ChainTerms["stages"][number]["branches"][number];

/** One chain: its versions, whether it is complete, its stages, and what they composed beside what was measured. */
export function chainSection(chain: ShownChain, page: ChainsPage): Markup {
  const { name, versions, composed } = chain;
  const last = versions.at(-1);
  const terms = composed?.terms ?? last?.says ?? null;
  const path = `/networks/${page.network.slug}/proposals/new?${new URLSearchParams({ chain: name }).toString()}`;
  const mayChange = last?.says !== null && can(page.viewer, "agree", page.network.id);
  return markup`<section aria-label="${name}" class="card flex min-w-0 flex-col gap-4 p-5">
    <div class="flex flex-wrap items-center justify-between gap-3">
      <h2 class="section-title">${name}</h2>
      ${terms === null ? null : badge(terms)}
    </div>
    ${
      terms === null
        ? null
        : markup`<p class="max-w-[80ch] text-ink-2">${said.customer(customers[terms.customer], terms.who)} ${terms.promise}</p>
            ${stages(chain, terms, page)}
            ${composedText(chain, page)}`
    }
    <ul class="flex flex-col gap-1 text-[13px] text-ink-2">${versions.map((version) => versionLine(version, page))}</ul>
    ${mayChange ? markup`<p class="flex flex-wrap gap-3 print:hidden"><a class="button-quiet" href="${hrefOf(path)}">${said.change}</a></p>` : null}
  </section>`;
}

/** A stage that nothing measures keeps a chain from being complete. */
function badge(terms: ChainTerms): Markup {
  const unmeasured = unmeasuredStages(terms);
  return unmeasured.length === 0
    ? markup`<span class="level-on-track">${said.complete}</span>`
    : markup`<span class="level-no-data">${said.incomplete(unmeasured.join(", "))}</span>`;
}

function versionLine(
  { effectiveFrom, proposalNumber, says }: ShownChain["versions"][number],
  { network }: ChainsPage,
): Markup {
  const when = (says === null ? said.ended : said.from)(formatMonth(effectiveFrom));
  if (proposalNumber === null) return markup`<li>${when}</li>`;
  const href = hrefOf(`/networks/${network.slug}/proposals/${proposalNumber}`);
  return markup`<li>${when}, <a class="text-link" href="${href}">${said.madeBy(proposalNumber)}</a></li>`;
}

function stages(
  { composed }: ShownChain,
  terms: ChainTerms,
  { names, period }: ChainsPage,
): Markup {
  const rows = terms.stages.flatMap(({ name, branches, isOptional, handOff }, index) => {
    const found = composed?.stages[index];
    const several = branches.length > 1 || isOptional;
    return [
      markup`<tr>
        <th scope="row" class="min-w-36">${name}${isOptional ? markup`<small>${said.optional}</small>` : null}</th>
        <td class="min-w-48">${branches.map((branch) => markup`<p>${branchText(branch, several, names)}</p>`)}</td>
        <td class="num">${percent(found?.value ?? null)}</td>
      </tr>`,
      ...(handOff === null
        ? []
        : [
            markup`<tr>
              <th scope="row" class="font-normal text-ink-2">${said.handOff}</th>
              <td>${handOff.metric} (${names.get(handOff.reporter) ?? handOff.reporter})</td>
              <td class="num">${percent(found?.handOff ?? null)}</td>
            </tr>`,
          ]),
    ];
  });
  return scrollRegion(
    said.stages,
    markup`<table class="data-table data-table-dense">
      <caption class="sr-only">${said.stages}</caption>
      <thead><tr>
        <th scope="col">${said.stage}</th>
        <th scope="col">${said.who}</th>
        <th scope="col" class="num">${period === null ? said.yield : said.yieldIn(formatMonth(period))}</th>
      </tr></thead>
      <tbody>${rows}</tbody>
    </table>`,
    "",
  );
}

function branchText(
  { name, organisation, share, series }: Branch,
  several: boolean,
  names: ReadonlyMap<string, string>,
): string {
  const by = names.get(organisation) ?? organisation;
  const who = name === "" ? by : `${name}: ${by}`;
  const measured = series === null ? said.unmeasured : series.metric;
  return several ? `${who}, ${trimmed(share)} %, ${measured}` : `${who}, ${measured}`;
}

/** Product, bounds and the measured outcome together, and what lies between them. */
function composedText({ composed }: ShownChain, { period }: ChainsPage): Markup | null {
  if (composed === null || period === null) return null;
  const { composed: value, least, most, measured, gap } = composed;
  const month = formatMonth(period);
  return markup`<p class="tabular-nums">${
    value === null
      ? said.notComposed(month, percent(measured))
      : said.composed({
          month,
          value: percent(value),
          least: percent(least),
          most: percent(most),
          measured: percent(measured),
          gap: points(gap),
        })
  }</p>`;
}

function percent(value: Ratio | null): string {
  return value === null ? nothing : `${formatRatio(multiplyRatios(value, hundred), 2)}\u00a0%`;
}

function points(value: Ratio | null): string {
  return value === null ? nothing : formatRatio(multiplyRatios(value, hundred), 2);
}
