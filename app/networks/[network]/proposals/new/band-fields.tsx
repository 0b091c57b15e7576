"use client";

import { useState } from "react";
import { FormField, FormSelect } from "@/app/_components/form-field";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { FlexRules } from "./flex-fields";
import type { Part } from "./form-context";
import type { Prefilled } from "./prefilled";

type Band = Extract<Prefilled, { readonly change: "band-set" }>;
type Direction = ChangeOf<"band-set">["bounds"]["direction"];

const oneSided = ["target", "floor", "stretch"] as const;
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
  const crossed = problemOf(`${at}.bounds`);
  return (
    <div className="flex flex-col gap-6">
      {given.isNew || unit === null ? null : (
        <p className="text-[13px] text-ink-2">{`${propose.boundsIn}: ${unit}`}</p>
      )}
      <div className="grid gap-5 sm:grid-cols-3">
        <div className="sm:col-span-3">
          <FormSelect
            name={`${at}.bounds.direction`}
            label={propose.direction}
            problem={problemOf(`${at}.bounds.direction`)}
            defaultValue={given.bounds.direction}
            choices={Object.entries(card.directions).map(([value, text]) => ({ value, text }))}
            onChange={(value) => {
              setDirection(directionOf(value));
            }}
          />
        </div>
        {direction === "in-range"
          ? ranges.map(([name, word]) => (
              <Bound
                key={name}
                part={part}
                name={name}
                label={propose[word]}
                value={valueOf(given, name)}
              />
            ))
          : oneSided.map((name) => (
              <Bound
                key={name}
                part={part}
                name={name}
                label={propose[name]}
                value={valueOf(given, name)}
              />
            ))}
      </div>
      {crossed === null ? null : (
        <p role="alert" className="text-[13px] text-breach">
          {crossed}
        </p>
      )}
      <FlexRules given={given.flex} isRange={direction === "in-range"} {...part} />
      <GraceFields given={given.grace} {...part} />
    </div>
  );
}

function Bound({
  part: { at, problemOf },
  name,
  label,
  value,
}: {
  part: Part;
  name: string;
  label: string;
  value: string;
}) {
  const field = `${at}.bounds.${name}`;
  return (
    <FormField
      name={field}
      label={label}
      problem={problemOf(field)}
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
      defaultValue={value}
    />
  );
}

function GraceFields({ given, at, problemOf, said }: Part & { given: Band["grace"] }) {
  const { propose } = said;
  const fields = [
    ["misses", propose.misses, given === null ? "" : String(given.misses)],
    ["periods", propose.periods, given === null ? "" : String(given.periods)],
    ["from", propose.ruleFrom, given?.from ?? ""],
    ["to", propose.ruleTo, given?.to ?? ""],
  ] as const;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-[590]">{propose.grace}</legend>
      <p className="text-[13px] text-ink-2">{propose.graceLead}</p>
      <div className="grid gap-5 sm:grid-cols-4">
        {fields.map(([name, label, value]) => (
          <FormField
            key={name}
            name={`${at}.grace.${name}`}
            label={label}
            problem={problemOf(`${at}.grace.${name}`)}
            autoComplete="off"
            maxLength={7}
            defaultValue={value}
          />
        ))}
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
