"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormText } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { add } from "../actions";

/** Asks for a suggestion. */
export function SuggestForm({
  slug,
  issue,
  words,
  answers,
}: {
  slug: string;
  issue: string;
  words: Readonly<Record<"label" | "hint" | "send", string>>;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    add(slug, { issue, entry: { kind: "suggestion", says: textOf(form, "says") } }),
  );
  return (
    <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-3 p-4">
      <FormText
        {...fieldOf("says")}
        label={words.label}
        hint={words.hint}
        maxLength={2000}
        rows={3}
      />
      <FormFoot {...sent} send={words.send} answers={answers} />
    </form>
  );
}
