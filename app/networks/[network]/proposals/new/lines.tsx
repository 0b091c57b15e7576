"use client";

import { useState, type ReactNode } from "react";

/** A line of a list in the form; its key is its place in the names of its fields, and stays when others are taken out. */
export type Line<Given> = { readonly key: number; readonly given: Given | null };

/** Lines that can be added and taken out, beginning with those that are given. */
function useLines<Given>(given: readonly Given[]) {
  const [lines, setLines] = useState<readonly Line<Given>[]>(
    given.map((one, key) => ({ key, given: one })),
  );
  const [next, setNext] = useState(given.length);
  return {
    lines,
    add: () => {
      setLines([...lines, { key: next, given: null }]);
      setNext(next + 1);
    },
    remove: (key: number) => {
      setLines(lines.filter((one) => one.key !== key));
    },
  };
}

/** A list of lines of fields, with buttons that add one and take one out, and what is to be mended of the list as a whole. */
export function Lines<Given>({
  given,
  words,
  problem,
  least = 0,
  children,
}: {
  given: readonly Given[];
  words: { readonly add: string; readonly remove: string };
  problem: string | null;
  least?: number;
  children: (line: Line<Given>) => ReactNode;
}) {
  const { lines, add, remove } = useLines<Given>(given);
  return (
    <div className="flex flex-col gap-3">
      {lines.map((line, index) => (
        <div key={line.key} className="flex flex-wrap items-end gap-3">
          {children(line)}
          {lines.length <= least ? null : (
            <button
              type="button"
              className="button-quiet"
              aria-label={`${words.remove}: ${index + 1}`}
              onClick={() => {
                remove(line.key);
              }}
            >
              ×
            </button>
          )}
        </div>
      ))}
      <Wrong text={problem} />
      <button type="button" className="button-quiet self-start" onClick={add}>
        {words.add}
      </button>
    </div>
  );
}

/** What is to be mended where no one field is wrong alone; nothing where nothing is. */
export function Wrong({ text }: { text: string | null }) {
  return text === null ? null : (
    <p role="alert" className="text-[13px] text-breach">
      {text}
    </p>
  );
}
