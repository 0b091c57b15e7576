"use client";

import { FormField } from "@/app/_components/form-field";
import type { Part } from "./form-context";
import type { Prefilled } from "./prefilled";

type Forecast = Extract<Prefilled, { readonly change: "forecast" }>;

/** The forecast of a volume for some months, one field a month; an empty one forecasts nothing. */
export function ForecastFields({ given, at, problemOf, said }: Part & { given: Forecast }) {
  const { reporter, subject, part } = given;
  return (
    <div className="flex flex-col gap-4">
      {Object.entries({ reporter, subject, part }).map(([name, value]) => (
        <input key={name} type="hidden" name={`${at}.${name}`} value={value} />
      ))}
      <div className="grid gap-5 sm:grid-cols-4">
        {Object.entries(given.amounts).map(([month, amount]) => (
          <FormField
            key={month}
            name={`${at}.amounts.${month}`}
            label={month}
            problem={problemOf(`${at}.amounts.${month}`)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={16}
            defaultValue={String(amount)}
          />
        ))}
      </div>
      {problemOf(`${at}.amounts`) === null ? null : (
        <p className="text-[13px] text-breach">{said.propose.missing}</p>
      )}
    </div>
  );
}
