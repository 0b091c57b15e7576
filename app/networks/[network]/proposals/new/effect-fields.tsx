"use client";

import { FormField } from "@/app/_components/form-field";
import type { Effect } from "@/lib/bands/flex-rule";
import type { Part } from "./form-context";

const shifts = ["outerFrom", "innerFrom", "innerTo", "outerTo"] as const;

/** How far bounds move: by one amount to the worse, or each bound of a range by its own. */
export function EffectFields({
  at,
  problemOf,
  said,
  effect,
  isRange,
  labels,
}: Part & {
  effect: Effect | null;
  isRange: boolean;
  labels: { readonly amount: string; readonly shifts: string };
}) {
  const field = (name: string, label: string, value: string) => (
    <FormField
      key={name}
      name={`${at}.${name}`}
      label={label}
      problem={problemOf(`${at}.${name}`)}
      inputMode={isRange ? "text" : "decimal"}
      autoComplete="off"
      maxLength={20}
      defaultValue={value}
    />
  );
  if (!isRange) {
    return field(
      "amount",
      labels.amount,
      effect !== null && "amount" in effect ? effect.amount : "",
    );
  }
  const own = effect !== null && "innerFrom" in effect ? effect : null;
  return (
    <fieldset className="grid gap-5 sm:col-span-3 sm:grid-cols-4">
      <legend className="mb-1 font-[510]">{labels.shifts}</legend>
      {shifts.map((name) => field(name, said.propose[name], own?.[name] ?? "0"))}
    </fieldset>
  );
}
