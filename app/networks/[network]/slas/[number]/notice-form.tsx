"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormSelect, FormText, type Choice } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { notice } from "./actions";

/** The words that the form needs. */
type Words = Readonly<Record<"obligation" | "month" | "says" | "saysHint" | "send", string>>;

/** Asks which obligation will be missed, in which month, and why. */
export function NoticeForm({
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
    notice(slug, {
      sla,
      obligation: textOf(form, "obligation"),
      month: textOf(form, "month"),
      says: textOf(form, "says"),
    }),
  );
  return (
    <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-5 p-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <FormSelect {...fieldOf("obligation")} label={words.obligation} choices={obligations} />
        <FormSelect {...fieldOf("month")} label={words.month} choices={months} />
      </div>
      <FormText {...fieldOf("says")} label={words.says} hint={words.saysHint} maxLength={2000} />
      <FormFoot {...sent} send={words.send} answers={answers} />
    </form>
  );
}
