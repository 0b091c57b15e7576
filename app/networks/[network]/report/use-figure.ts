"use client";

import { useRef, useState } from "react";
import type { NoAnswer } from "@/app/_components/no-answer";
import type { NotDone } from "@/app/form-action";
import { saveFigure } from "./actions";
import { answerOf } from "./answer-of";
import { settledState, type FigureState } from "./figure-state";
import { remember } from "./last-known";
import { mostUnanswered, type Fields, type MonthRow, type Saved, type Standing } from "./month-row";
import { useLastTry, useRetries } from "./use-retries";

/** The last answer to a line, or why there was none. */
export type Answer = Saved | NotDone | NoAnswer | null;

/** A figure's line: what is typed stays until it is saved, whatever the server or the network does. */
export function useFigure(
  { slug, period, row }: { slug: string; period: string; row: MonthRow },
  onState: (state: FigureState, revision: number) => void,
) {
  const [fields, setFields] = useState(row.entered);
  const [answer, setAnswer] = useState<Answer>(null);
  const [judged, setJudged] = useState<Pick<Standing, "value" | "level" | "relaxed">>(row);
  const stands = useRef<Standing>(row);
  const typed = useRef(row.entered);
  /** What was sent over the revision that stands, and may have been written, for all we know. */
  const unanswered = useRef<readonly Fields[]>([]);
  const saving = useRef(false);
  const askedAgain = useRef(false);

  const waits = answer !== null && waitsForAnswer(answer);

  const tell = (state: FigureState) => {
    onState(state, stands.current.revision);
  };
  const isSettled = () =>
    unanswered.current.length === 0 && same(typed.current, stands.current.entered);
  const change = (next: Fields) => {
    typed.current = next;
    setFields(next);
    setAnswer((before) => (before?.state === "conflict" ? before : null));
    tell(isSettled() ? settledState(next) : "editing");
  };
  const show = (what: Standing) => {
    typed.current = what.entered;
    setFields(what.entered);
    setJudged(what);
  };
  const settle = (result: Saved, sent: Fields) => {
    if ("revision" in result) {
      stands.current = result;
      remember(`${slug} ${period}`, row.key, result);
      unanswered.current = [];
    }
    if (result.state !== "saved") {
      if (result.state === "submitted") show(result);
      return tell(result.state);
    }
    setJudged(result);
    if (!same(typed.current, sent)) return tell("editing");
    show(result);
    return tell(settledState(result.entered));
  };
  const send = async (sent: Fields) => {
    const { revision: over } = stands.current;
    const sending = { key: row.key, period, over, ...sent, unanswered: [...unanswered.current] };
    saving.current = true;
    const result = await answerOf(saveFigure(slug, sending));
    saving.current = false;
    if (waitsForAnswer(result)) unanswered.current = remembered(unanswered.current, sent);
    setAnswer(result);
    if (isSaved(result)) settle(result, sent);
    else tell("unsent");
    return result;
  };
  const save = async ({ quietly = false } = {}): Promise<void> => {
    if (saving.current) {
      askedAgain.current = true;
      return;
    }
    if (isSettled()) return;
    if (!quietly) tell(waits ? "retrying" : "saving");
    askedAgain.current = false;
    const result = await send(typed.current);
    if (askedAgain.current && result.state === "saved") await save();
  };
  const takeTheirs = () => {
    show(stands.current);
    setAnswer(null);
    tell(settledState(stands.current.entered));
  };
  useRetries(waits, () => save({ quietly: true }));
  useLastTry(() => {
    if (answer === null) void save({ quietly: true });
  });
  return { fields, answer, judged, change, save, takeTheirs };
}

/** Whether asking again helps by itself. */
function waitsForAnswer({ state }: NonNullable<Answer>): boolean {
  return state === "unsent" || state === "failed";
}

function remembered(before: readonly Fields[], sent: Fields): readonly Fields[] {
  return before.some((one) => same(one, sent)) ? before : [...before, sent].slice(-mostUnanswered);
}

function isSaved(result: Saved | NotDone | NoAnswer): result is Saved {
  return ["saved", "conflict", "submitted", "refused", "locked"].includes(result.state);
}

function same(a: Fields, b: Fields): boolean {
  return (
    a.numerator === b.numerator &&
    a.denominator === b.denominator &&
    a.notApplicable === b.notApplicable
  );
}
