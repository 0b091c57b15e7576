import { inForce } from "@/lib/periods/in-force";
import { actorName } from "./actor-name";
import { agreedVersions, partiesMissing, versionOfReport } from "./agreed-versions";
import { partsOfFigure, type Report } from "./figure-parts";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import { repeated } from "./repeated";

type Network = NetworkFile["networks"][number];
type Figure = Network["figures"][number];
type Metric = Network["metrics"][number];
type Version = Metric["versions"][number];

/** What each report is checked against: versions that count, who is missing where one doesn't, and who reports for whom. */
type Agreed = {
  readonly versions: ReadonlyMap<string, readonly Version[]>;
  readonly missing: (metric: Metric, version: Version) => readonly string[];
  readonly acting: ReadonlySet<string>;
};

/** Mistakes in a network's figures: unknown series or periods, versions not agreed by all, and parts that don't fit the kind. */
export function checkFigures(
  network: Network,
  base: string,
  hash: (text: string) => string,
): readonly Finding[] {
  const metrics = new Map(network.metrics.map((metric) => [metric.code, metric]));
  const periods = new Map(network.periods.map((one) => [one.period, one]));
  const agreed: Agreed = {
    versions: new Map(
      network.metrics.map((metric) => [metric.code, agreedVersions(network, metric, hash)]),
    ),
    missing: (metric, version) => partiesMissing(network, metric.code, version, hash),
    acting: new Set([...network.assignments, ...network.signatories].map(actorName)),
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
        ...reportFindings(figure, metric, place, agreed),
      ];
    }),
    ...repeated(network.figures, (one) => {
      const metric = metrics.get(one.metric);
      const series = metric === undefined ? null : seriesOfFigure(one, metric);
      // One figure may name the reporter of the series and another leave it out.
      const reporter = series?.reporter ?? one.reporter ?? "";
      return `${one.metric} ${reporter} ${one.subject} ${one.period} ${one.parallel ?? ""}`;
    }).map((index) => ({
      place: `${base}/figures/${index}`,
      says: "this series has a figure for this period already",
    })),
  ];
}

/** The series that a figure of the file belongs to, if it names exactly one. */
export function seriesOfFigure(figure: Figure, metric: Metric): Metric["series"][number] | null {
  const fitting = metric.series.filter(
    ({ reporter, subject, parallelVersion }) =>
      subject === figure.subject &&
      (figure.reporter === null || figure.reporter === reporter) &&
      parallelVersion === (figure.parallel ?? null),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
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
  const { status } = figure;
  const fits =
    period.closed === null ? status !== "final" : status !== "submitted" && status !== "accepted";
  if (fits) return [];
  const says =
    status === "final"
      ? `${figure.period} isn't closed, so nothing in it is final`
      : `${figure.period} is closed, so its figures are final, disputed, or drafts that were missing`;
  return [{ place: `${place}/status`, says }];
}

/** What is wrong with each revision of a figure: the last one stands in the figure itself. */
function reportFindings(
  figure: Figure,
  metric: Metric,
  place: string,
  agreed: Agreed,
): readonly Finding[] {
  const reporter = seriesOfFigure(figure, metric)?.reporter;
  const earlier = figure.revisions ?? [];
  return [
    { report: figure, at: place },
    ...earlier.map((report, index) => ({ report, at: `${place}/revisions/${index}` })),
  ].flatMap(({ report, at }) => [
    ...versionFindings(report, { metric, figure }, at, agreed),
    ...(report.empty === true && report.status !== "draft"
      ? [{ place: `${at}/empty`, says: `nothing ${report.status} is empty: only a draft can be` }]
      : []),
    ...(reporter === undefined ? [] : actorFindings(report, reporter, at, agreed)),
  ]);
}

type Measured = { readonly metric: Metric; readonly figure: Figure };

function versionFindings(
  report: Report,
  { metric, figure }: Measured,
  place: string,
  agreed: Agreed,
): readonly Finding[] {
  const { period } = figure;
  const version = versionOfReport(report, figure, agreed.versions.get(metric.code) ?? []);
  if (version !== null) {
    const parts = partsOfFigure(report, version.kind);
    return typeof parts === "string" ? [{ place, says: parts }] : [];
  }
  const started = metric.versions.filter(({ effectiveFrom }) => effectiveFrom <= period);
  const meant =
    report.version === undefined
      ? inForce(started, period)
      : started.find((one) => one.version === report.version);
  if (meant === null || meant === undefined) {
    const which = report.version === undefined ? "no version" : `no version ${report.version}`;
    const says = `${which} of "${metric.code}" is in force in ${period}`;
    const field = report.version === undefined ? "period" : "version";
    return [{ place: `${place}/${field}`, says, refers: "versions" }];
  }
  const lacking = agreed.missing(metric, meant).join(", ");
  const says = `version ${meant.version} of "${metric.code}" isn't agreed by ${lacking}`;
  return [{ place, says, refers: "agreements" }];
}

function actorFindings(
  { email }: Report,
  reporter: string,
  place: string,
  { acting }: Agreed,
): readonly Finding[] {
  if (acting.has(actorName({ organisation: reporter, email }))) return [];
  const says = `${email} has no assignment for "${reporter}" in this network, and is no signatory`;
  return [{ place: `${place}/email`, says, refers: ["assignments", "signatories"] }];
}
