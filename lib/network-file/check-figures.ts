import { missingParties } from "@/lib/agreements/missing-parties";
import { hasDenominator, type MetricKind, type Parts } from "@/lib/metrics/kind";
import { inForce } from "@/lib/periods/in-force";
import { versionText } from "./agreed-text";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import { repeated } from "./repeated";

type Network = NetworkFile["networks"][number];
type Figure = Network["figures"][number];
type Metric = Network["metrics"][number];

/** Mistakes in a network's figures: unknown series or periods, versions not agreed by all, and parts that don't fit the kind. */
export function checkFigures(
  network: Network,
  base: string,
  hash: (text: string) => string,
): readonly Finding[] {
  const metrics = new Map(network.metrics.map((metric) => [metric.code, metric]));
  const periods = new Map(network.periods.map((one) => [one.period, one]));
  const missing = missingAgreements(network, hash);
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
        ...versionFindings(figure, metric, place, missing),
        ...reporterFindings(figure, metric, network, place),
      ];
    }),
    ...repeated(
      network.figures,
      (one) => `${one.metric} ${one.reporter ?? ""} ${one.subject} ${one.period}`,
    ).map((index) => ({
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
  const [first, second] = partNames(kind);
  const wanted = second === null ? [first] : [first, second];
  const numerator = figure[first];
  const denominator = second === null ? null : figure[second];
  if (numerator === undefined || denominator === undefined || present.length !== wanted.length) {
    return `a ${kind} is given as ${wanted.join(" and ")}`;
  }
  if (denominator !== null && denominator < 0) return `${second} is below 0`;
  if (kind === "proportion" && denominator !== null && numerator > denominator) {
    return `numerator ${numerator} is above denominator ${denominator}`;
  }
  return { numerator, denominator };
}

function partNames(
  kind: MetricKind,
): readonly ["numerator" | "sum" | "value", "denominator" | "count" | null] {
  if (kind === "mean") return ["sum", "count"];
  return hasDenominator(kind) ? ["numerator", "denominator"] : ["value", null];
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
  missing: ReadonlyMap<string, readonly string[]>,
): readonly Finding[] {
  const version = inForce(metric.versions, figure.period);
  if (version === null) {
    const says = `no version of "${metric.code}" is in force in ${figure.period}`;
    return [{ place: `${place}/period`, says, refers: "versions" }];
  }
  const lacking = missing.get(`${metric.code} ${version.version}`) ?? [];
  if (lacking.length > 0) {
    const says = `version ${version.version} of "${metric.code}" isn't agreed by ${lacking.join(", ")}`;
    return [{ place, says, refers: "agreements" }];
  }
  const parts = partsOfFigure(figure, version.kind);
  return typeof parts === "string" ? [{ place, says: parts }] : [];
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

function missingAgreements(
  network: Network,
  hash: (text: string) => string,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    network.metrics.flatMap(({ code, versions }) =>
      versions.map((version) => [
        `${code} ${version.version}`,
        missingParties(
          version.parties,
          version.agreements,
          hash(versionText(network.slug, code, version)),
        ),
      ]),
    ),
  );
}
