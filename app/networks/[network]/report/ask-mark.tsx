"use client";

import { useId } from "react";
import { grid } from "@/app/words/en/grid";
import { opened } from "./opened-dialog";
import type { DecimalMark } from "@/lib/reporting/pasted";
import { withPoint } from "@/lib/reporting/pasted";

const words = grid.ask;

/** Asks how a pasted number is meant that can be read in two ways. */
export function AskMark({
  text,
  answer,
}: {
  readonly text: string;
  readonly answer: (mark: DecimalMark | null) => void;
}) {
  const id = useId();
  const marks = [".", ","] as const;
  return (
    <dialog
      ref={opened}
      aria-labelledby={id}
      className="dialog"
      onCancel={() => {
        answer(null);
      }}
    >
      <h2 id={id} className="section-title">
        {words.title(text)}
      </h2>
      <p className="mt-1 text-ink-2">{words.lead}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        {marks.map((mark) => (
          <button
            key={mark}
            type="button"
            className="button-quiet"
            onClick={() => {
              answer(mark);
            }}
          >
            {words.reads(withPoint(text, mark) ?? text)}
          </button>
        ))}
        <button
          type="button"
          className="button-quiet"
          onClick={() => {
            answer(null);
          }}
        >
          {words.cancel}
        </button>
      </div>
    </dialog>
  );
}
