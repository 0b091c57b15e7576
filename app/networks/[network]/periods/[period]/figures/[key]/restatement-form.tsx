"use client";

import { useRef } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormText } from "@/app/_components/form-field";
import { textOf, useSent } from "@/app/_components/use-sent";
import { settle } from "../../actions";

type Words = Readonly<Record<"agree" | "decline" | "declineWhy", string>>;

/** Two equal ways to answer a proposed restatement for one's own organisation. */
export function RestatementForm({
  slug,
  asked,
  words,
  answers,
}: {
  slug: string;
  asked: { readonly period: string; readonly key: number; readonly number: number };
  words: Words;
  answers: FormWords;
}) {
  const chosen = useRef<"agree" | "decline">("agree");
  const { answer, busy, onSubmit, fieldOf } = useSent((form) =>
    settle(slug, { ...asked, act: chosen.current, says: textOf(form, "says") }),
  );
  const choose = (one: "agree" | "decline") => () => {
    chosen.current = one;
  };
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-4 print:hidden">
      <FormText label={words.declineWhy} {...fieldOf("says")} maxLength={2000} rows={2} />
      <div className="grid gap-3 sm:grid-cols-2">
        <button type="submit" className="button-equal" disabled={busy} onClick={choose("agree")}>
          {words.agree}
        </button>
        <button type="submit" className="button-equal" disabled={busy} onClick={choose("decline")}>
          {words.decline}
        </button>
      </div>
      <AnswerText answer={answer} words={answers} />
    </form>
  );
}
