"use client";

import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormField } from "@/app/_components/form-field";
import { textOf, useSent } from "@/app/_components/use-sent";
import { askForLink } from "./actions";

/** Asks for the address of an account. */
export function AskForm({
  words,
  answers,
}: {
  words: Readonly<Record<"email" | "send", string>>;
  answers: FormWords;
}) {
  const { answer, busy, onSubmit, fieldOf } = useSent((form) =>
    askForLink({ email: textOf(form, "email") }),
  );
  return (
    <form noValidate onSubmit={onSubmit} className="flex max-w-[340px] flex-col gap-4">
      <FormField
        label={words.email}
        {...fieldOf("email")}
        type="email"
        autoComplete="username"
        maxLength={254}
      />
      <button type="submit" className="button-primary" disabled={busy}>
        {busy ? answers.busy : words.send}
      </button>
      <AnswerText answer={answer} words={answers} />
    </form>
  );
}
