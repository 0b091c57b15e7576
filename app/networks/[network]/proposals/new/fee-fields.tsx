"use client";

import { useState } from "react";
import { FormSelect } from "@/app/_components/form-field";
import { chosen } from "./choices";
import type { Part } from "./form-context";
import type { PrefilledFee } from "./prefilled";
import { fieldsOf } from "./short-field";

/** The monthly fee that one pays another. */
export function FeeFields({ given, ...part }: Part & { given: PrefilledFee }) {
  const { at, said, options, problemOf } = part;
  const words = said.pact.fee;
  const [goesOn, setGoesOn] = useState(given.isNew || given.amount !== null);
  const field = fieldsOf(part);
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      {(["payer", "payee"] as const).map((name) => (
        <FormSelect
          key={name}
          name={`${at}.${name}`}
          label={words[name]}
          problem={problemOf(`${at}.${name}`)}
          defaultValue={given[name]}
          choices={chosen(
            given[name] === "" ? null : given[name],
            options.organisations,
            said.propose.choices.choose,
          )}
        />
      ))}
      {given.isNew
        ? null
        : field.choice("holds", said.pact.holds, {
            value: goesOn ? "yes" : "no",
            choices: [
              { value: "yes", text: words.holdsYes },
              { value: "no", text: words.holdsNo },
            ],
            onChange: (value) => {
              setGoesOn(value === "yes");
            },
          })}
      {goesOn ? field.number("amount", words.amount, given.amount ?? "") : null}
    </div>
  );
}
