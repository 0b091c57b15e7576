"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormText } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { answer as answerIt } from "./actions";

/** Asks why an organisation declines, or agrees no longer. */
export function DeclineForm({
  slug,
  number,
  words,
  answers,
}: {
  slug: string;
  number: number;
  words: Readonly<Record<"reason" | "reasonHint" | "send", string>>;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    answerIt(slug, { number, answer: "decline", reason: textOf(form, "reason") }),
  );
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-3 py-2">
      <FormText
        {...fieldOf("reason")}
        label={words.reason}
        hint={words.reasonHint}
        maxLength={500}
        rows={2}
      />
      <FormFoot {...sent} send={words.send} look="button-quiet" answers={answers} />
    </form>
  );
}
