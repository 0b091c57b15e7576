"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormText } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { value } from "./actions";

/** Asks why a claim isn't recognised. */
export function RefuseForm({
  slug,
  entry,
  words,
  answers,
}: {
  slug: string;
  entry: number;
  words: Readonly<Record<"says" | "saysHint" | "send", string>>;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    value(slug, { kind: "refuse", entry, says: textOf(form, "says") }),
  );
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      <FormText
        {...fieldOf("says")}
        label={words.says}
        hint={words.saysHint}
        maxLength={500}
        rows={2}
      />
      <FormFoot {...sent} send={words.send} look="button-quiet" answers={answers} />
    </form>
  );
}
