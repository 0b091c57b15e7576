"use client";

import { FormField, FormSelect, type Choice } from "@/app/_components/form-field";
import type { Part } from "./form-context";

/** Short fields of a part, by what they are called under its place. */
export function fieldsOf({ at, problemOf }: Pick<Part, "at" | "problemOf">) {
  const told = (name: string) => ({
    name: `${at}.${name}`,
    problem: problemOf(`${at}.${name}`),
  });
  return {
    number: (name: string, label: string, value: string) => (
      <FormField
        {...told(name)}
        label={label}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        defaultValue={value}
      />
    ),
    text: (name: string, label: string, value: string, most: number) => (
      <FormField
        {...told(name)}
        label={label}
        autoComplete="off"
        maxLength={most}
        defaultValue={value}
      />
    ),
    choice: (
      name: string,
      label: string,
      {
        value,
        choices,
        onChange,
      }: {
        readonly value: string;
        readonly choices: readonly Choice[];
        readonly onChange?: (value: string) => void;
      },
    ) => (
      <FormSelect
        {...told(name)}
        label={label}
        defaultValue={value}
        choices={choices}
        {...(onChange === undefined ? {} : { onChange })}
      />
    ),
  };
}

/** The choice among words for each value that is one of them; the first where it isn't. */
export function oneOf<Value extends string>(
  texts: Readonly<Record<Value, string>>,
  value: string,
): Value {
  const known = keysOf(texts);
  const found = known.find((one) => one === value) ?? known[0];
  if (found === undefined) throw new RangeError("there is nothing to choose from");
  return found;
}

function keysOf<Value extends string>(texts: Readonly<Record<Value, string>>): readonly Value[] {
  const keys: Value[] = [];
  for (const key in texts) keys.push(key);
  return keys;
}
