import { markup, type Markup } from "@/app/_components/markup";
import { words } from "@/app/words/words";
import { hasDenominator } from "@/lib/metrics/kind";
import type { MetricVersion } from "@/lib/metrics/metric-version";

const { metric: said, terms } = words;

/** The definition in force, as the parties agreed to it. */
export function definitionCard(version: MetricVersion, names: ReadonlyMap<string, string>): Markup {
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? "").join(", ");
  const one = (id: string | null) => (id === null ? said.none : (names.get(id) ?? ""));
  const twoParts = hasDenominator(version.kind);
  const facts: readonly (readonly [string, string])[] = [
    [twoParts ? said.numerator : said.onlyValue, version.numeratorSays],
    ...(version.denominatorSays === null
      ? []
      : [[said.denominator, version.denominatorSays] as const]),
    [terms.includes, version.includes ?? said.unsaid],
    [terms.excludes, version.excludes ?? said.unsaid],
    [said.kind, words.kinds[version.kind]],
    [said.unit, version.unit],
    [said.decimals, String(version.decimals)],
    [said.direction, said.directions[version.direction]],
    [said.measuredAt, said.measured[version.measuredAt]],
    [said.forWhom, version.forWhom.map((whom) => said.whom[whom]).join(", ")],
    [terms.frequency, version.frequency ? terms.frequencies[version.frequency] : said.unsaid],
    [said.rounding, version.rounding],
    [said.source, version.sourceSystem],
    [said.evidence, version.evidence ?? said.none],
    [said.accepting, one(version.acceptingId)],
    [said.owners, named(version.ownerIds)],
    [said.retained, one(version.retainedOwnerId)],
    [said.parties, named(version.partyIds)],
    [said.visibility, said.visible[version.visibility]],
    [terms.inAggregate, aggregateText(version)],
  ];
  return markup`<section aria-labelledby="definition" class="flex flex-col gap-3">
    <h2 id="definition" class="section-title">
      ${said.definition}, ${words.metrics.version.toLowerCase()} ${version.version}
    </h2>
    <dl class="card grid gap-x-8 gap-y-4 p-5 sm:grid-cols-2">
      ${facts.map(
        ([term, fact]) => markup`<div>
          <dt class="text-[13px] text-ink-3">${term}</dt>
          <dd class="max-w-[56ch]">${fact}</dd>
        </div>`,
      )}
    </dl>
  </section>`;
}

function aggregateText({ inAggregate = null }: MetricVersion): string {
  if (inAggregate === null) return said.unsaid;
  return inAggregate ? terms.isInAggregate : terms.isNotInAggregate;
}
