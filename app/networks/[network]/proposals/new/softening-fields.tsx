"use client";

import { useState } from "react";
import { Disclosure } from "@/app/_components/disclosure";
import { FormSelect, FormTicks } from "@/app/_components/form-field";
import type { Dependency, Obligation } from "@/lib/slas/terms";
import { choicesOf } from "./choices";
import type { Part } from "./form-context";
import { Lines, Wrong } from "./lines";
import { fieldsOf, oneOf } from "./short-field";
import { Bounds } from "./threshold-fields";

type Given = Part & { readonly given: Obligation | null };

/** An obligation of the other side, as it stands in the form: its place there and its short name. */
type Other = { readonly id: number; readonly key: string };

/** What softens an obligation: what it depends on, grace, exclusions and earn-back; open where something of it is said or wrong. */
export function SofteningFields({ others, ...props }: Given & { others: readonly Other[] }) {
  const { given, at, said, problemOf } = props;
  const isSaid =
    given !== null &&
    (given.grace !== null ||
      given.earnBack !== null ||
      given.dependsOn.length > 0 ||
      given.exclusions.length > 0);
  const isWrong = wrongIn.some((name) => problemOf(`${at}.${name}`) !== null);
  return (
    <Disclosure summary={said.pact.softened.title} isOpen={isSaid || isWrong}>
      <div className="flex flex-col gap-4">
        <Dependencies {...props} others={others} />
        <Grace {...props} />
        <Exclusions {...props} />
        <EarnBack {...props} />
      </div>
    </Disclosure>
  );
}

/** The fields in there that an answer can name; a dependency's are found by its place. */
const wrongIn = [
  "grace.misses",
  "grace.periods",
  "grace.from",
  "grace.to",
  "earnBack",
  "earnBack.windows",
  "earnBack.threshold",
  "earnBack.threshold.value",
  "earnBack.threshold.from",
  "earnBack.threshold.to",
  ...Array.from({ length: 20 }, (_none, index) =>
    ["on", "lag", "share"].map((name) => `dependsOn.${index}.${name}`),
  ).flat(),
];

function Dependencies({ given, others, ...part }: Given & { others: readonly Other[] }) {
  const said = part.said.pact.softened;
  if (others.length === 0 && given === null) {
    return <p className="text-[13px] text-ink-2">{said.noOthers}</p>;
  }
  return (
    <Lines
      given={given?.dependsOn ?? []}
      words={{ add: said.addDependency, remove: said.removeDependency }}
      problem={part.problemOf(`${part.at}.dependsOn`)}
    >
      {({ key, given: dependency }) => (
        <DependencyFields
          {...part}
          at={`${part.at}.dependsOn.${key}`}
          given={dependency}
          others={others}
        />
      )}
    </Lines>
  );
}

/** An obligation of the other side goes by its place in the form, since its name may still change; what is sent is its name. */
function DependencyFields({
  given,
  others,
  ...part
}: Part & { given: Dependency | null; others: readonly Other[] }) {
  const said = part.said.pact.softened;
  const field = fieldsOf(part);
  const first = others.find(({ key }) => key === given?.on) ?? others[0];
  const [chosen, setChosen] = useState(String(first?.id ?? ""));
  const on = others.find(({ id }) => String(id) === chosen)?.key ?? "";
  return (
    <div className="grid grow grid-cols-3 items-end gap-3">
      <input type="hidden" name={`${part.at}.on`} value={on} />
      <div className="col-span-3">
        <FormSelect
          name={`${part.at}.chosen`}
          label={said.dependsOn}
          problem={part.problemOf(`${part.at}.on`)}
          defaultValue={chosen}
          choices={others.map(({ id, key }) => ({ value: String(id), text: key }))}
          onChange={setChosen}
        />
      </div>
      {field.number("lag", said.lag, String(given?.lag ?? 0))}
      <div className="col-span-2">{field.number("share", said.share, given?.share ?? "1")}</div>
    </div>
  );
}

function Grace({ given, ...props }: Given) {
  const part = { ...props, at: `${props.at}.grace` };
  const said = part.said.pact.softened;
  const field = fieldsOf(part);
  const grace = given?.grace ?? null;
  return (
    <div className="grid grid-cols-2 items-end gap-3">
      {field.number("misses", said.grace, grace === null ? "" : String(grace.misses))}
      {field.number("periods", said.windows, grace === null ? "" : String(grace.periods))}
      {field.text("from", said.from, grace?.from ?? "", 7)}
      {field.text("to", said.to, grace?.to ?? "", 7)}
    </div>
  );
}

function Exclusions({ given, at, said, options, problemOf }: Given) {
  const ticked = given?.exclusions ?? [];
  const unknown = ticked.filter((name) => options.conditions.every(({ value }) => value !== name));
  const choices = [...options.conditions, ...unknown.map((name) => ({ value: name, text: name }))];
  const words = said.pact.softened;
  return (
    <FormTicks
      name={`${at}.exclusions`}
      label={words.exclusions}
      hint={choices.length === 0 ? words.noConditions : ""}
      problem={problemOf(`${at}.exclusions`)}
      choices={choices}
      ticked={ticked}
    />
  );
}

function EarnBack({ given, ...props }: Given) {
  const part = { ...props, at: `${props.at}.earnBack` };
  const { said, problemOf, at } = part;
  const words = said.pact.softened;
  const { thresholds } = said.pact.obligation;
  const { windows = null, threshold = null } = given?.earnBack ?? {};
  const kinds = {
    own: words.earnBackOwn,
    "at-least": thresholds["at-least"],
    "at-most": thresholds["at-most"],
    within: thresholds.within,
  };
  const [kind, setKind] = useState<keyof typeof kinds>(threshold?.kind ?? "own");
  const field = fieldsOf(part);
  return (
    <div className="grid grid-cols-2 items-end gap-3">
      <div className="col-span-2">
        {field.number("windows", words.earnBack, String(windows ?? ""))}
      </div>
      {field.choice("threshold.kind", words.earnBackIf, {
        value: kind,
        choices: choicesOf(kinds),
        onChange: (typed) => {
          setKind(oneOf(kinds, typed));
        },
      })}
      {kind === "own" ? null : (
        <Bounds {...part} at={`${at}.threshold`} kind={kind} given={threshold} />
      )}
      <div className="col-span-2">
        <Wrong text={problemOf(at) ?? problemOf(`${at}.threshold`)} />
      </div>
    </div>
  );
}
