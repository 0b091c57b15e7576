"use client";

import { useState } from "react";
import type { PoolRelease } from "@/lib/slas/pool-terms";
import { choicesOf } from "./choices";
import type { Part } from "./form-context";
import { Lines } from "./lines";
import { fieldsOf, oneOf } from "./short-field";

type Of<Kind extends PoolRelease["kind"]> = Extract<PoolRelease, { readonly kind: Kind }>;

/** What a pool pays by the outcome, with the fields of its kind. */
export function ReleaseFields({ given, ...part }: Part & { given: PoolRelease }) {
  const said = part.said.pact.pool;
  const [kind, setKind] = useState<PoolRelease["kind"]>(given.kind);
  const field = fieldsOf(part);
  return (
    <div className="flex flex-col gap-5">
      {field.choice("kind", said.release, {
        value: kind,
        choices: choicesOf(said.releases),
        onChange: (value) => {
          setKind(oneOf(said.releases, value));
        },
      })}
      <div className="grid items-end gap-5 sm:grid-cols-2">
        <OfKind kind={kind} given={given} {...part} />
      </div>
    </div>
  );
}

function OfKind({
  kind,
  given,
  ...part
}: Part & { kind: PoolRelease["kind"]; given: PoolRelease }) {
  const words = part.said.pact.pool;
  switch (kind) {
    case "saving":
      return <Saving {...part} given={given.kind === "saving" ? given : null} />;
    case "line":
      return (
        <>
          {fieldsOf(part).number("target", words.target, given.kind === "line" ? given.target : "")}
          <Below {...part} given={given.kind === "line" ? given : null} />
        </>
      );
    case "steps":
      return <Steps {...part} given={given.kind === "steps" ? given : null} />;
    case "ranges":
      return <Ranges {...part} given={given.kind === "ranges" ? given : null} />;
  }
}

function Saving({ given, ...part }: Part & { given: Of<"saving"> | null }) {
  const words = part.said.pact.pool;
  const field = fieldsOf(part);
  return (
    <>
      {field.choice("counts", words.counts, {
        value: given?.counts ?? "right",
        choices: choicesOf(words.counted),
      })}
      {field.number("baseline", words.baseline, given?.baseline ?? "")}
      {field.number("unitCost", words.unitCost, given?.unitCost ?? "")}
      {field.number("patience", words.patience, String(given?.patience ?? 0))}
    </>
  );
}

function Below({ given, ...part }: Part & { given: Of<"line"> | Of<"steps"> | null }) {
  const words = part.said.pact.pool;
  const field = fieldsOf(part);
  return (
    <>
      {field.number("floor", words.floor, given?.floor ?? "")}
      {field.number("pain", words.pain, given?.pain ?? "0")}
    </>
  );
}

function Steps({ given, ...part }: Part & { given: Of<"steps"> | null }) {
  const words = part.said.pact.pool;
  return (
    <>
      {fieldsOf(part).choice("better", words.better, {
        value: given?.better ?? "higher",
        choices: choicesOf(words.betters),
      })}
      <Below {...part} given={given} />
      <div className="sm:col-span-2">
        <Lines
          given={given?.steps ?? [{ from: "", percent: "" }]}
          least={1}
          words={{ add: words.addStep, remove: words.removeStep }}
          problem={part.problemOf(`${part.at}.steps`)}
        >
          {({ key, given: step }) => {
            const field = fieldsOf({ ...part, at: `${part.at}.steps.${key}` });
            return (
              <div className="grid grow grid-cols-2 items-end gap-3">
                {field.number("from", words.from, step?.from ?? "")}
                {field.number("percent", words.percent, step?.percent ?? "")}
              </div>
            );
          }}
        </Lines>
      </div>
    </>
  );
}

function Ranges({ given, ...part }: Part & { given: Of<"ranges"> | null }) {
  const words = part.said.pact.pool;
  return (
    <>
      {fieldsOf(part).number("target", words.target, given?.target ?? "")}
      <div className="sm:col-span-2">
        <Lines
          given={given?.ranges ?? [{ from: "", to: "", percent: "" }]}
          least={1}
          words={{ add: words.addStep, remove: words.removeStep }}
          problem={part.problemOf(`${part.at}.ranges`)}
        >
          {({ key, given: range }) => {
            const field = fieldsOf({ ...part, at: `${part.at}.ranges.${key}` });
            return (
              <div className="grid grow grid-cols-3 items-end gap-3">
                {field.number("from", words.rangeFrom, range?.from ?? "")}
                {field.number("to", words.rangeTo, range?.to ?? "")}
                {field.number("percent", words.rangePercent, range?.percent ?? "")}
              </div>
            );
          }}
        </Lines>
      </div>
    </>
  );
}
