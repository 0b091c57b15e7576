import type { AgreedBand, AgreedTerms } from "@/db/queries/agreed-terms";
import type { Pacts } from "@/db/queries/pacts";
import type { Proposal } from "@/db/queries/proposals";
import type { Bounds } from "@/lib/bands/bounds";
import { addMonths, type Period } from "@/lib/periods/period";
import { isOfMetric, type ChangeOf, type ProposedChange } from "@/lib/proposals/proposal-terms";
import { objectText } from "../object-text";
import type { Asked, NewBound, Template } from "./asked";
import { counteredPact } from "./prefill-pacts";
import type {
  Prefilled,
  PrefilledBand,
  PrefilledPact,
  PrefilledProposal,
  PrefilledVersion,
} from "./prefilled";

/** The form as it begins for what was asked for. Metrics that the organisation is no party of aren't among the `known` ones. */
export function prefilled(
  { definitions, bands, bounds, templates, isNew }: Asked,
  known: readonly AgreedTerms[],
  {
    from,
    organisation,
    pacts,
  }: {
    readonly from: Period;
    readonly organisation: string;
    /** SLAs, fees, amounts and pools that were asked for too. */
    readonly pacts: readonly PrefilledPact[];
  },
): PrefilledProposal {
  const ofMetrics = [
    ...known.filter(({ code }) => definitions.includes(code)).flatMap(definitionChange),
    ...known
      .filter(({ code }) => bands.includes(code) || bounds.some(({ metric }) => metric === code))
      .map((terms) => withBounds(bandChange(terms), bounds)),
    ...templates.flatMap((one) => newMetric(organisation, one)),
    ...(isNew ? newMetric(organisation, { code: "", version: {}, bounds: null }) : []),
  ];
  return {
    title: titleOf(ofMetrics, pacts),
    reason: "",
    from,
    changes: [...ofMetrics, ...pacts],
  };
}

/** What is agreed already, and the first month that can be proposed for. */
type Known = {
  readonly agreed: readonly AgreedTerms[];
  readonly pacts: Pacts;
  readonly coming: Period;
};

/** The form as it begins for a counter-proposal: what is countered, word for word. */
export function countering(
  { terms }: Proposal,
  { agreed, pacts, coming }: Known,
): PrefilledProposal {
  const countered = (change: ProposedChange): Prefilled | PrefilledPact => {
    if (!isOfMetric(change)) return counteredPact(change, pacts);
    if (change.change === "forecast") return { ...change, isNew: false };
    return { ...change, isNew: agreed.every(({ code }) => code !== change.metric) };
  };
  return {
    title: terms.title,
    reason: "",
    from: terms.from < coming && !terms.retroactive ? coming : terms.from,
    changes: terms.changes.map(countered),
  };
}

/** The first month that a proposal can name on this day of the network: the next one, unless this is the first day of its month. */
export function comingMonth(today: string, thisMonth: Period): Period {
  return today.endsWith("-01") ? thisMonth : addMonths(thisMonth, 1);
}

function titleOf(changes: readonly Prefilled[], pacts: readonly PrefilledPact[]): string {
  const ofMetrics = changes
    .filter(({ metric }) => metric !== "")
    .map(({ change, metric }) => objectText(`${change} ${metric}`));
  const named = pacts.flatMap((one) =>
    one.change === "fee" || one.name === "" ? [] : [objectText(`${one.change} ${one.name}`)],
  );
  return [...ofMetrics, ...named].slice(0, 3).join(", ");
}

/** The next version of a definition, beginning as the last one. */
function definitionChange({ code, versions, series }: AgreedTerms): readonly Prefilled[] {
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
function bandChange({ code, versions, bands }: AgreedTerms): PrefilledBand {
  const last: Pick<AgreedBand, "bounds" | "flex" | "grace"> = bands.at(-1) ?? {
    bounds: emptyBounds(versions.at(-1)?.direction ?? "higher"),
    flex: null,
    grace: null,
  };
  const { bounds, flex, grace } = last;
  return { change: "band-set", metric: code, isNew: false, bounds, flex, grace };
}

/** Bounds of which nothing is typed yet. */
function emptyBounds(direction: Bounds["direction"]): ChangeOf<"band-set">["bounds"] {
  const range = { from: "", to: "" };
  return direction === "in-range"
    ? { direction, inner: { ...range }, outer: { ...range } }
    : { direction, target: "", floor: "", stretch: null };
}

function withBounds(change: PrefilledBand, all: readonly NewBound[]): PrefilledBand {
  const { bounds, metric } = change;
  if (bounds.direction === "in-range") return change;
  const own = all.filter((one) => one.metric === metric).map(({ bound, value }) => [bound, value]);
  return { ...change, bounds: { ...bounds, ...Object.fromEntries(own) } };
}

/** A new metric of which the proposer is the first party, with what is known of it already. */
function newMetric(
  organisation: string,
  { code, version, bounds }: Template,
): readonly Prefilled[] {
  return [
    {
      change: "metric-version",
      metric: code,
      isNew: true,
      version: { ...unsaid, owners: [organisation], parties: [organisation], ...version },
      series: [{ reporter: organisation, subject: "" }],
    },
    {
      change: "band-set",
      metric: code,
      isNew: true,
      bounds: bounds === null ? emptyBounds(version.direction ?? "higher") : writableBounds(bounds),
      flex: null,
      grace: null,
    },
  ];
}

function writableBounds(bounds: Bounds): ChangeOf<"band-set">["bounds"] {
  return bounds.direction === "in-range"
    ? { ...bounds, inner: { ...bounds.inner }, outer: { ...bounds.outer } }
    : { ...bounds };
}

/** A definition of which nothing is said yet. */
const unsaid: PrefilledVersion = {
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
