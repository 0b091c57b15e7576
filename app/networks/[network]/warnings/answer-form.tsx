"use client";

import { useId, useState } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormField, FormText } from "@/app/_components/form-field";
import { textOf, useSent } from "@/app/_components/use-sent";
import type { Answer } from "@/lib/early-warning/warning";
import { answer as send } from "./actions";

/** The words that the form needs. */
type Words = Readonly<
  Record<
    | "title"
    | "answer"
    | "note"
    | "noteHint"
    | "evidence"
    | "evidenceHint"
    | "send"
    | "sendOver"
    | "yours"
    | "again",
    string
  >
> & {
  readonly answers: Readonly<Record<Answer, string>>;
  readonly means: Readonly<Record<Answer, string>>;
};

const all = ["investigating", "explained", "disputed", "closed"] as const satisfies Answer[];

/** Asks what somebody knows of a warning, of the chain of this name or, without one, the first. Folded, it is only opened by whoever asks to. */
export function AnswerForm({
  slug,
  chain,
  openedPeriod,
  over,
  isFolded,
  words,
  answers,
}: {
  slug: string;
  chain: string | null;
  openedPeriod: string;
  over: number;
  isFolded: boolean;
  words: Words;
  answers: FormWords;
}) {
  const [isShown, setShown] = useState(!isFolded);
  const [mine, setMine] = useState("");
  const [seen, setSeen] = useState(over);
  const { answer, busy, onSubmit, fieldOf, problemOf } = useSent(async (form) => {
    const typed = {
      answer: all.find((one) => one === textOf(form, "answer")) ?? "",
      note: textOf(form, "note"),
      evidence: textOf(form, "evidence"),
    } as const;
    const result = await send(slug, { chain, openedPeriod, over: Math.max(over, seen), ...typed });
    if (result.state === "conflict") {
      setSeen(result.over);
      setMine(`${typed.answer === "" ? "" : words.answers[typed.answer]}. ${typed.note}`);
    }
    return result;
  });
  if (!isShown) {
    return (
      <button type="button" className="button-quiet self-start" onClick={() => setShown(true)}>
        {words.again}
      </button>
    );
  }
  const isOver = answer?.state === "conflict";
  return (
    <form noValidate onSubmit={onSubmit} className="flex max-w-[70ch] flex-col gap-4">
      <h4 className="font-[590]">{words.title}</h4>
      <Choice words={words} problem={problemOf("answer")} />
      <FormText label={words.note} {...fieldOf("note")} hint={words.noteHint} maxLength={2000} />
      <FormField
        label={words.evidence}
        {...fieldOf("evidence")}
        hint={words.evidenceHint}
        autoComplete="off"
        maxLength={2000}
      />
      <AnswerText answer={answer} words={answers} />
      {answer?.state === "conflict" ? (
        <ul className="flex flex-col gap-2 rounded-control border border-line-strong p-3 wrap-anywhere whitespace-pre-line">
          <li>{answer.theirs}</li>
          <li>
            {words.yours}: {mine}
          </li>
        </ul>
      ) : null}
      <button type="submit" className="button-primary self-start" disabled={busy}>
        {busy ? answers.busy : isOver ? words.sendOver : words.send}
      </button>
    </form>
  );
}

function Choice({ words, problem }: { words: Words; problem: string | null }) {
  const id = useId();
  return (
    <fieldset
      role="radiogroup"
      tabIndex={-1}
      aria-invalid={problem !== null}
      aria-describedby={problem === null ? undefined : id}
    >
      <legend className="mb-1 font-[510]">{words.answer}</legend>
      <div className="flex flex-col gap-1">
        {all.map((one) => (
          <label key={one} className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="answer"
              value={one}
              className="size-4 shrink-0 accent-accent"
            />
            <span>
              {words.answers[one]}: {words.means[one]}
            </span>
          </label>
        ))}
      </div>
      {problem === null ? null : (
        <p id={id} className="mt-1 text-[13px] text-breach">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
