"use client";

import { startTransition, useActionState } from "react";
import { AnswerText, type FormWords, type Told } from "./answer-text";
import { noAnswer } from "./no-answer";

/** A button that does one thing at once, and says beside it what came of that. */
export function ActionButton({
  act,
  label,
  name,
  words,
  className = "button-quiet",
}: {
  act: () => Promise<Told>;
  label: string;
  /** What it is called where its label alone doesn't tell what it is about. */
  name?: string;
  words: FormWords;
  className?: string;
}) {
  const [answer, press, busy] = useActionState<Told | null>(() => act().catch(noAnswer), null);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <button
        type="button"
        className={className}
        aria-label={busy ? undefined : name}
        disabled={busy}
        onClick={() => {
          startTransition(press);
        }}
      >
        {busy ? words.busy : label}
      </button>
      <AnswerText answer={answer} words={words} />
    </span>
  );
}
