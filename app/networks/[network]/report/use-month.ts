"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState, useTransition } from "react";
import type { NoAnswer } from "@/app/_components/no-answer";
import type { NotDone } from "@/app/form-action";
import { submitMonth } from "./actions";
import { answerOf } from "./answer-of";
import { initialState, isWaiting, type FigureState } from "./figure-state";
import type { MonthRow, SubmittedMonth } from "./month-row";
import { useLeaving } from "./use-leaving";

/** What is said about the month as a whole. */
export type MonthWords = {
  readonly submitted: string;
  readonly nothingDue: string;
  readonly unsaved: string;
  readonly submitUnsent: string;
  readonly submitFailed: string;
  readonly leaving: string;
  readonly gone: string;
  readonly signedOut: string;
  readonly malformed: string;
};

type Answer = SubmittedMonth | NotDone | NoAnswer | { readonly state: "unsaved" } | null;
type Line = { readonly state: FigureState; readonly revision: number };

/** The month: how far each line is, and submitting all of them as they are seen; what is missing gets the focus. */
export function useMonth(
  {
    slug,
    period,
    rows,
    words,
  }: { slug: string; period: string; rows: readonly MonthRow[]; words: MonthWords },
  focusOn: (key: number) => void,
  onChanged: (says: string) => void,
) {
  const [lines, setLines] = useState<ReadonlyMap<number, Line>>(
    () =>
      new Map(rows.map((row) => [row.key, { state: initialState(row), revision: row.revision }])),
  );
  const router = useRouter();
  const [answer, setAnswer] = useState<Answer>(null);
  const [asked, setAsked] = useState(false);
  const [busy, startSubmit] = useTransition();
  const open = rows.filter(({ locked }) => locked === null);
  const stateOf = (key: number) => lines.get(key)?.state;
  const complete = open.length > 0 && open.every(({ key }) => stateOf(key) === "submitted");
  const unsaved = open.find(({ key }) => isUnsaved(stateOf(key)));
  const saving = open.some(({ key }) => stateOf(key) === "saving");
  useLeaving({ unsaved: unsaved !== undefined, saving }, words.leaving);

  const submit = useEffectEvent(async () => {
    setAsked(false);
    if (unsaved !== undefined) {
      setAnswer({ state: "unsaved" });
      focusOn(unsaved.key);
      return;
    }
    const seen = open.map(({ key }) => ({ key, revision: lines.get(key)?.revision ?? 0 }));
    const result = await answerOf(submitMonth(slug, { period, seen }));
    setAnswer(result);
    if (result.state === "changed") onChanged(result.says);
    if (result.state === "missing" && result.keys[0] !== undefined) focusOn(result.keys[0]);
    if (result.state !== "submitted") return;
    setLines(new Map(open.map(submittedLine)));
    // Pages that were looked at before show what stands now, should one go back to them.
    router.refresh();
  });
  useEffect(() => {
    // Going to the button saves the line that one leaves: that comes first.
    if (asked && !saving) startSubmit(() => submit());
  }, [asked, saving]);
  return {
    stateOf,
    tell: (key: number, line: Line) => {
      setLines((before) => new Map(before).set(key, line));
      // One more try in vain is no news.
      if (!isWaiting(line.state)) setAnswer(null);
    },
    submit: () => {
      setAsked(true);
    },
    busy,
    complete,
    due: open.length,
    done: open.filter(({ key }) => isEntered(stateOf(key))).length,
    waiting: open.filter(({ key }) => isWaiting(stateOf(key))).map(({ code }) => code),
    missing: new Set(answer?.state === "missing" ? answer.keys : []),
    answer: complete ? words.submitted : answerText(answer, words),
  };
}

function submittedLine({ key, revision }: MonthRow): [number, Line] {
  return [key, { state: "submitted", revision }];
}

function isEntered(state: FigureState | undefined): boolean {
  return state === "saved" || state === "submitted";
}

function isUnsaved(state: FigureState | undefined): boolean {
  return state !== "empty" && !isEntered(state);
}

function answerText(answer: Answer, words: MonthWords): string {
  if (answer === null) return "";
  if ("says" in answer) return answer.says;
  if (answer.state === "submitted") return words.nothingDue;
  switch (answer.state) {
    case "unsent":
      return words.submitUnsent;
    case "failed":
      return words.submitFailed;
    case "signed-out":
      return words.signedOut;
    case "gone":
    case "malformed":
    case "unsaved":
      return words[answer.state];
  }
}
