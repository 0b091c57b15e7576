"use client";

import { useEffect, useEffectEvent, useState, useTransition } from "react";
import type { NotDone } from "@/app/form-action";
import { submitMonth } from "./actions";
import { initialState, type FigureState } from "./figure-state";
import type { MonthRow, SubmittedMonth } from "./month-row";
import { noAnswer, type NoAnswer } from "./no-answer";

/** What is said about the month as a whole. */
export type MonthWords = {
  readonly submitted: string;
  readonly unsaved: string;
  readonly unsent: string;
  readonly failed: string;
  readonly gone: string;
  readonly signedOut: string;
  readonly malformed: string;
};

type Answer = SubmittedMonth | NotDone | NoAnswer | { readonly state: "unsaved" } | null;

/** The month: how far each line is, and submitting all of them; what is missing gets the focus. */
export function useMonth(
  {
    slug,
    period,
    rows,
    words,
  }: { slug: string; period: string; rows: readonly MonthRow[]; words: MonthWords },
  focusOn: (key: number) => void,
) {
  const [states, setStates] = useState<ReadonlyMap<number, FigureState>>(
    () => new Map(rows.map((row) => [row.key, initialState(row)])),
  );
  const [answer, setAnswer] = useState<Answer>(null);
  const [asked, setAsked] = useState(false);
  const [busy, startSubmit] = useTransition();
  const open = rows.filter(({ locked }) => locked === null);
  const complete = open.every(({ key }) => states.get(key) === "submitted");

  const stateOf = (key: number, state: FigureState) => {
    setStates((before) => new Map(before).set(key, state));
    setAnswer(null);
  };
  const submit = useEffectEvent(() => {
    setAsked(false);
    const unsaved = rows.find(({ key }) => isUnsaved(states.get(key)));
    if (unsaved !== undefined) {
      setAnswer({ state: "unsaved" });
      focusOn(unsaved.key);
      return;
    }
    startSubmit(async () => {
      const result = await submitMonth(slug, { period }).catch(noAnswer);
      setAnswer(result);
      if (result.state === "missing" && result.keys[0] !== undefined) focusOn(result.keys[0]);
      if (result.state === "submitted") {
        setStates(new Map(open.map(({ key }) => [key, "submitted" as const])));
      }
    });
  });
  const saving = rows.some(({ key }) => states.get(key) === "saving");
  useEffect(() => {
    // Going to the button saves the line that one leaves: that comes first.
    if (asked && !saving) submit();
  }, [asked, saving]);
  return {
    states,
    stateOf,
    submit: () => {
      setAsked(true);
    },
    busy,
    complete,
    due: open.length,
    done: open.filter(({ key }) => isEntered(states.get(key))).length,
    missing: new Set(answer?.state === "missing" ? answer.keys : []),
    answer: complete ? words.submitted : answerText(answer, words),
  };
}

function isEntered(state: FigureState | undefined): boolean {
  return state === "saved" || state === "submitted";
}

function isUnsaved(state: FigureState | undefined): boolean {
  return state !== "empty" && state !== "locked" && !isEntered(state);
}

function answerText(answer: Answer, words: MonthWords): string {
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
    case "unsent":
    case "failed":
    case "gone":
    case "unsaved":
      return words[answer.state];
  }
}
