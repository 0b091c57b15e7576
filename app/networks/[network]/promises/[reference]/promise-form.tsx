"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormField, FormSelect } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { add } from "../actions";

const dues = ["hour", "today", "date"] as const;

/** The words that the form needs. */
type Words = Readonly<
  Record<
    | "title"
    | "says"
    | "saysHint"
    | "role"
    | "roleHint"
    | "hand"
    | "handHint"
    | "due"
    | "day"
    | "dayHint"
    | "send",
    string
  >
> & { readonly dues: Readonly<Record<(typeof dues)[number], string>> };

/** Asks for a promise: what, in which role, by which hand, until when. */
export function PromiseForm({
  slug,
  reference,
  openedById,
  words,
  answers,
}: {
  slug: string;
  reference: string;
  openedById: string;
  words: Words;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    add(slug, {
      reference,
      openedById,
      entry: entryIn(form),
    }),
  );
  const short = { autoComplete: "off", maxLength: 60 } as const;
  return (
    <section aria-labelledby="make" className="flex flex-col gap-3 print:hidden">
      <h2 id="make" className="section-title">
        {words.title}
      </h2>
      <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-4 p-5">
        <FormField
          {...short}
          {...fieldOf("says")}
          label={words.says}
          hint={words.saysHint}
          maxLength={500}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField {...short} {...fieldOf("role")} label={words.role} hint={words.roleHint} />
          <FormField {...short} {...fieldOf("hand")} label={words.hand} hint={words.handHint} />
          <FormSelect
            name="due"
            label={words.due}
            choices={dues.map((value) => ({ value, text: words.dues[value] }))}
            defaultValue="hour"
            problem={null}
          />
          <FormField
            {...short}
            type="date"
            {...fieldOf("day")}
            label={words.day}
            hint={words.dayHint}
          />
        </div>
        <FormFoot {...sent} send={words.send} answers={answers} />
      </form>
    </section>
  );
}

function entryIn(form: FormData) {
  return {
    kind: "promise",
    role: textOf(form, "role"),
    hand: textOf(form, "hand"),
    says: textOf(form, "says"),
    due: dues.find((one) => one === textOf(form, "due")) ?? "hour",
    day: textOf(form, "day"),
  } as const;
}
