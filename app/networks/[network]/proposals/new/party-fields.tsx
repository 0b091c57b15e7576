"use client";

import type { ReactNode } from "react";
import { FormField, FormTicks } from "@/app/_components/form-field";
import type { Part } from "./form-context";
import { HoldsFields } from "./holds-fields";
import { Wrong } from "./lines";

type Given = {
  readonly isNew: boolean;
  readonly name: string;
  readonly parties: readonly string[];
  readonly holds: boolean;
};

type PartyWords = Readonly<Record<"parties" | "partiesHint", string>>;

/** What is agreed by any number of parties: its name, typed once, whose it is, and what it says while it goes on. */
export function PartyFields({
  given: { isNew, name, parties, holds },
  words,
  children,
  ...part
}: Part & { given: Given; words: PartyWords; children: ReactNode }) {
  const { at, said, problemOf } = part;
  return (
    <div className="flex flex-col gap-6">
      {isNew ? (
        <NameField {...part} value={name} />
      ) : (
        <>
          <input type="hidden" name={`${at}.name`} value={name} />
          <Wrong text={problemOf(`${at}.name`)} />
        </>
      )}
      <PartyTicks {...part} words={words} ticked={parties} />
      <HoldsFields at={at} said={said} isNew={isNew} holds={holds}>
        {children}
      </HoldsFields>
    </div>
  );
}

/** What something new is to be called. */
export function NameField({ at, said, problemOf, value }: Part & { value: string }) {
  return (
    <FormField
      name={`${at}.name`}
      label={said.pact.name}
      hint={said.pact.nameHint}
      problem={problemOf(`${at}.name`)}
      maxLength={120}
      autoComplete="off"
      defaultValue={value}
    />
  );
}

/** Which organisations are parties. */
export function PartyTicks({
  at,
  options,
  problemOf,
  words,
  ticked,
}: Part & { words: PartyWords; ticked: readonly string[] }) {
  return (
    <FormTicks
      name={`${at}.parties`}
      label={words.parties}
      hint={words.partiesHint}
      problem={problemOf(`${at}.parties`)}
      choices={options.organisations}
      ticked={ticked}
    />
  );
}
