"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormField } from "@/app/_components/form-field";
import { textOf, useSent } from "@/app/_components/use-sent";
import { setPassword } from "../actions";

/** Sets a new password; afterwards the way to sign in with it. */
export function SetForm({
  token,
  words,
  answers,
}: {
  token: string;
  words: Readonly<Record<"password" | "hint" | "set" | "signIn", string>>;
  answers: FormWords;
}) {
  const router = useRouter();
  const { answer, busy, onSubmit, fieldOf } = useSent((form) =>
    setPassword({ token, password: textOf(form, "password") }),
  );
  useEffect(() => {
    if (answer?.state === "closed") router.refresh();
  }, [answer, router]);
  const done = answer?.state === "done";
  return (
    <form noValidate onSubmit={onSubmit} className="flex max-w-[340px] flex-col gap-4">
      {done ? null : (
        <>
          <FormField
            label={words.password}
            {...fieldOf("password")}
            type="password"
            autoComplete="new-password"
            hint={words.hint}
            maxLength={1000}
          />
          <button type="submit" className="button-primary" disabled={busy}>
            {busy ? answers.busy : words.set}
          </button>
        </>
      )}
      <AnswerText answer={answer} words={answers} />
      {done ? (
        <Link href="/sign-in" className="button-primary">
          {words.signIn}
        </Link>
      ) : null}
    </form>
  );
}
