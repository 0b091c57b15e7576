"use client";

import { useRef, useState, type ReactNode } from "react";

/** What searches the lists of definitions in `children`: only items with the text that is searched for are shown. */
export function LibraryTools({
  words,
  children,
}: {
  words: { readonly filter: string; readonly noMatch: string };
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [none, setNone] = useState(false);
  const search = (text: string) => {
    if (box.current !== null) setNone(filterItems(box.current, text) === 0);
  };
  return (
    <div ref={box} className="flex flex-col gap-6">
      <label className="flex max-w-[420px] flex-col gap-1 font-[510] print:hidden">
        {words.filter}
        <input type="search" className="field" onChange={(event) => search(event.target.value)} />
      </label>
      <p role="status" className="text-ink-2 empty:hidden">
        {none ? words.noMatch : ""}
      </p>
      {children}
    </div>
  );
}

/** Hides what doesn't have this text, in any case, and lists of which nothing is left; how many are left. */
function filterItems(box: HTMLElement, text: string): number {
  const wanted = text.trim().toLowerCase();
  let left = 0;
  for (const section of box.querySelectorAll("section")) {
    const items = [...section.querySelectorAll("li")];
    for (const item of items) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    const shown = items.filter(({ hidden }) => !hidden).length;
    section.hidden = wanted !== "" && shown === 0;
    left += shown;
  }
  return left;
}
