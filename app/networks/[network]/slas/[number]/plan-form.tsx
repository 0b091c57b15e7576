"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormSelect, FormText, type Choice } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { plan } from "./actions";

/** The words that the form needs. */
type Words = Readonly<Record<"obligation" | "month" | "aim" | "aimHint" | "send", string>>;

/** Asks for which obligation, and which miss of it, a joint plan is proposed, and what it is to reach. */
export function PlanForm({
  slug,
  sla,
  obligations,
  months,
  words,
  answers,
}: {
  slug: string;
  sla: number;
  obligations: readonly Choice[];
  months: readonly Choice[];
  words: Words;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    plan(slug, {
      kind: "propose",
      sla,
      obligation: textOf(form, "obligation"),
      month: textOf(form, "month"),
      aim: textOf(form, "aim"),
    }),
  );
  return (
    <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-5 p-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <FormSelect
          name="obligation"
          label={words.obligation}
          choices={obligations}
          problem={null}
        />
        <FormSelect name="month" label={words.month} choices={months} problem={null} />
      </div>
      <FormText
        {...fieldOf("aim")}
        label={words.aim}
        hint={words.aimHint}
        maxLength={500}
        rows={2}
      />
      <FormFoot {...sent} send={words.send} answers={answers} />
    </form>
  );
}
