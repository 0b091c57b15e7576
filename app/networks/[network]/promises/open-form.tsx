"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { FormField } from "@/app/_components/form-field";
import { textOf, useSent } from "@/app/_components/use-sent";
import { open } from "./actions";

/** Asks for a case's reference and leads to the case. */
export function OpenForm({
  slug,
  words,
  answers,
}: {
  slug: string;
  words: Readonly<Record<"title" | "lead" | "reference" | "hint" | "send", string>>;
  answers: FormWords;
}) {
  const router = useRouter();
  const { answer, busy, onSubmit, fieldOf } = useSent((form) =>
    open(slug, { reference: textOf(form, "reference") }),
  );
  const href = answer?.state === "opened" ? answer.href : null;
  useEffect(() => {
    if (href !== null) router.push(href);
  }, [href, router]);
  return (
    <section aria-labelledby="open-case" className="flex flex-col gap-3 print:hidden">
      <h2 id="open-case" className="section-title">
        {words.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
      <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-4 p-5">
        <FormField
          {...fieldOf("reference")}
          label={words.reference}
          hint={words.hint}
          autoComplete="off"
          maxLength={60}
        />
        <div className="flex flex-wrap items-center gap-4">
          <button type="submit" className="button-primary" disabled={busy || href !== null}>
            {busy ? answers.busy : words.send}
          </button>
          <AnswerText answer={answer} words={answers} />
        </div>
      </form>
    </section>
  );
}
