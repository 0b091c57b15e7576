"use client";

import { useState } from "react";
import type { Remedy } from "@/lib/slas/terms";
import { choicesOf } from "./choices";
import type { Part } from "./form-context";
import { Lines } from "./lines";
import type { PrefilledSla } from "./prefilled";
import { fieldsOf, oneOf } from "./short-field";

/** The rules for both: which remedy comes first, what is serious, what no figure means, and who may know of it. */
export function SlaRules({ given, ...part }: Part & { given: PrefilledSla["terms"] }) {
  const said = part.said.pact.rules;
  const [order, setOrder] = useState<Remedy["order"]>(given.remedy.order);
  const field = fieldsOf(part);
  const months = given.remedy.order === "plan-first" ? String(given.remedy.months) : "3";
  const yesNo = (yes: string, no: string) => [
    { value: "yes", text: yes },
    { value: "no", text: no },
  ];
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-1 font-[590]">{said.title}</legend>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {field.choice("remedy.order", said.remedy, {
          value: order,
          choices: choicesOf(said.remedies),
          onChange: (value) => {
            setOrder(oneOf(said.remedies, value));
          },
        })}
        {order === "plan-first" ? field.number("remedy.months", said.months, months) : null}
        {field.choice("noDataIsMissed", said.noData, {
          value: given.noDataIsMissed ? "yes" : "no",
          choices: yesNo(said.noDataYes, said.noDataNo),
        })}
        {field.choice("isVisible", said.visible, {
          value: given.isVisible ? "yes" : "no",
          choices: yesNo(said.visibleYes, said.visibleNo),
        })}
      </div>
      <p className="font-[510]">{said.serious}</p>
      <Lines
        given={given.serious}
        words={{ add: said.addSerious, remove: said.removeSerious }}
        problem={part.problemOf(`${part.at}.serious`)}
      >
        {({ key, given: rule }) => {
          const own = fieldsOf({ ...part, at: `${part.at}.serious.${key}` });
          return (
            <div className="grid grow grid-cols-2 items-end gap-3 sm:max-w-96">
              {own.number("misses", said.misses, rule === null ? "" : String(rule.misses))}
              {own.number("windows", said.windows, rule === null ? "" : String(rule.windows))}
            </div>
          );
        }}
      </Lines>
    </fieldset>
  );
}
