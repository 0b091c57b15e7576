"use client";

import { Fragment, useState } from "react";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { choicesOf } from "./choices";
import { FlexRules } from "./flex-fields";
import type { Part } from "./form-context";
import { Wrong } from "./lines";
import type { Prefilled } from "./prefilled";
import { fieldsOf } from "./short-field";

type Band = Extract<Prefilled, { readonly change: "band-set" }>;
type Direction = ChangeOf<"band-set">["bounds"]["direction"];

const oneSided = [
  ["target", "target"],
  ["floor", "floor"],
  ["stretch", "stretch"],
] as const;
const ranges = [
  ["inner.from", "innerFrom"],
  ["inner.to", "innerTo"],
  ["outer.from", "outerFrom"],
  ["outer.to", "outerTo"],
] as const;

/** Bounds, and what relaxes them: flex rules and grace. */
export function BandFields({ given, ...part }: Part & { given: Band }) {
  const { at, problemOf, said, options } = part;
  const { propose, card } = said;
  const unit = options.units.find(({ value }) => value === given.metric)?.text ?? null;
  const [direction, setDirection] = useState<Direction>(given.bounds.direction);
  const bound = fieldsOf({ ...part, at: `${at}.bounds` });
  return (
    <div className="flex flex-col gap-6">
      {given.isNew || unit === null ? null : (
        <p className="text-[13px] text-ink-2">{`${propose.boundsIn}: ${unit}`}</p>
      )}
      <div className="grid gap-5 sm:grid-cols-3">
        <div className="sm:col-span-3">
          {bound.choice("direction", propose.direction, {
            value: given.bounds.direction,
            choices: choicesOf(card.directions),
            onChange: (value) => {
              setDirection(directionOf(value));
            },
          })}
        </div>
        {(direction === "in-range" ? ranges : oneSided).map(([name, word]) => (
          <Fragment key={name}>{bound.number(name, propose[word], valueOf(given, name))}</Fragment>
        ))}
      </div>
      <Wrong text={problemOf(`${at}.bounds`)} />
      <FlexRules given={given.flex} isRange={direction === "in-range"} {...part} />
      <GraceFields given={given.grace} {...part} />
    </div>
  );
}

function GraceFields({ given, ...part }: Part & { given: Band["grace"] }) {
  const { propose } = part.said;
  const field = fieldsOf({ ...part, at: `${part.at}.grace` });
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-[590]">{propose.grace}</legend>
      <p className="text-[13px] text-ink-2">{propose.graceLead}</p>
      <div className="grid gap-5 sm:grid-cols-4">
        {field.text("misses", propose.misses, given === null ? "" : String(given.misses), 7)}
        {field.text("periods", propose.periods, given === null ? "" : String(given.periods), 7)}
        {field.text("from", propose.ruleFrom, given?.from ?? "", 7)}
        {field.text("to", propose.ruleTo, given?.to ?? "", 7)}
      </div>
    </fieldset>
  );
}

function valueOf({ bounds }: Band, name: string): string {
  if (bounds.direction === "in-range") {
    const values: Readonly<Record<string, string>> = {
      "inner.from": bounds.inner.from,
      "inner.to": bounds.inner.to,
      "outer.from": bounds.outer.from,
      "outer.to": bounds.outer.to,
    };
    return values[name] ?? "";
  }
  const { target, floor, stretch } = bounds;
  const values: Readonly<Record<string, string>> = { target, floor, stretch: stretch ?? "" };
  return values[name] ?? "";
}

function directionOf(value: string): Direction {
  return value === "lower" || value === "in-range" ? value : "higher";
}
