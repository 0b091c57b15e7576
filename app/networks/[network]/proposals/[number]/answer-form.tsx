"use client";

import { useRef } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormText } from "@/app/_components/form-field";
import { textOf, useSent } from "@/app/_components/use-sent";
import { answer as send } from "../actions";

/** The words that the form needs. */
type Words = Readonly<
  Record<"title" | "lead" | "agree" | "counter" | "decline" | "reason" | "reasonHint", string>
>;

/** Three equal ways to answer a proposal for one's own organisation. */
export function AnswerForm({
  slug,
  number,
  hash,
  counterPath,
  words,
  answers,
}: {
  slug: string;
  number: number;
  hash: string;
  counterPath: string;
  words: Words;
  answers: FormWords;
}) {
  const chosen = useRef<"agree" | "decline">("agree");
  const { answer, busy, onSubmit, fieldOf } = useSent((form) =>
    send(slug, { number, hash, answer: chosen.current, reason: textOf(form, "reason") }),
  );
  const choose = (one: "agree" | "decline") => () => {
    chosen.current = one;
  };
  return (
    <section aria-labelledby="answer" className="flex flex-col gap-3 print:hidden">
      <h2 id="answer" className="section-title">
        {words.title}
      </h2>
      <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-4 p-5">
        <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
        <FormText
          label={words.reason}
          {...fieldOf("reason")}
          hint={words.reasonHint}
          maxLength={2000}
        />
        <div className="grid gap-3 sm:grid-cols-3">
          <button type="submit" className="button-equal" disabled={busy} onClick={choose("agree")}>
            {words.agree}
          </button>
          <a href={counterPath} className="button-equal">
            {words.counter}
          </a>
          <button
            type="submit"
            className="button-equal"
            disabled={busy}
            onClick={choose("decline")}
          >
            {words.decline}
          </button>
        </div>
        <AnswerText answer={answer} words={answers} />
      </form>
    </section>
  );
}
