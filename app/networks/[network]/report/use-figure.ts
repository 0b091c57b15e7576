"use client";

import { useRef, useState } from "react";
import type { NotDone } from "@/app/form-action";
import { saveFigure } from "./actions";
import { settledState, type FigureState } from "./figure-state";
import type { Fields, MonthRow, Saved } from "./month-row";
import { noAnswer, type NoAnswer } from "./no-answer";

/** The last answer to a line, or why there was none. */
type Answer = Saved | NotDone | NoAnswer | null;

/** A figure's line: what is typed stays until it is saved, whatever the server or the network does. */
export function useFigure(
  { slug, period, row }: { slug: string; period: string; row: MonthRow },
  onState: (state: FigureState) => void,
) {
  const [fields, setFields] = useState(row.entered);
  const [answer, setAnswer] = useState<Answer>(null);
  const [judged, setJudged] = useState({ value: row.value, level: row.level });
  const saved = useRef({ fields: row.entered, revision: row.revision });
  const typed = useRef(row.entered);
  const saving = useRef(false);

  const change = (next: Fields) => {
    typed.current = next;
    setFields(next);
    setAnswer((before) => (before?.state === "conflict" ? before : null));
    onState(same(next, saved.current.fields) ? settledState(next) : "editing");
  };
  const save = async () => {
    if (saving.current || same(typed.current, saved.current.fields)) return;
    saving.current = true;
    const sent = typed.current;
    onState("saving");
    const result = await saveFigure(slug, {
      key: row.key,
      period,
      over: saved.current.revision,
      ...sent,
    }).catch(noAnswer);
    saving.current = false;
    setAnswer(result);
    if (result.state === "conflict")
      saved.current = { fields: result.theirs, revision: result.revision };
    if (result.state !== "saved") {
      onState(unsavedState(result.state));
      return;
    }
    saved.current = { fields: sent, revision: result.revision };
    setJudged({ value: result.value, level: result.level });
    if (same(typed.current, sent)) {
      saved.current = { fields: result.entered, revision: result.revision };
      typed.current = result.entered;
      setFields(result.entered);
      onState(settledState(result.entered));
    } else {
      await save();
    }
  };
  const takeTheirs = () => {
    change(saved.current.fields);
    setAnswer(null);
  };
  return { fields, answer, judged, change, save, takeTheirs };
}

function unsavedState(
  state: Exclude<Saved["state"], "saved"> | NotDone["state"] | NoAnswer["state"],
): FigureState {
  return state === "refused" || state === "conflict" || state === "locked" ? state : "unsent";
}

function same(a: Fields, b: Fields): boolean {
  return (
    a.numerator === b.numerator &&
    a.denominator === b.denominator &&
    a.notApplicable === b.notApplicable
  );
}
