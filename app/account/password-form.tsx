"use client";

import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormField } from "@/app/_components/form-field";
import { textOf, useSent } from "@/app/_components/use-sent";
import { changePassword } from "./actions";

/** Changes one's password, which ends one's other sessions. */
export function PasswordForm({
  email,
  words,
  answers,
}: {
  email: string;
  words: Readonly<Record<"title" | "email" | "current" | "next" | "hint" | "change", string>>;
  answers: FormWords;
}) {
  const { answer, busy, onSubmit, fieldOf } = useSent((form) =>
    changePassword({ current: textOf(form, "current"), next: textOf(form, "next") }),
  );
  return (
    <section aria-labelledby="password" className="flex flex-col gap-3">
      <h2 id="password" className="text-[15px] leading-[22px] font-[590]">
        {words.title}
      </h2>
      <form noValidate onSubmit={onSubmit} className="card flex max-w-[420px] flex-col gap-4 p-5">
        <FormField
          label={words.email}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={email}
          readOnly
          problem={null}
        />
        <FormField
          label={words.current}
          {...fieldOf("current")}
          type="password"
          autoComplete="current-password"
          maxLength={1000}
        />
        <FormField
          label={words.next}
          {...fieldOf("next")}
          type="password"
          autoComplete="new-password"
          hint={words.hint}
          maxLength={1000}
        />
        <div>
          <button type="submit" className="button-primary" disabled={busy}>
            {busy ? answers.busy : words.change}
          </button>
        </div>
        <AnswerText answer={answer} words={answers} />
      </form>
    </section>
  );
}
