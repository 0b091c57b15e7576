"use client";

import { useRef, useState, useTransition } from "react";
import type { Level } from "@/lib/bands/level";
import { submitMonth } from "./actions";
import { MonthFigure, type FigureState, type FigureWords } from "./month-figure";
import type { MonthRow, SubmittedMonth } from "./month-row";
import type { NotDone } from "@/app/form-action";

/** The words of the page, but those that stand in its lines. */
type Words = FigureWords & {
  readonly lead: string;
  readonly keys: string;
  readonly submit: string;
  readonly submitting: string;
  readonly submitted: string;
  readonly unsaved: string;
  readonly entered: string;
};

/** How a line stands, as far as the whole month needs to know it. */
export type LineNews = { readonly state: FigureState; readonly level: Level };

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
  const [states, setStates] = useState<ReadonlyMap<number, FigureState>>(
    () => new Map(rows.map((row) => [row.key, initialState(row)])),
  );
  const [missing, setMissing] = useState<ReadonlySet<number>>(new Set());
  const [answer, setAnswer] = useState<
    SubmittedMonth | NotDone | { state: "unsent" | "unsaved" } | null
  >(null);
  const [busy, startSubmit] = useTransition();
  const list = useRef<HTMLOListElement>(null);
  const open = rows.filter(({ locked }) => locked === null);
  const done = open.filter(({ key }) => isEntered(states.get(key)));
  const complete = open.every(({ key }) => states.get(key) === "submitted");

  const focusOn = (key: number) => {
    list.current?.querySelector<HTMLElement>(`[data-key="${key}"] input`)?.focus();
  };
  const submit = () => {
    const unsaved = rows.find(({ key }) => isUnsaved(states.get(key)));
    if (unsaved !== undefined) {
      setAnswer({ state: "unsaved" });
      focusOn(unsaved.key);
      return;
    }
    startSubmit(async () => {
      const result = await submitMonth(slug, { period }).catch(() => ({
        state: "unsent" as const,
      }));
      setAnswer(result);
      setMissing(new Set(result.state === "missing" ? result.keys : []));
      if (result.state === "missing" && result.keys[0] !== undefined) focusOn(result.keys[0]);
      if (result.state === "submitted") {
        setStates(new Map(open.map(({ key }) => [key, "submitted" as const])));
      }
    });
  };
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl leading-8 font-semibold tracking-tight">{title}</h1>
        <p className="flex flex-wrap gap-x-4 text-[15px] leading-[22px]">
          <span className="font-[590]" role="status">
            {done.length} / {open.length} {words.entered}
          </span>
          <span className="text-ink-2">{due}</span>
        </p>
        <progress
          aria-hidden="true"
          value={done.length}
          max={open.length}
          className="h-1.5 w-full max-w-[340px] accent-accent"
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
            missing={missing.has(row.key)}
            submitted={states.get(row.key) === "submitted"}
            onState={(state) => {
              setStates((before) => new Map(before).set(row.key, state));
              setMissing((before) => new Set([...before].filter((key) => key !== row.key)));
              setAnswer(null);
            }}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-4">
        {complete ? null : (
          <button type="button" className="button-primary" onClick={submit} disabled={busy}>
            {busy ? words.submitting : words.submit}
          </button>
        )}
        <p
          role="alert"
          className={complete ? "max-w-[60ch] font-[510] text-good" : "max-w-[60ch] text-breach"}
        >
          {complete ? words.submitted : answerText(answer, words)}
        </p>
      </div>
    </div>
  );
}

function initialState({ submitted, locked, entered }: MonthRow): FigureState {
  if (submitted) return "submitted";
  if (locked !== null) return "locked";
  return entered.numerator !== "" || entered.notApplicable ? "saved" : "empty";
}

function isEntered(state: FigureState | undefined): boolean {
  return state === "saved" || state === "submitted";
}

function isUnsaved(state: FigureState | undefined): boolean {
  return state !== "empty" && state !== "locked" && !isEntered(state);
}

function answerText(
  answer: SubmittedMonth | NotDone | { state: "unsent" | "unsaved" } | null,
  words: Words,
): string {
  if (answer === null) return "";
  switch (answer.state) {
    case "submitted":
      return words.submitted;
    case "missing":
    case "locked":
      return answer.says;
    case "signed-out":
      return words.signedOut;
    case "malformed":
      return words.malformed;
    case "unsent":
      return words.unsent;
    case "unsaved":
      return words.unsaved;
  }
}
