"use client";

import { useRef } from "react";
import { MonthFigure, type FigureWords } from "./month-figure";
import type { MonthRow } from "./month-row";
import { useMonth, type MonthWords } from "./use-month";

/** The words of the page, but those that stand in its lines. */
type Words = FigureWords &
  MonthWords & {
    readonly lead: string;
    readonly keys: string;
    readonly submit: string;
    readonly submitting: string;
    readonly entered: string;
  };

/** The month as a list of figures, each saved by itself, and submitted together. */
export function Month({
  slug,
  period,
  title,
  due,
  rows,
  words,
}: {
  slug: string;
  period: string;
  title: string;
  due: string;
  rows: readonly MonthRow[];
  words: Words;
}) {
  const list = useRef<HTMLOListElement>(null);
  const month = useMonth({ slug, period, rows, words }, (key) => {
    list.current?.querySelector<HTMLElement>(`[data-key="${key}"] input`)?.focus();
  });
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl leading-8 font-semibold tracking-tight">{title}</h1>
        <p className="flex flex-wrap gap-x-4 text-[15px] leading-[22px]">
          <span className="font-[590]" role="status">
            {month.done} / {month.due} {words.entered}
          </span>
          <span className="text-ink-2">{due}</span>
        </p>
        <progress
          aria-hidden="true"
          value={month.done}
          max={month.due}
          className="meter w-full max-w-[340px]"
        />
        <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
        <p className="max-w-[70ch] text-[13px] text-ink-3 max-sm:hidden">{words.keys}</p>
      </div>
      <ol ref={list} className="card divide-y divide-line">
        {rows.map((row) => (
          <MonthFigure
            key={row.key}
            slug={slug}
            period={period}
            row={row}
            words={words}
            missing={month.missing.has(row.key)}
            submitted={month.states.get(row.key) === "submitted"}
            onState={(state) => {
              month.stateOf(row.key, state);
            }}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-4">
        {month.complete ? null : (
          <button
            type="button"
            className="button-primary"
            onClick={month.submit}
            disabled={month.busy}
          >
            {month.busy ? words.submitting : words.submit}
          </button>
        )}
        <p
          role="alert"
          className={`max-w-[60ch] ${month.complete ? "font-[510] text-good" : "text-breach"}`}
        >
          {month.answer}
        </p>
      </div>
    </div>
  );
}
