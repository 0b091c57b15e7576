"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";
import { filterRows, sortRows } from "./table-rows";

/** What sorts the table in `children` by the buttons in its head, and shows only the lines with what is searched for. */
export function MetricTools({
  words,
  children,
}: {
  words: { readonly filter: string; readonly noMatch: string };
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [none, setNone] = useState(false);
  useEffect(() => {
    const table = box.current?.querySelector("table");
    const sort = (event: Event) => {
      if (table && event.target instanceof Element) sortRows(table, event.target.closest("button"));
    };
    table?.tHead?.addEventListener("click", sort);
    return () => table?.tHead?.removeEventListener("click", sort);
  });
  const search = (text: string) => {
    const table = box.current?.querySelector("table");
    if (table) setNone(filterRows(table, text) === 0);
  };
  return (
    <div ref={box} className="flex flex-col gap-4">
      <label className="flex max-w-[340px] flex-col gap-1 font-[510] print:hidden">
        {words.filter}
        <input type="search" className="field" onChange={(event) => search(event.target.value)} />
      </label>
      {children}
      <p role="status" className="text-ink-2 empty:hidden">
        {none ? words.noMatch : ""}
      </p>
    </div>
  );
}
