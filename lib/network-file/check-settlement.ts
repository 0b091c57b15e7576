import { isFrozenText } from "@/lib/settlement/frozen-statement";
import { actorName } from "./actor-name";
import { outside, strangers } from "./check-conditions";
import { seriesOfFigure } from "./check-figures";
import type { Finding } from "./file-problem";
import type { NetworkFile } from "./network-file";
import { repeated } from "./repeated";
import { withKeys } from "./series-keys";

type Network = NetworkFile["networks"][number];

/** Mistakes in what was done about a network's figures, in its signatures, and in what was kept when its months closed. */
export function checkSettlement(network: Network, base: string): readonly Finding[] {
  const acting = new Set([...network.assignments, ...network.signatories].map(actorName));
  return [
    ...actFindings(network, base, acting),
    ...evaluationFindings(network, base),
    ...statementFindings(network, base),
    ...network.periods.flatMap(({ period, closed, frozen, signatures }, index) => {
      const place = `${base}/periods/${index}`;
      return [
        ...strangers(signatures, `${place}/signatures`, acting),
        ...(frozen === null || closed !== null
          ? []
          : [{ place: `${place}/frozen`, says: `${period} isn't closed: nothing of it is kept` }]),
      ];
    }),
  ];
}

function actFindings(
  network: Network,
  base: string,
  acting: ReadonlySet<string>,
): readonly Finding[] {
  const figures = revisionsByFigure(network);
  return network.acts.flatMap((act, index) => {
    const place = `${base}/acts/${index}`;
    const revisions = figures.get(`${act.series} ${act.period}`);
    if (revisions === undefined) {
      const says = `series ${act.series} has no figure for ${act.period}`;
      return [{ place: `${place}/series`, says, refers: "figures" }];
    }
    const says = `the figure has ${revisions} revisions`;
    return [
      ...(act.revision > revisions ? [{ place: `${place}/revision`, says }] : []),
      ...(act.made !== null && (act.made > revisions || act.made <= act.revision)
        ? [{ place: `${place}/made`, says }]
        : []),
      ...strangers([act], place, acting),
      ...outside(act.audience ?? [], `${place}/audience`, network),
    ];
  });
}

function evaluationFindings(network: Network, base: string): readonly Finding[] {
  const known = new Set(seriesByName(network).values());
  const closed = new Map(network.periods.map((one) => [one.period, one.closed !== null]));
  return [
    ...network.evaluations.flatMap((one, index) => {
      const place = `${base}/evaluations/${index}`;
      return [
        ...(known.has(one.series)
          ? []
          : [{ place: `${place}/series`, says: `no series ${one.series}`, refers: "series" }]),
        ...(closed.get(one.period) === true
          ? []
          : [{ place: `${place}/period`, says: `${one.period} isn't closed`, refers: "periods" }]),
        ...outside(one.audience ?? [], `${place}/audience`, network),
      ];
    }),
    ...repeated(network.evaluations, ({ series, period }) => `${series} ${period}`).map(
      (index) => ({
        place: `${base}/evaluations/${index}`,
        says: "this series is evaluated for this period already",
      }),
    ),
  ];
}

function statementFindings(network: Network, base: string): readonly Finding[] {
  const closed = new Set(
    network.periods.flatMap(({ period, closed }) => (closed === null ? [] : [period])),
  );
  return [
    ...network.statements.flatMap(({ object, period, text, audience }, index) => {
      const place = `${base}/statements/${index}`;
      return [
        ...(closed.has(period)
          ? []
          : [{ place: `${place}/period`, says: `${period} isn't closed`, refers: "periods" }]),
        ...(isFrozenText(object, text)
          ? []
          : [{ place: `${place}/text`, says: `this is no statement of "${object}"` }]),
        ...outside(audience, `${place}/audience`, network),
      ];
    }),
    ...repeated(network.statements, ({ object, period }) => `${period} ${object}`).map((index) => ({
      place: `${base}/statements/${index}`,
      says: "this statement is kept for this period already",
    })),
  ];
}

/** The keys of a network's series by metric, reporter, subject and parallel version, as loading gives them out. */
function seriesByName({ metrics }: Network): ReadonlyMap<string, number> {
  const all = withKeys(
    metrics.flatMap(({ code, series }) => series.map((one) => ({ ...one, code }))),
  );
  return new Map(
    all.map(({ code, reporter, subject, parallelVersion, key }) => [
      JSON.stringify([code, reporter, subject, parallelVersion]),
      key,
    ]),
  );
}

function revisionsByFigure(network: Network): ReadonlyMap<string, number> {
  const keys = seriesByName(network);
  const metrics = new Map(network.metrics.map((metric) => [metric.code, metric]));
  return new Map(
    network.figures.flatMap((figure) => {
      const metric = metrics.get(figure.metric);
      const series = metric === undefined ? null : seriesOfFigure(figure, metric);
      if (series === null) return [];
      const { reporter, subject, parallelVersion } = series;
      const key = keys.get(JSON.stringify([figure.metric, reporter, subject, parallelVersion]));
      return [[`${key} ${figure.period}`, (figure.revisions?.length ?? 0) + 1] as const];
    }),
  );
}
