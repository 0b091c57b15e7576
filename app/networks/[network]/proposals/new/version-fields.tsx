"use client";

import { FormField, FormSelect, FormText, FormTicks } from "@/app/_components/form-field";
import { choicesOf, chosen } from "./choices";
import type { Part } from "./form-context";
import type { Prefilled } from "./prefilled";
import { SeriesFields } from "./series-fields";

type Version = Extract<Prefilled, { readonly change: "metric-version" }>;
type Given = Part & { readonly given: Version };

/** The fields of a definition, each of which has to be said. */
export function VersionFields(props: Given) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Meaning {...props} />
      <Measure {...props} />
      <Counting {...props} />
      <People {...props} />
      <Sharing {...props} />
    </div>
  );
}

function fieldsAt({ at, problemOf }: Part) {
  return (name: string) => ({
    name: `${at}.version.${name}`,
    problem: problemOf(`${at}.version.${name}`),
  });
}

function Meaning(props: Given) {
  const { at, said, given } = props;
  const { propose, card, terms } = said;
  const { version, isNew } = given;
  const field = fieldsAt(props);
  return (
    <>
      <input type="hidden" name={`${at}.version.version`} value={version.version ?? 1} />
      <FormField
        {...field("name")}
        label={terms.name}
        defaultValue={version.name ?? ""}
        maxLength={120}
        autoComplete="off"
      />
      {isNew ? (
        <input type="hidden" name={`${at}.version.comparable`} value="yes" />
      ) : (
        <FormSelect
          {...field("comparable")}
          label={propose.comparable}
          defaultValue={version.comparable === false ? "no" : "yes"}
          choices={[
            { value: "yes", text: propose.comparableYes },
            { value: "no", text: propose.comparableNo },
          ]}
        />
      )}
      <Long {...field("purpose")} label={terms.purpose} value={version.purpose} />
      <div className="sm:col-span-2">
        <FormTicks
          {...field("forWhom")}
          label={card.forWhom}
          choices={choicesOf(card.whom)}
          ticked={version.forWhom ?? []}
        />
      </div>
    </>
  );
}

function Measure(props: Given) {
  const { said, given } = props;
  const { propose, card, terms } = said;
  const { kind, direction, unit, decimals, measuredAt, frequency } = given.version;
  const field = fieldsAt(props);
  const one = (name: string, label: string, value: string | null, texts: Texts) => (
    <FormSelect
      {...field(name)}
      label={label}
      defaultValue={value ?? ""}
      choices={chosen(value, choicesOf(texts), propose.choices.choose)}
    />
  );
  return (
    <>
      {one("kind", card.kind, kind, said.kinds)}
      {one("direction", card.direction, direction, card.directions)}
      <FormField
        {...field("unit")}
        label={card.unit}
        defaultValue={unit ?? ""}
        maxLength={24}
        autoComplete="off"
      />
      <FormField
        {...field("decimals")}
        label={card.decimals}
        inputMode="numeric"
        defaultValue={decimals === null ? "" : String(decimals)}
        maxLength={1}
        autoComplete="off"
      />
      {one("measuredAt", card.measuredAt, measuredAt, card.measured)}
      {one("frequency", terms.frequency, frequency, terms.frequencies)}
    </>
  );
}

function Counting(props: Given) {
  const { propose, card } = props.said;
  const { version } = props.given;
  const field = fieldsAt(props);
  return (
    <>
      <Long {...field("numerator")} label={card.numerator} value={version.numerator} />
      <Long
        {...field("denominator")}
        label={card.denominator}
        value={version.denominator}
        hint={propose.denominatorHint}
      />
      <Long {...field("includes")} label={propose.includes} value={version.includes} />
      <Long
        {...field("excludes")}
        label={propose.excludes}
        value={version.excludes}
        hint={propose.excludesHint}
      />
      <Long {...field("rounding")} label={card.rounding} value={version.rounding} />
      <Long {...field("sourceSystem")} label={card.source} value={version.sourceSystem} />
      <Long
        {...field("evidence")}
        label={card.evidence}
        value={version.evidence}
        hint={propose.evidenceHint}
      />
    </>
  );
}

function People(props: Given) {
  const { said, options, given } = props;
  const { propose, card } = said;
  const { version } = given;
  const { organisations } = options;
  const field = fieldsAt(props);
  const orNone = [{ value: "", text: propose.choices.none }, ...organisations];
  const ticks = (name: "owners" | "parties", hint: string) => (
    <FormTicks
      {...field(name)}
      label={card[name]}
      hint={hint}
      choices={organisations}
      ticked={version[name] ?? []}
    />
  );
  return (
    <>
      <FormSelect
        {...field("accepting")}
        label={card.accepting}
        hint={propose.acceptingHint}
        defaultValue={version.accepting ?? ""}
        choices={orNone}
      />
      <FormSelect
        {...field("retainedOwner")}
        label={card.retained}
        hint={propose.retainedHint}
        defaultValue={version.retainedOwner ?? ""}
        choices={orNone}
      />
      <div className="flex flex-col gap-5 sm:col-span-2">
        {ticks("owners", propose.ownersHint)}
        {ticks("parties", propose.partiesHint)}
        <SeriesFields {...props} />
      </div>
    </>
  );
}

function Sharing(props: Given) {
  const { propose, card } = props.said;
  const { version, isNew } = props.given;
  const field = fieldsAt(props);
  return (
    <>
      <FormSelect
        {...field("visibility")}
        label={card.visibility}
        defaultValue={version.visibility ?? "parties"}
        choices={choicesOf(card.visible)}
      />
      <FormSelect
        {...field("inAggregate")}
        label={propose.inAggregate}
        defaultValue={version.inAggregate === true ? "yes" : "no"}
        choices={[
          { value: "yes", text: propose.choices.yes },
          { value: "no", text: propose.choices.no },
        ]}
      />
      {isNew ? null : (
        <FormField
          {...field("parallelFrom")}
          label={propose.parallelFrom}
          hint={propose.parallelHint}
          defaultValue={version.parallelFrom ?? ""}
          maxLength={7}
          autoComplete="off"
        />
      )}
    </>
  );
}

type Texts = Readonly<Record<string, string>>;

function Long({
  value,
  ...text
}: {
  readonly name: string;
  readonly label: string;
  readonly problem: string | null;
  readonly hint?: string;
  readonly value: string | null;
}) {
  return <FormText {...text} rows={3} maxLength={2000} defaultValue={value ?? ""} />;
}
