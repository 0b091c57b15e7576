"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { Disclosure } from "@/app/_components/disclosure";
import { FormSelect, FormText, type Choice } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { suggestionAnswers } from "@/lib/issues/issue";
import { add } from "../actions";

/** Asks how a suggestion is answered, and why. */
export function AnswerForm({
  slug,
  issue,
  about,
  choices,
  words,
  answers,
}: {
  slug: string;
  issue: string;
  about: number;
  choices: readonly Choice[];
  words: Readonly<Record<"summary" | "choice" | "reason" | "reasonHint" | "send", string>>;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) => {
    const chosen = textOf(form, "answer");
    const kind = suggestionAnswers.find((one) => one === chosen) ?? "declined";
    return add(slug, { issue, entry: { kind, about, says: textOf(form, "says") } });
  });
  return (
    <Disclosure summary={words.summary}>
      <form noValidate onSubmit={onSubmit} className="flex flex-col gap-3 py-2">
        <FormSelect name="answer" label={words.choice} choices={choices} problem={null} />
        <FormText
          {...fieldOf("says")}
          label={words.reason}
          hint={words.reasonHint}
          maxLength={2000}
          rows={2}
        />
        <FormFoot {...sent} send={words.send} answers={answers} />
      </form>
    </Disclosure>
  );
}
