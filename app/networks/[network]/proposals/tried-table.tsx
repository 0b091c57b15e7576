import { ScrollRegion } from "@/app/_components/scroll-region";
import type { Tried } from "./tried";

/** What terms would have come to: sentences, and what came out otherwise than all being met, month by month. */
export function TriedTable({ tried: { title, lines, columns, rows } }: { tried: Tried }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <h3 className="font-[590]">{title}</h3>
      {lines.map((line) => (
        <p key={line} className="max-w-[80ch] text-ink-2 tabular-nums">
          {line}
        </p>
      ))}
      {rows.length === 0 ? null : (
        <ScrollRegion label={title}>
          <table className="data-table data-table-dense">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([head = "", ...cells]) => (
                <tr key={head}>
                  <th scope="row" className="whitespace-nowrap">
                    {head}
                  </th>
                  {cells.map((cell, index) => (
                    <td
                      key={columns[index + 1]}
                      className={cell.length > 24 ? "min-w-48" : "whitespace-nowrap tabular-nums"}
                    >
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}
