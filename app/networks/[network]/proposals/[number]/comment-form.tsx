"use client";

import { useId } from "react";
import type { FormWords } from "@/app/_components/answer-text";
import { FormText } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { comment as send } from "../actions";

/** Asks for a comment and for the field that it is about. */
export function CommentForm({
  slug,
  number,
  places,
  words,
  answers,
}: {
  slug: string;
  number: number;
  places: readonly { readonly place: string; readonly label: string }[];
  words: Readonly<Record<"about" | "comment" | "add", string>>;
  answers: FormWords;
}) {
  const id = useId();
  const { onSubmit, fieldOf, ...sent } = useSent((form) =>
    send(slug, { number, place: textOf(form, "place"), says: textOf(form, "says") }),
  );
  return (
    <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-4 p-5 print:hidden">
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="font-[510]">
          {words.about}
        </label>
        <select id={id} name="place" className="field w-full">
          {places.map(({ place, label }) => (
            <option key={place} value={place}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <FormText label={words.comment} {...fieldOf("says")} maxLength={2000} />
      <FormFoot {...sent} send={words.add} look="button-quiet" answers={answers} />
    </form>
  );
}
