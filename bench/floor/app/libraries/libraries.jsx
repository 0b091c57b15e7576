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
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import {
  CategoryScale,
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
} from "chart.js";
import Link from "next/link";
import { Line } from "react-chartjs-2";

Chart.register(CategoryScale, LineController, LineElement, LinearScale, PointElement, Tooltip);

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric },
  filterFns: { includesString: filterFn_includesString },
});
const columns = createColumnHelper().columns([{ accessorKey: "code", sortFn: "alphanumeric" }]);
const rows = [{ code: "A1" }];

export function Libraries() {
  const table = useTable({ features, columns, data: rows, globalFilterFn: "includesString" });
  return (
    <main>
      <Link href="/">Floor</Link>
      <input onChange={(event) => table.setGlobalFilter(event.target.value)} />
      <ul>
        {table.getRowModel().rows.map(({ original }) => (
          <li key={original.code}>{original.code}</li>
        ))}
      </ul>
      <Line data={{ labels: ["A1"], datasets: [{ data: [1] }] }} />
    </main>
  );
}
