"use client";

import { useRef, useState } from "react";
import type { NotDone } from "@/app/form-action";
import { saveFigure } from "./actions";
import { settledState, type FigureState } from "./figure-state";
import type { Fields, MonthRow, Saved, Standing } from "./month-row";
import { noAnswer, type NoAnswer } from "@/app/_components/no-answer";

/** The last answer to a line, or why there was none. */
type Answer = Saved | NotDone | NoAnswer | null;

/** A figure's line: what is typed stays until it is saved, whatever the server or the network does. */
export function useFigure(
  { slug, period, row }: { slug: string; period: string; row: MonthRow },
  onState: (state: FigureState, revision: number) => void,
) {
  const [fields, setFields] = useState(row.entered);
  const [answer, setAnswer] = useState<Answer>(null);
  const [judged, setJudged] = useState({ value: row.value, level: row.level });
  const stands = useRef<Standing>(row);
  const typed = useRef(row.entered);
  const saving = useRef(false);
  const askedAgain = useRef(false);

  const tell = (state: FigureState) => {
    onState(state, stands.current.revision);
  };
  const change = (next: Fields) => {
    typed.current = next;
    setFields(next);
    setAnswer((before) => (before?.state === "conflict" ? before : null));
    tell(same(next, stands.current.entered) ? settledState(next) : "editing");
  };
  const show = (what: Standing) => {
    typed.current = what.entered;
    setFields(what.entered);
    setJudged(what);
  };
  const settle = (result: Saved, sent: Fields) => {
    if ("revision" in result) stands.current = result;
    switch (result.state) {
      case "saved":
        setJudged(result);
        if (!same(typed.current, sent)) return tell("editing");
        show(result);
        return tell(settledState(result.entered));
      case "submitted":
        show(result);
        return tell("submitted");
      case "conflict":
      case "refused":
      case "locked":
        return tell(result.state);
    }
  };
  const save = async (): Promise<void> => {
    if (saving.current) {
      askedAgain.current = true;
      return;
    }
    if (same(typed.current, stands.current.entered)) return;
    saving.current = true;
    askedAgain.current = false;
    const sent = typed.current;
    tell("saving");
    const { revision: over } = stands.current;
    const result = await saveFigure(slug, { key: row.key, period, over, ...sent }).catch(noAnswer);
    saving.current = false;
    setAnswer(result);
    if (isSaved(result)) settle(result, sent);
    else tell("unsent");
    if (askedAgain.current && result.state === "saved") await save();
  };
  const takeTheirs = () => {
    show(stands.current);
    setAnswer(null);
    tell(settledState(stands.current.entered));
  };
  return { fields, answer, judged, change, save, takeTheirs };
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
