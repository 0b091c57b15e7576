"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormSelect, FormText, type Choice } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { declare } from "./actions";

/** The words that the form needs. */
type Words = Readonly<
  Record<
    "title" | "lead" | "condition" | "first" | "last" | "reason" | "reasonHint" | "send",
    string
  >
>;

/** Asks for what a declaration needs: which condition, in which months, and why. */
export function DeclareForm({
  slug,
  conditions,
  months,
  now,
  words,
  answers,
}: {
  slug: string;
  conditions: readonly string[];
  months: readonly Choice[];
  now: string;
  words: Words;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    declare(slug, {
      condition: textOf(form, "condition"),
      first: textOf(form, "first"),
      last: textOf(form, "last"),
      reason: textOf(form, "reason"),
    }),
  );
  return (
    <section aria-labelledby="declare" className="flex flex-col gap-3">
      <h2 id="declare" className="section-title">
        {words.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
      <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-5 p-5">
        <div className="grid gap-5 sm:grid-cols-3">
          <FormSelect
            {...fieldOf("condition")}
            label={words.condition}
            choices={conditions.map((name) => ({ value: name, text: name }))}
            defaultValue={conditions[0] ?? ""}
          />
          <FormSelect
            {...fieldOf("first")}
            label={words.first}
            choices={months}
            defaultValue={now}
          />
          <FormSelect {...fieldOf("last")} label={words.last} choices={months} defaultValue={now} />
        </div>
        <FormText
          {...fieldOf("reason")}
          label={words.reason}
          hint={words.reasonHint}
          maxLength={2000}
        />
        <FormFoot {...sent} send={words.send} answers={answers} />
      </form>
    </section>
  );
}
