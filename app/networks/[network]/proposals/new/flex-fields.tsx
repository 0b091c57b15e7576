"use client";

import { useState } from "react";
import { FormField } from "@/app/_components/form-field";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { EffectFields } from "./effect-fields";
import type { Part } from "./form-context";
import { fieldsOf } from "./short-field";
import { TriggerFields } from "./trigger-fields";

type Flex = ChangeOf<"band-set">["flex"];
type Rule = NonNullable<Flex>["rules"][number];
type Kind = Rule["trigger"]["kind"];

const kinds = ["season", "volume", "condition", "ramp"] as const satisfies Kind[];

/** Flex rules, one after the other, with the cap and the budget of all of them. */
export function FlexRules({ given, isRange, ...part }: Part & { given: Flex; isRange: boolean }) {
  const { at, problemOf, said } = part;
  const { propose } = said;
  const [rules, setRules] = useState<readonly { key: number; rule: Rule | null }[]>(
    (given?.rules ?? []).map((rule, key) => ({ key, rule })),
  );
  const [next, setNext] = useState(rules.length);
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="font-[590]">{propose.flex}</legend>
      <p className="text-[13px] text-ink-2">{propose.flexLead}</p>
      {rules.map(({ key, rule }, index) => (
        <div
          key={key}
          className="flex flex-col gap-4 rounded-control border border-line-strong p-4"
        >
          <RuleFields {...part} at={`${at}.flex.rules.${key}`} rule={rule} isRange={isRange} />
          <button
            type="button"
            className="button-quiet self-start"
            aria-label={`${propose.removeRule}: ${index + 1}`}
            onClick={() => {
              setRules(rules.filter((one) => one.key !== key));
            }}
          >
            {propose.removeRule}
          </button>
        </div>
      ))}
      {rules.length === 0 ? null : (
        <div className="grid gap-5 sm:grid-cols-2">
          <FormField
            name={`${at}.flex.cap`}
            label={propose.cap}
            problem={problemOf(`${at}.flex.cap`)}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={given?.cap ?? ""}
          />
          <FormField
            name={`${at}.flex.budget`}
            label={propose.budget}
            problem={problemOf(`${at}.flex.budget`)}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={given?.budget === null || given === null ? "" : String(given.budget)}
          />
        </div>
      )}
      <button
        type="button"
        className="button-quiet self-start"
        onClick={() => {
          setRules([...rules, { key: next, rule: null }]);
          setNext(next + 1);
        }}
      >
        {propose.addRule}
      </button>
    </fieldset>
  );
}

/** A rule of which nothing is typed yet. */
const noRule = { name: "", from: "", to: null, trigger: null, effect: null };

function RuleFields({ rule, isRange, ...part }: Part & { rule: Rule | null; isRange: boolean }) {
  const { at, said } = part;
  const { propose } = said;
  const { name, from, to, trigger, effect } = rule ?? noRule;
  const [kind, setKind] = useState<Kind>(trigger?.kind ?? "season");
  const field = fieldsOf(part);
  return (
    <div className="grid gap-5 sm:grid-cols-3">
      {field.text("name", propose.ruleName, name, 60)}
      {field.text("from", propose.ruleFrom, from, 7)}
      {field.text("to", propose.ruleTo, to ?? "", 7)}
      <div className="sm:col-span-3">
        {field.choice("trigger.kind", propose.trigger, {
          value: kind,
          choices: kinds.map((value) => ({ value, text: propose.triggers[value] })),
          onChange: (value) => {
            setKind(kinds.find((one) => one === value) ?? "season");
          },
        })}
      </div>
      <TriggerFields
        {...part}
        at={`${at}.trigger`}
        kind={kind}
        trigger={trigger}
        isRange={isRange}
      />
      <EffectFields
        {...part}
        at={`${at}.effect`}
        effect={effect}
        isRange={isRange}
        labels={{ amount: propose.amount, shifts: propose.shifts }}
      />
    </div>
  );
}
