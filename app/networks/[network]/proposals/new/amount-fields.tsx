"use client";

import { organisationsFor } from "./choices";
import type { Part } from "./form-context";
import { Wrong } from "./lines";
import { PartyTicks } from "./party-fields";
import type { PrefilledAmount } from "./prefilled";
import { fieldsOf } from "./short-field";

/** Amounts of a named series of money, a field for each month. */
export function AmountFields({ given, ...part }: Part & { given: PrefilledAmount }) {
  const { at, said, problemOf } = part;
  const words = said.pact.amount;
  const field = fieldsOf(part);
  const months = fieldsOf({ ...part, at: `${at}.amounts` });
  return (
    <div className="flex flex-col gap-5">
      <div className="grid items-start gap-5 sm:grid-cols-3">
        {field.text("name", words.name, given.name, 60)}
        {field.choice("reporter", words.reporter, {
          value: given.reporter,
          choices: organisationsFor(given.reporter, part),
        })}
        {field.text("subject", words.subject, given.subject, 120)}
      </div>
      <PartyTicks {...part} words={words} ticked={given.parties} />
      <p className="text-[13px] text-ink-2">{words.lead}</p>
      <div className="grid gap-4 sm:grid-cols-4">
        {Object.entries(given.amounts).map(([month, amount]) => (
          <div key={month}>{months.number(month, month, amount)}</div>
        ))}
      </div>
      <Wrong text={problemOf(`${at}.amounts`)} />
    </div>
  );
}
