"use client";

import { FormTicks } from "@/app/_components/form-field";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { driverText } from "@/lib/proposals/typed";
import { EffectFields } from "./effect-fields";
import type { Part } from "./form-context";
import { fieldsOf } from "./short-field";

type Trigger = NonNullable<ChangeOf<"band-set">["flex"]>["rules"][number]["trigger"];

type Given = Part & { readonly trigger: Trigger | null };

/** What makes a rule apply: the fields of its kind, filled in where the rule is of that kind. */
export function TriggerFields({
  kind,
  isRange,
  ...given
}: Given & { kind: Trigger["kind"]; isRange: boolean }) {
  switch (kind) {
    case "season":
      return <Season {...given} />;
    case "volume":
      return <Volume {...given} />;
    case "condition":
      return <Condition {...given} />;
    case "ramp":
      return <Ramp {...given} isRange={isRange} />;
  }
}

function Condition({ trigger, ...part }: Given) {
  const value = trigger?.kind === "condition" ? trigger.condition : "";
  return fieldsOf(part).text("condition", part.said.propose.condition, value, 60);
}

function Ramp({ trigger, isRange, ...part }: Given & { isRange: boolean }) {
  const { last, lastShifts } = part.said.propose;
  return (
    <EffectFields
      {...part}
      at={`${part.at}.last`}
      effect={trigger?.kind === "ramp" ? trigger.last : null}
      isRange={isRange}
      labels={{ amount: last, shifts: lastShifts }}
    />
  );
}

function Season({ at, problemOf, said, trigger }: Given) {
  const name = `${at}.months`;
  return (
    <div className="sm:col-span-3">
      <FormTicks
        name={name}
        label={said.propose.months}
        problem={problemOf(name)}
        choices={said.months.map((month, index) => ({ value: String(index + 1), text: month }))}
        ticked={trigger?.kind === "season" ? trigger.months.map(String) : []}
      />
    </div>
  );
}

function Volume({ trigger, ...part }: Given) {
  const given = trigger?.kind === "volume" ? trigger : null;
  const { drivers } = part.options;
  const { propose } = part.said;
  const field = fieldsOf(part);
  const { every, amount, most } = given?.growth ?? { every: "", amount: "", most: "" };
  return (
    <>
      <div className="sm:col-span-2">
        {field.choice("driver", propose.driver, {
          value: given === null ? (drivers[0]?.value ?? "") : driverText(given.driver),
          choices: drivers,
        })}
      </div>
      {field.text("over", propose.over, given?.over ?? "", 60)}
      {field.text("growth.every", propose.growthEvery, every, 60)}
      {field.text("growth.amount", propose.growthAmount, amount, 60)}
      {field.text("growth.most", propose.growthMost, most, 60)}
    </>
  );
}
