"use client";

import {
  columnFilteringFeature,
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_text,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import Link from "next/link";
import { LevelMark } from "@/app/_components/level-mark";
import { ScrollRegion } from "@/app/_components/scroll-region";
import type { metrics as metricsWords } from "@/app/words/en/metrics";
import type { MetricRow } from "./metric-rows";

type Words = Pick<
  typeof metricsWords,
  | "title"
  | "filter"
  | "code"
  | "name"
  | "reporter"
  | "latest"
  | "level"
  | "version"
  | "agreed"
  | "noMatch"
  | "none"
>;

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, text: sortFn_text },
  filterFns: { includesString: filterFn_includesString },
});

const severity = { breach: 0, watch: 1, "no-data": 2, "on-track": 3, ahead: 4 } as const;

const helper = createColumnHelper<typeof features, MetricRow>();
const columns = helper.columns([
  helper.accessor("code", { sortFn: "alphanumeric" }),
  helper.accessor("name", { sortFn: "text" }),
  helper.accessor((row) => row.reporters.join(", "), { id: "reporter", sortFn: "text" }),
  helper.accessor("latest", { enableSorting: false, enableGlobalFilter: false }),
  helper.accessor((row) => severity[row.level], { id: "level", enableGlobalFilter: false }),
  helper.accessor("version", { enableSorting: false, enableGlobalFilter: false }),
]);

/** The metrics of a network as a table that can be sorted and searched; each name leads to its definition and figures. */
export function MetricList({ rows, words }: { rows: readonly MetricRow[]; words: Words }) {
  const table = useTable({
    features,
    columns,
    data: rows,
    globalFilterFn: "includesString",
    enableSortingRemoval: false,
    initialState: { sorting: [{ id: "code", desc: false }] },
  });
  const shown = table.getRowModel().rows;
  if (rows.length === 0) return <p className="text-ink-2">{words.none}</p>;
  return (
    <div className="flex flex-col gap-4">
      <label className="flex max-w-[340px] flex-col gap-1 font-[510] print:hidden">
        {words.filter}
        <input
          type="search"
          className="field"
          onChange={(event) => table.setGlobalFilter(event.target.value)}
        />
      </label>
      <ScrollRegion label={words.title}>
        <table className="w-full">
          <thead className="border-b border-line text-left text-[13px] text-ink-3">
            <tr>
              {table.getFlatHeaders().map(({ column }) => (
                <th
                  key={column.id}
                  scope="col"
                  aria-sort={sortOf(column.getIsSorted())}
                  className={`px-4 py-1.5 font-[510] ${column.id === "latest" ? "text-right" : ""}`}
                >
                  {column.getCanSort() ? (
                    <button
                      type="button"
                      className="inline-flex min-h-7 items-center gap-1 font-[510] hover:text-ink"
                      onClick={column.getToggleSortingHandler()}
                    >
                      {titleOf(column.id, words)}
                      <span aria-hidden="true" className="w-2">
                        {column.getIsSorted() === false
                          ? ""
                          : column.getIsSorted() === "asc"
                            ? "↑"
                            : "↓"}
                      </span>
                    </button>
                  ) : (
                    titleOf(column.id, words)
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ original }) => (
              <Line key={original.code} row={original} words={words} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p role="status" className="text-ink-2 empty:hidden">
        {shown.length === 0 ? words.noMatch : ""}
      </p>
    </div>
  );
}

function Line({ row, words }: { row: MetricRow; words: Words }) {
  return (
    <tr className="border-b border-line last:border-b-0 *:px-4 *:py-2">
      <td className="text-ink-2">{row.code}</td>
      <th scope="row" className="min-w-48 text-left font-[510]">
        <Link href={row.href} prefetch={false} className="text-link">
          {row.name}
        </Link>
      </th>
      <td className="text-ink-2">{row.reporters.join(", ")}</td>
      <td className="text-right whitespace-nowrap">
        {row.latest}
        <span className="block text-xs text-ink-3">{row.month}</span>
      </td>
      <td>
        <LevelMark of={row} />
      </td>
      <td className="whitespace-nowrap text-ink-2">
        {row.version} · {row.waiting ?? words.agreed}
      </td>
    </tr>
  );
}

function sortOf(sorted: false | "asc" | "desc") {
  if (sorted === false) return undefined;
  return sorted === "asc" ? ("ascending" as const) : ("descending" as const);
}

function titleOf(column: string, words: Words): string {
  switch (column) {
    case "code":
      return words.code;
    case "name":
      return words.name;
    case "reporter":
      return words.reporter;
    case "latest":
      return words.latest;
    case "level":
      return words.level;
    default:
      return words.version;
  }
}
