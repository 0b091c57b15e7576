"use client";

import { useRef } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormField, FormText } from "@/app/_components/form-field";
import { textOf, useSent } from "@/app/_components/use-sent";
import { say } from "../../actions";

type Words = Readonly<
  Record<"message" | "evidence" | "evidenceHint" | "send" | "nameRule" | "ruleHint", string>
>;

/** Writes in the thread of a dispute, or names the agreed rule in the same words. */
export function SayForm({
  slug,
  figure,
  words,
  answers,
}: {
  slug: string;
  figure: { readonly period: string; readonly key: number };
  words: Words;
  answers: FormWords;
}) {
  const chosen = useRef<"message" | "name-rule">("message");
  const { answer, busy, onSubmit, fieldOf } = useSent((form) =>
    say(slug, {
      ...figure,
      act: chosen.current,
      says: textOf(form, "says"),
      evidence: textOf(form, "evidence"),
    }),
  );
  const choose = (one: "message" | "name-rule") => () => {
    chosen.current = one;
  };
  return (
    <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-4 p-5 print:hidden">
      <FormText label={words.message} hint={words.ruleHint} {...fieldOf("says")} maxLength={2000} />
      <FormField
        label={words.evidence}
        hint={words.evidenceHint}
        {...fieldOf("evidence")}
        maxLength={2000}
      />
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="button-quiet" disabled={busy} onClick={choose("message")}>
          {busy ? answers.busy : words.send}
        </button>
        <button
          type="submit"
          className="button-quiet"
          disabled={busy}
          onClick={choose("name-rule")}
        >
          {words.nameRule}
        </button>
        <AnswerText answer={answer} words={answers} />
      </div>
    </form>
  );
}
