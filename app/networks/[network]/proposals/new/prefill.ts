import type { AgreedBand, AgreedTerms } from "@/db/queries/agreed-terms";
import type { Proposal } from "@/db/queries/proposals";
import type { Bounds } from "@/lib/bands/bounds";
import { addMonths, type Period } from "@/lib/periods/period";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { objectText } from "../object-text";
import type { Prefilled, PrefilledProposal, PrefilledVersion } from "./prefilled";

/** What was asked for in the address: definitions and bands of metrics by code, or a new metric. */
export type Asked = {
  readonly definitions: readonly string[];
  readonly bands: readonly string[];
  readonly isNew: boolean;
};

/** The form as it begins for what was asked for. Metrics that the organisation is no party of aren't among the `known` ones. */
export function prefilled(
  { definitions, bands, isNew }: Asked,
  known: readonly AgreedTerms[],
  { from, organisation }: { readonly from: Period; readonly organisation: string },
): PrefilledProposal {
  const changes = [
    ...known.filter(({ code }) => definitions.includes(code)).flatMap(definitionChange),
    ...known.filter(({ code }) => bands.includes(code)).map(bandChange),
    ...(isNew ? newMetric(organisation) : []),
  ];
  return { title: titleOf(changes), reason: "", from, changes };
}

/** The form as it begins for a counter-proposal: what is countered, word for word. */
export function countering(
  { terms }: Proposal,
  known: readonly AgreedTerms[],
  coming: Period,
): PrefilledProposal {
  const isKnown = (metric: string) => known.some(({ code }) => code === metric);
  return {
    title: terms.title,
    reason: "",
    from: terms.from < coming && !terms.retroactive ? coming : terms.from,
    changes: terms.changes.map((change): Prefilled =>
      change.change === "forecast"
        ? { ...change, isNew: false }
        : { ...change, isNew: !isKnown(change.metric) },
    ),
  };
}

/** The first month that a proposal can name on this day of the network: the next one, unless this is the first day of its month. */
export function comingMonth(today: string, thisMonth: Period): Period {
  return today.endsWith("-01") ? thisMonth : addMonths(thisMonth, 1);
}

function titleOf(changes: readonly Prefilled[]): string {
  return changes
    .filter(({ metric }) => metric !== "")
    .slice(0, 3)
    .map(({ change, metric }) => objectText(`${change} ${metric}`))
    .join(", ");
}

/** The next version of a definition, beginning as the last one. */
export function definitionChange({ code, versions, series }: AgreedTerms): readonly Prefilled[] {
  const last = versions.at(-1);
  if (last === undefined) return [];
  const { effectiveFrom: _from, proposalNumber: _proposal, ...terms } = last;
  const version: PrefilledVersion = {
    ...terms,
    version: last.version + 1,
    comparable: true,
    parallelFrom: null,
  };
  return [{ change: "metric-version", metric: code, isNew: false, version, series: [...series] }];
}

/** The next band set of a metric, beginning as the last one. */
export function bandChange({ code, versions, bands }: AgreedTerms): Prefilled {
  const last: Pick<AgreedBand, "bounds" | "flex" | "grace"> = bands.at(-1) ?? {
    bounds: emptyBounds(versions.at(-1)?.direction ?? "higher"),
    flex: null,
    grace: null,
  };
  const { bounds, flex, grace } = last;
  return { change: "band-set", metric: code, isNew: false, bounds, flex, grace };
}

/** Bounds of which nothing is typed yet. */
export function emptyBounds(direction: Bounds["direction"]): ChangeOf<"band-set">["bounds"] {
  const range = { from: "", to: "" };
  return direction === "in-range"
    ? { direction, inner: { ...range }, outer: { ...range } }
    : { direction, target: "", floor: "", stretch: null };
}

function newMetric(organisation: string): readonly Prefilled[] {
  return [
    {
      change: "metric-version",
      metric: "",
      isNew: true,
      version: { ...unsaid, owners: [organisation], parties: [organisation] },
      series: [{ reporter: organisation, subject: "" }],
    },
    {
      change: "band-set",
      metric: "",
      isNew: true,
      bounds: emptyBounds("higher"),
      flex: null,
      grace: null,
    },
  ];
}

/** A definition of which nothing is said yet. */
export const unsaid: PrefilledVersion = {
  version: 1,
  comparable: true,
  name: null,
  purpose: null,
  kind: null,
  unit: null,
  decimals: null,
  direction: null,
  measuredAt: null,
  forWhom: null,
  numerator: null,
  denominator: null,
  includes: null,
  excludes: null,
  frequency: null,
  rounding: null,
  sourceSystem: null,
  accepting: null,
  retainedOwner: null,
  owners: null,
  parties: null,
  visibility: null,
  inAggregate: null,
  evidence: null,
  parallelFrom: null,
};
