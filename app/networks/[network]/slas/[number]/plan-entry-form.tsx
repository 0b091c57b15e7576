"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormField, FormSelect, FormText, type Choice } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { plan } from "./actions";

const kinds = ["milestone", "note", "decline", "stop"] as const;

/** The words that the form needs. */
type Words = Readonly<Record<"what" | "says" | "saysHint" | "due" | "dueHint" | "send", string>>;

/** Asks what is entered in a joint plan: a milestone with its day, a note, or that it is declined or stopped. */
export function PlanEntryForm({
  slug,
  number,
  choices,
  words,
  answers,
}: {
  slug: string;
  number: number;
  choices: readonly Choice[];
  words: Words;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    plan(slug, {
      kind: kinds.find((kind) => kind === textOf(form, "kind")) ?? "note",
      plan: number,
      says: textOf(form, "says"),
      due: textOf(form, "due"),
    }),
  );
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <FormSelect name="kind" label={words.what} choices={choices} problem={null} />
        <FormField {...fieldOf("due")} type="date" label={words.due} hint={words.dueHint} />
      </div>
      <FormText
        {...fieldOf("says")}
        label={words.says}
        hint={words.saysHint}
        maxLength={500}
        rows={2}
      />
      <FormFoot {...sent} send={words.send} answers={answers} />
    </form>
  );
}
