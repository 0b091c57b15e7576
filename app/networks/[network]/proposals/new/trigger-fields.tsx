"use client";

import { FormField, FormSelect, FormTicks } from "@/app/_components/form-field";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";
import { driverText } from "@/lib/proposals/typed";
import { EffectFields } from "./effect-fields";
import type { Part } from "./form-context";

type Trigger = NonNullable<ChangeOf<"band-set">["flex"]>["rules"][number]["trigger"];
type Of<Kind extends Trigger["kind"]> = Extract<Trigger, { readonly kind: Kind }>;

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
  return <Text part={part} name="condition" label={part.said.propose.condition} value={value} />;
}

function Ramp({ trigger, isRange, ...part }: Given & { isRange: boolean }) {
  const { last, lastShifts } = part.said.propose;
  return (
    <EffectFields
      {...part}
      at={`${part.at}.trigger.last`}
      effect={trigger?.kind === "ramp" ? trigger.last : null}
      isRange={isRange}
      labels={{ amount: last, shifts: lastShifts }}
    />
  );
}

function Season({ at, problemOf, said, trigger }: Given) {
  const name = `${at}.trigger.months`;
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
  const { at, problemOf, said, options } = part;
  const { propose } = said;
  const name = `${at}.trigger.driver`;
  const chosen = given === null ? (options.drivers[0]?.value ?? "") : driverText(given.driver);
  return (
    <>
      <div className="sm:col-span-2">
        <FormSelect
          name={name}
          label={propose.driver}
          problem={problemOf(name)}
          defaultValue={chosen}
          choices={options.drivers}
        />
      </div>
      <Text part={part} name="over" label={propose.over} value={given?.over ?? ""} />
      <Growth part={part} growth={given?.growth ?? null} />
    </>
  );
}

function Growth({ part, growth }: { part: Part; growth: Of<"volume">["growth"] }) {
  const { propose } = part.said;
  const { every, amount, most } = growth ?? { every: "", amount: "", most: "" };
  return (
    <>
      <Text part={part} name="growth.every" label={propose.growthEvery} value={every} />
      <Text part={part} name="growth.amount" label={propose.growthAmount} value={amount} />
      <Text part={part} name="growth.most" label={propose.growthMost} value={most} />
    </>
  );
}

function Text({
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
  const field = `${at}.trigger.${name}`;
  return (
    <FormField
      name={field}
      label={label}
      problem={problemOf(field)}
      autoComplete="off"
      maxLength={60}
      defaultValue={value}
    />
  );
}
