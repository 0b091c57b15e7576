"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormSelect, FormTicks, type Choice } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, tickedOf, useSent } from "@/app/_components/use-sent";
import { add } from "../actions";

/** Asks to whom a case is handed over, and with which promises. */
export function OfferForm({
  slug,
  reference,
  openedById,
  receivers,
  held,
  words,
  answers,
}: {
  slug: string;
  reference: string;
  openedById: string;
  receivers: readonly Choice[];
  held: readonly Choice[];
  words: Readonly<Record<"title" | "lead" | "to" | "handed" | "send", string>>;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    add(slug, {
      reference,
      openedById,
      entry: {
        kind: "offer",
        to: textOf(form, "to"),
        handed: tickedOf(form, "handed").map(Number),
      },
    }),
  );
  return (
    <section aria-labelledby="hand-over" className="flex flex-col gap-3 print:hidden">
      <h2 id="hand-over" className="section-title">
        {words.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
      <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-4 p-5">
        <FormSelect {...fieldOf("to")} label={words.to} choices={receivers} />
        {held.length === 0 ? null : (
          <FormTicks
            name="handed"
            label={words.handed}
            choices={held}
            ticked={held.map(({ value }) => value)}
            problem={null}
          />
        )}
        <FormFoot {...sent} send={words.send} answers={answers} />
      </form>
    </section>
  );
}
