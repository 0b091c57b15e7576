import { disclosure } from "@/app/_components/disclosure";
import { markup, type Markup } from "@/app/_components/markup";
import { scrollRegion } from "@/app/_components/scroll-region";
import { words } from "@/app/words/words";
import type { ProposalComment } from "@/db/queries/proposals";
import type { MetricVersion } from "@/lib/metrics/metric-version";
import { differences, type Earlier } from "@/lib/proposals/fields-of";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { commentText } from "../../proposals/[number]/changes";
import { wordChanges } from "../../proposals/[number]/word-changes";
import { fieldLabel, fieldText } from "../../proposals/field-text";

const said = words.metric;

type Frame = {
  readonly code: string;
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly comments: readonly ProposalComment[];
};

/** The fields in which a version differs from the one before, side by side, with what was said about each when it was proposed. */
export function versionChanges(
  before: MetricVersion,
  version: MetricVersion,
  { code, names, timeZone, comments }: Frame,
): Markup | null {
  const fields = differences(changeOf(code, before), changeOf(code, version)).filter(
    ({ field, isChanged }) => isChanged && field !== "version",
  );
  if (fields.length === 0) return null;
  const reading = { names, unit: version.unit, currency: "" };
  const title = said.whatChanged(fields.length);
  const rows = fields.map(({ field, place, before: earlier, after }) => {
    const texts = wordChanges(fieldText(field, earlier, reading), fieldText(field, after, reading));
    const about = comments.filter((comment) => comment.place === place);
    return markup`<tr>
      <th scope="row" class="min-w-36 align-top">${fieldLabel(field, names)}</th>
      <td class="min-w-48 align-top">${texts.before}</td>
      <td class="min-w-48 align-top">${texts.after}${about.map((comment) => commentText(comment, { names, timeZone }))}</td>
    </tr>`;
  });
  const table = markup`<table class="data-table">
    <thead><tr>
      <th scope="col">${words.proposals.field}</th>
      <th scope="col">${words.proposals.before}</th>
      <th scope="col">${words.proposals.after}</th>
    </tr></thead>
    <tbody>${rows}</tbody>
  </table>`;
  return disclosure(title, scrollRegion(title, table));
}

/** A version in the words of proposals, with ids in place of slugs: what is compared is the same. */
function changeOf(
  code: string,
  version: MetricVersion,
): Earlier & Pick<ChangeOf<"metric-version">, "metric"> & { readonly change: "metric-version" } {
  const { includes = null, excludes = null, frequency = null, inAggregate = null } = version;
  return {
    change: "metric-version",
    metric: code,
    version: {
      version: version.version,
      comparable: version.comparable,
      name: version.name,
      purpose: version.purpose,
      forWhom: version.forWhom.toSorted(),
      kind: version.kind,
      unit: version.unit,
      decimals: version.decimals,
      direction: version.direction,
      measuredAt: version.measuredAt,
      numerator: version.numeratorSays,
      denominator: version.denominatorSays,
      includes,
      excludes,
      frequency,
      rounding: version.rounding,
      sourceSystem: version.sourceSystem,
      evidence: version.evidence,
      accepting: version.acceptingId,
      owners: version.ownerIds.toSorted(),
      retainedOwner: version.retainedOwnerId,
      parties: version.partyIds.toSorted(),
      visibility: version.visibility,
      inAggregate,
      parallelFrom: version.parallelFrom ?? null,
    },
    series: [],
  };
}
