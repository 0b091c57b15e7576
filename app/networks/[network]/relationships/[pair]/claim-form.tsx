"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormField, FormSelect, FormText, type Choice } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { value } from "./actions";

const kinds = ["saving", "income", "cost"] as const;

/** The words that the form needs. */
type Words = Readonly<
  Record<"kind" | "month" | "amount" | "says" | "saysHint" | "guard" | "guardHint" | "send", string>
>;

/** Asks what one's own organisation had from the other, in which month, and what must not worsen for it. */
export function ClaimForm({
  slug,
  other,
  choices,
  months,
  guards,
  amountHint,
  words,
  answers,
}: {
  slug: string;
  other: string;
  choices: readonly Choice[];
  months: readonly Choice[];
  guards: readonly Choice[];
  amountHint: string;
  words: Words;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) => {
    const guard = textOf(form, "guard");
    return value(slug, {
      kind: "claim",
      other,
      what: kinds.find((kind) => kind === textOf(form, "kind")) ?? "saving",
      month: textOf(form, "month"),
      amount: textOf(form, "amount"),
      says: textOf(form, "says"),
      guard: guard === "" ? null : Number(guard),
    });
  });
  return (
    <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-5 p-5">
      <div className="grid gap-5 sm:grid-cols-3">
        <FormSelect name="kind" label={words.kind} choices={choices} problem={null} />
        <FormSelect {...fieldOf("month")} label={words.month} choices={months} />
        <FormField
          {...fieldOf("amount")}
          inputMode="decimal"
          label={words.amount}
          hint={amountHint}
        />
      </div>
      <FormText
        {...fieldOf("says")}
        label={words.says}
        hint={words.saysHint}
        maxLength={500}
        rows={2}
      />
      <FormSelect
        {...fieldOf("guard")}
        label={words.guard}
        hint={words.guardHint}
        choices={guards}
        defaultValue=""
      />
      <FormFoot {...sent} send={words.send} answers={answers} />
    </form>
  );
}
