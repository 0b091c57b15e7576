"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { Disclosure } from "@/app/_components/disclosure";
import { FormField, FormSelect } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { add } from "../actions";

const kinds = ["kept", "message", "withdrawn"] as const;

/** Asks what came of a promise: a person did it, a machine sent something, or the customer no longer wants it. */
export function SettleForm({
  slug,
  reference,
  openedById,
  promise,
  summary,
  sendName,
  words,
  answers,
}: {
  slug: string;
  reference: string;
  openedById: string;
  promise: number;
  summary: string;
  sendName: string;
  words: Readonly<Record<"kind" | "hand" | "says" | "saysHint" | "send", string>> & {
    readonly kinds: Readonly<Record<(typeof kinds)[number], string>>;
  };
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    add(slug, {
      reference,
      openedById,
      entry: {
        kind: kinds.find((one) => one === textOf(form, "kind")) ?? "message",
        promise,
        hand: textOf(form, "hand"),
        says: textOf(form, "says"),
      },
    }),
  );
  return (
    <Disclosure summary={summary} className="print:hidden">
      <form noValidate onSubmit={onSubmit} className="flex max-w-[70ch] flex-col gap-4 py-2">
        <div className="grid gap-4 sm:grid-cols-2">
          <FormSelect
            name="kind"
            label={words.kind}
            choices={kinds.map((value) => ({ value, text: words.kinds[value] }))}
            defaultValue="kept"
            problem={null}
          />
          <FormField {...fieldOf("hand")} label={words.hand} autoComplete="off" maxLength={20} />
        </div>
        <FormField
          {...fieldOf("says")}
          label={words.says}
          hint={words.saysHint}
          autoComplete="off"
          maxLength={500}
        />
        <FormFoot
          {...sent}
          send={words.send}
          name={sendName}
          look="button-quiet"
          answers={answers}
        />
      </form>
    </Disclosure>
  );
}
