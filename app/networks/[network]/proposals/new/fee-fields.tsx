"use client";

import { useState } from "react";
import { organisationsFor } from "./choices";
import type { Part } from "./form-context";
import type { PrefilledFee } from "./prefilled";
import { fieldsOf } from "./short-field";

/** The monthly fee that one pays another. */
export function FeeFields({ given, ...part }: Part & { given: PrefilledFee }) {
  const { said } = part;
  const words = said.pact.fee;
  const [goesOn, setGoesOn] = useState(given.isNew || given.amount !== null);
  const field = fieldsOf(part);
  const organisation = (name: "payer" | "payee") =>
    field.choice(name, words[name], {
      value: given[name],
      choices: organisationsFor(given[name], part),
    });
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      {organisation("payer")}
      {organisation("payee")}
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
