"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormField } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { add } from "../actions";

/** Asks why a closed case is opened again. */
export function ReopenForm({
  slug,
  reference,
  openedById,
  words,
  answers,
}: {
  slug: string;
  reference: string;
  openedById: string;
  words: Readonly<Record<"title" | "lead" | "says" | "saysHint" | "send", string>>;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    add(slug, { reference, openedById, entry: { kind: "reopened", says: textOf(form, "says") } }),
  );
  return (
    <section aria-labelledby="reopen" className="flex flex-col gap-3 print:hidden">
      <h2 id="reopen" className="section-title">
        {words.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
      <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-4 p-5">
        <FormField
          {...fieldOf("says")}
          label={words.says}
          hint={words.saysHint}
          autoComplete="off"
          maxLength={600}
        />
        <FormFoot {...sent} send={words.send} answers={answers} />
      </form>
    </section>
  );
}
