"use client";

import { useState } from "react";
import { Disclosure } from "@/app/_components/disclosure";
import type { SideTerms } from "@/lib/slas/terms";
import { choicesOf } from "./choices";
import { BaseFields } from "./consequence-fields";
import type { Part } from "./form-context";
import { Lines } from "./lines";
import type { Between } from "./series-choices";
import { fieldsOf, oneOf } from "./short-field";

type Given = Part & {
  readonly organisation: string;
  readonly between: Between;
  readonly given: SideTerms | null;
};

/** What is agreed of one of the two as obligor: what is at risk, its cap, and what its points cost. */
export function SideFields({ organisation, between, given, ...part }: Given) {
  const said = part.said.pact.side;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-1 font-[510]">{said.title}</legend>
      <input type="hidden" name={`${part.at}.organisation`} value={organisation} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        {fieldsOf(part).number("atRisk", said.atRisk, given?.atRisk ?? "")}
        <CapFields {...part} at={`${part.at}.cap`} given={given?.cap ?? null} />
      </div>
      <PointsFields {...part} at={`${part.at}.points`} given={given} between={between} />
    </fieldset>
  );
}

function CapFields({ given, ...part }: Part & { given: SideTerms["cap"] }) {
  const said = part.said.pact.side;
  const [kind, setKind] = useState<"none" | "percent" | "amount">(given?.kind ?? "none");
  const field = fieldsOf(part);
  return (
    <>
      {field.choice("kind", said.cap, {
        value: kind,
        choices: choicesOf(said.caps),
        onChange: (value) => {
          setKind(oneOf(said.caps, value));
        },
      })}
      {kind === "percent"
        ? field.number("percent", said.percent, given?.kind === "percent" ? given.percent : "")
        : null}
      {kind === "amount"
        ? field.number("amount", said.amount, given?.kind === "amount" ? given.amount : "")
        : null}
    </>
  );
}

function PointsFields({
  given,
  between,
  ...part
}: Part & { given: SideTerms | null; between: Between }) {
  const said = part.said.pact.side;
  const points = given?.points ?? null;
  return (
    <Disclosure
      summary={said.points}
      isOpen={points !== null || part.problemOf(`${part.at}.base`) !== null}
    >
      <div className="flex flex-col gap-4">
        <BaseFields
          {...part}
          at={`${part.at}.base`}
          given={points?.base ?? null}
          between={between}
        />
        <Lines
          given={points?.steps ?? []}
          words={{ add: said.addStep, remove: said.removeStep }}
          problem={part.problemOf(`${part.at}.steps`)}
        >
          {({ key, given: step }) => {
            const field = fieldsOf({ ...part, at: `${part.at}.steps.${key}` });
            return (
              <div className="grid grow grid-cols-2 items-end gap-3">
                {field.number("from", said.from, step?.from ?? "")}
                {field.number("percent", said.percentOfBase, step?.percent ?? "")}
              </div>
            );
          }}
        </Lines>
      </div>
    </Disclosure>
  );
}
