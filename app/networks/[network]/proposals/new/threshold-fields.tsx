"use client";

import { useState } from "react";
import type { Threshold, Window } from "@/lib/slas/terms";
import { choicesOf } from "./choices";
import type { Part } from "./form-context";
import { Wrong } from "./lines";
import { fieldsOf, oneOf } from "./short-field";

/** What an obligation is held against. */
export function ThresholdFields({ given, ...part }: Part & { given: Threshold | null }) {
  const said = part.said.pact.obligation;
  const [kind, setKind] = useState<Threshold["kind"]>(given?.kind ?? "at-least");
  const field = fieldsOf(part);
  return (
    <>
      {field.choice("kind", said.threshold, {
        value: kind,
        choices: choicesOf(said.thresholds),
        onChange: (value) => {
          setKind(oneOf(said.thresholds, value));
        },
      })}
      <Bounds kind={kind} given={given} {...part} />
      <Wrong text={part.problemOf(part.at)} />
    </>
  );
}

/** The value, the two values or the level of a threshold. */
export function Bounds({
  kind,
  given,
  ...part
}: Part & { kind: Threshold["kind"]; given: Threshold | null }) {
  const said = part.said.pact.obligation;
  const field = fieldsOf(part);
  const number = (name: "value" | "from" | "to") =>
    field.number(name, said[name], boundOf(given, name));
  switch (kind) {
    case "at-least":
    case "at-most":
      return number("value");
    case "within":
      return (
        <div className="grid grid-cols-2 gap-3">
          {number("from")}
          {number("to")}
        </div>
      );
    case "level":
      return field.choice("level", said.level, {
        value: given?.kind === "level" ? given.level : "on-track",
        choices: choicesOf(said.levels),
      });
  }
}

function boundOf(threshold: Threshold | null, name: "value" | "from" | "to"): string {
  switch (threshold?.kind) {
    case "at-least":
    case "at-most":
      return name === "value" ? threshold.value : "";
    case "within":
      return name === "value" ? "" : threshold[name];
    case "level":
    case undefined:
      return "";
  }
}

/** What is judged together; pools have no rolling windows. */
export function WindowFields({
  given,
  label,
  kinds,
  ...part
}: Part & {
  given: Window | null;
  label: string;
  kinds: Readonly<Partial<Record<Window["kind"], string>>>;
}) {
  const said = part.said.pact.obligation;
  const [kind, setKind] = useState<Window["kind"]>(given?.kind ?? "month");
  const field = fieldsOf(part);
  return (
    <>
      {field.choice("kind", label, {
        value: kind,
        choices: choicesOf(kinds),
        onChange: (value) => {
          setKind(oneOf(said.windows, value));
        },
      })}
      {kind === "rolling"
        ? field.number(
            "months",
            said.months,
            given?.kind === "rolling" ? String(given.months) : "3",
          )
        : null}
    </>
  );
}
