import { hasDenominator, type MetricKind, type Parts } from "@/lib/metrics/kind";
import { inForce } from "@/lib/periods/in-force";
import { agreedVersions, partiesMissing } from "./agreed-versions";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import { repeated } from "./repeated";

type Network = NetworkFile["networks"][number];
type Figure = Network["figures"][number];
type Metric = Network["metrics"][number];
type Version = Metric["versions"][number];

/** Which versions of each metric count, and who is missing where one doesn't. */
type Agreements = {
  readonly agreed: ReadonlyMap<string, readonly Version[]>;
  readonly missing: (metric: Metric, version: Version) => readonly string[];
};

/** Mistakes in a network's figures: unknown series or periods, versions not agreed by all, and parts that don't fit the kind. */
export function checkFigures(
  network: Network,
  base: string,
  hash: (text: string) => string,
): readonly Finding[] {
  const metrics = new Map(network.metrics.map((metric) => [metric.code, metric]));
  const periods = new Map(network.periods.map((one) => [one.period, one]));
  const agreements: Agreements = {
    agreed: new Map(
      network.metrics.map((metric) => [metric.code, agreedVersions(network.slug, metric, hash)]),
    ),
    missing: (metric, version) => partiesMissing(network.slug, metric.code, version, hash),
  };
  return [
    ...network.figures.flatMap((figure, index) => {
      const place = `${base}/figures/${index}`;
      const metric = metrics.get(figure.metric);
      if (metric === undefined) {
        const says = `no metric "${figure.metric}" in this network`;
        return [{ place: `${place}/metric`, says, refers: "metrics" }];
      }
      return [
        ...seriesFindings(figure, metric, place),
        ...periodFindings(figure, periods.get(figure.period), place),
        ...versionFindings(figure, metric, place, agreements),
        ...reporterFindings(figure, metric, network, place),
      ];
    }),
    ...repeated(network.figures, (one) => {
      const metric = metrics.get(one.metric);
      const series = metric === undefined ? null : seriesOfFigure(one, metric);
      // One figure may name the reporter of the series and another leave it out.
      const reporter = series?.reporter ?? one.reporter ?? "";
      return `${one.metric} ${reporter} ${one.subject} ${one.period}`;
    }).map((index) => ({
      place: `${base}/figures/${index}`,
      says: "this series has a figure for this period already",
    })),
  ];
}

/** The series that a figure of the file belongs to, if it names exactly one. */
export function seriesOfFigure(figure: Figure, metric: Metric): Metric["series"][number] | null {
  const fitting = metric.series.filter(
    ({ reporter, subject }) =>
      subject === figure.subject && (figure.reporter === null || figure.reporter === reporter),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The parts of a figure of the file, null where it says "not applicable"; a string says what doesn't fit the kind. */
export function partsOfFigure(figure: Figure, kind: MetricKind): Parts | null | string {
  const given = ["numerator", "denominator", "sum", "count", "value"] as const;
  const present = given.filter((name) => figure[name] !== undefined);
  if (figure.notApplicable === true) {
    return present.length === 0 ? null : `not applicable, and yet ${present.join(" and ")} given`;
  }
  const wanted = partNames(kind);
  if (present.join() !== wanted.join()) return `a ${kind} is given as ${wanted.join(" and ")}`;
  const [numerator = 0, denominator = null] = wanted.map((name) => figure[name] ?? null);
  return (
    partsProblem(kind, numerator ?? 0, denominator) ?? { numerator: numerator ?? 0, denominator }
  );
}

function partsProblem(
  kind: MetricKind,
  numerator: number,
  denominator: number | null,
): string | null {
  const mayBeNegative = kind === "amount" || kind === "index";
  if (numerator < 0 && !mayBeNegative) return `${numerator} is below 0`;
  if (denominator === null) return null;
  if (denominator < 0) return `${denominator} is below 0`;
  if (denominator === 0 && numerator !== 0) return `${numerator} of 0 can't be`;
  return kind === "proportion" && numerator > denominator
    ? `numerator ${numerator} is above denominator ${denominator}`
    : null;
}

/** In the order in which a figure of the file lists them. */
function partNames(kind: MetricKind) {
  if (kind === "mean") return ["sum", "count"] as const;
  return hasDenominator(kind) ? (["numerator", "denominator"] as const) : (["value"] as const);
}

function seriesFindings(figure: Figure, metric: Metric, place: string): readonly Finding[] {
  if (seriesOfFigure(figure, metric) !== null) return [];
  const says =
    metric.series.length > 1 && figure.reporter === null
      ? `"${metric.code}" has several series: name the reporter`
      : `"${metric.code}" has no such series: check reporter and subject`;
  return [{ place, says, refers: "series" }];
}

function periodFindings(
  figure: Figure,
  period: Network["periods"][number] | undefined,
  place: string,
): readonly Finding[] {
  if (period === undefined) {
    const says = `the network hasn't opened ${figure.period}: list it under periods`;
    return [{ place: `${place}/period`, says, refers: "periods" }];
  }
  const final = figure.status === "final";
  if (final === (period.closed !== null)) return [];
  const says = final
    ? `${figure.period} isn't closed, so nothing in it is final`
    : `${figure.period} is closed, so its figures are final`;
  return [{ place: `${place}/status`, says }];
}

function versionFindings(
  figure: Figure,
  metric: Metric,
  place: string,
  agreements: Agreements,
): readonly Finding[] {
  const version = inForce(agreements.agreed.get(metric.code) ?? [], figure.period);
  if (version !== null) {
    const parts = partsOfFigure(figure, version.kind);
    return typeof parts === "string" ? [{ place, says: parts }] : [];
  }
  const proposed = inForce(metric.versions, figure.period);
  if (proposed === null) {
    const says = `no version of "${metric.code}" is in force in ${figure.period}`;
    return [{ place: `${place}/period`, says, refers: "versions" }];
  }
  const lacking = agreements.missing(metric, proposed).join(", ");
  const says = `version ${proposed.version} of "${metric.code}" isn't agreed by ${lacking}`;
  return [{ place, says, refers: "agreements" }];
}

function reporterFindings(
  figure: Figure,
  metric: Metric,
  network: Network,
  place: string,
): readonly Finding[] {
  const reporter = seriesOfFigure(figure, metric)?.reporter;
  const email = figure.email.toLowerCase();
  const acts = network.assignments.some(
    (one) => one.organisation === reporter && one.email.toLowerCase() === email,
  );
  if (acts || reporter === undefined) return [];
  const says = `${figure.email} has no assignment for "${reporter}" in this network`;
  return [{ place: `${place}/email`, says, refers: "assignments" }];
}
