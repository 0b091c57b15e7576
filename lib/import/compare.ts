import type { MetricTerms } from "@/lib/metrics/metric-version";
import type { Figure } from "@/lib/reporting/figure";
import { sameContent, type Content } from "@/lib/reporting/own-echo";
import type { Columns } from "./columns";
import type { ImportContext } from "./context";
import type { DecimalMark } from "./decimal-mark";
import { differenceOf, type RowOutcome } from "./difference";
import { knownIn, type Known } from "./known";
import { rowOf, type Row } from "./row";
import { contentOf, type RowContent } from "./row-content";
import { placeOf, type RowPlace } from "./row-place";
import type { RowProblem, RowProblemCode } from "./row-problem";
import { isBlank, type Cell, type Table } from "./table";

/** How a file is read: what its columns are, and how its numbers are written. */
export type Reading = { readonly columns: Columns; readonly mark: DecimalMark };

/**
 * What a file would change of what an organisation reported: each row is new, changed, unchanged, ignored or rejected.
 *
 * @param onRows is told how many rows were compared, now and then
 */
export function compareTable(
  table: Table,
  { columns, mark }: Reading,
  context: ImportContext,
  onRows: (count: number) => void = () => undefined,
): ReturnType<typeof differenceOf> {
  const known = knownIn(context);
  const places = new Map(columns.flatMap((target, at) => (target === null ? [] : [[target, at]])));
  const outcomes: [number, RowOutcome][] = [];
  const earlier: Comparing["earlier"] = new Map();
  for (const [index, cells] of table.rows.entries()) {
    if (index % 10_000 === 9_999) onRows(index + 1);
    if (isBlank(cells)) continue;
    const row = rowOf(cells, places);
    const outcome = isRagged(cells, table.header)
      ? rejected(wholeRow("ragged", cells.length, table.header.length))
      : outcomeOf(row, { mark, known, earlier, outcomes });
    outcomes.push([index + 2, outcome]);
  }
  return differenceOf(outcomes);
}

/** Cells beyond the header say nothing only if they are empty; a row that ends early has lost some. */
function isRagged(cells: readonly Cell[], header: readonly string[]): boolean {
  return cells.length < header.length || !isBlank(cells.slice(header.length));
}

function wholeRow(code: RowProblemCode, found: number, expected: number): RowProblem {
  const values = { found: String(found), expected: String(expected) };
  return { code, column: null, entered: "", values };
}

function rejected(...problems: readonly RowProblem[]): RowOutcome {
  return { is: "rejected", problems };
}

type Comparing = {
  readonly mark: DecimalMark;
  readonly known: Known;
  /** What was found of the rows before, and for each figure where among them the first row about it is. */
  readonly outcomes: [row: number, outcome: RowOutcome][];
  readonly earlier: Map<string, { readonly content: Content; readonly at: number }>;
};

function outcomeOf(row: Row, comparing: Comparing): RowOutcome {
  const { known, mark } = comparing;
  const place = placeOf(row, known);
  if ("problems" in place) return rejected(...place.problems);
  const isClosed = known.isClosed(place.period);
  if (isClosed === null) return rejected(row.problem("period", "period-unknown"));
  const figure = known.figureOf(place.series, place.period);
  const locked = isClosed ? "closed" : lockOf(figure);
  const version = versionOf(place, { figure, isLocked: locked !== null, known });
  if (version === null) return { is: "ignored", code: locked ?? "not-agreed" };
  const content = contentOf(row, version, mark);
  if (content === "empty") return { is: "ignored", code: "empty" };
  if ("problems" in content) return rejected(...content.problems);
  return (
    repeatOf(row, place, content, comparing) ??
    changeOf(place, { figure, locked, version, content })
  );
}

/** A figure that can't change any more is read as it was reported, any other by what is in force. */
function versionOf(
  { metric, series, period }: RowPlace,
  { figure, isLocked, known }: { figure: Figure | null; isLocked: boolean; known: Known },
): MetricTerms | null {
  const reported = isLocked
    ? metric.versions.find(({ version }) => version === figure?.metricVersion)
    : undefined;
  return reported ?? known.versionOf(metric, series, period);
}

/** A figure that an earlier row of the file is about: the same is said once; of two that differ nobody can tell which is meant. */
function repeatOf(
  row: Row,
  { series, period }: RowPlace,
  content: Content,
  { earlier, outcomes }: Comparing,
): RowOutcome | null {
  const name = `${series.key} ${period}`;
  const first = earlier.get(name);
  if (first === undefined) {
    earlier.set(name, { content, at: outcomes.length });
    return null;
  }
  if (sameContent(first.content, content)) return { is: "ignored", code: "same-twice" };
  const asTwice = rejected(row.problem("metric", "twice", { period }));
  const before = outcomes[first.at];
  if (before !== undefined) before[1] = asTwice;
  return asTwice;
}

type Compared = {
  readonly figure: Figure | null;
  readonly locked: "closed" | "submitted" | null;
  readonly version: MetricTerms;
  readonly content: RowContent;
};

function changeOf(place: RowPlace, compared: Compared): RowOutcome {
  const { figure, locked, version, content } = compared;
  const isSame = figure !== null && sameContent(figure, content);
  if (locked !== null) return isSame ? { is: "unchanged" } : { is: "ignored", code: locked };
  if (isSame && figure.metricVersion === version.version) return { is: "unchanged" };
  return written(place, compared);
}

function written(
  { metric, series, period }: RowPlace,
  { figure, version, content }: Compared,
): RowOutcome {
  const before = figure === null || isEmpty(figure) ? null : contentOnly(figure);
  const after = contentOnly(content);
  return {
    is: before === null ? "added" : "changed",
    change: () => ({
      metric: metric.code,
      subject: series.subject,
      period,
      measure: { kind: version.kind, decimals: version.decimals },
      before,
      after,
    }),
    draft: {
      ...after,
      seriesKey: series.key,
      period,
      over: figure?.revision ?? 0,
      version: version.version,
      reason: content.reason,
    },
  };
}

function lockOf(figure: Figure | null): "submitted" | null {
  return figure === null || figure.status === "draft" ? null : "submitted";
}

function isEmpty({ parts, notApplicable }: Content): boolean {
  return parts === null && !notApplicable;
}

function contentOnly({ parts, notApplicable }: Content): Content {
  return { parts, notApplicable };
}
