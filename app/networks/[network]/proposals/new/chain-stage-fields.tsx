"use client";

import { useState } from "react";
import { seriesText } from "@/lib/proposals/typed";
import { organisationsFor } from "./choices";
import type { Part } from "./form-context";
import { Lines, Wrong, type Line } from "./lines";
import type { PrefilledChain } from "./prefilled";
import { withGiven } from "./series-choices";
import { fieldsOf } from "./short-field";

type Stage = PrefilledChain["terms"]["stages"][number];
type Branch = Stage["branches"][number];

/** The stages of a chain: what is shown first comes first. */
export function StageList({ given, ...part }: Part & { given: readonly Stage[] }) {
  const { at, said, problemOf } = part;
  const words = said.pact.chain;
  const [stages, setStages] = useState<readonly Line<Stage>[]>(
    given.map((one, key) => ({ key, given: one })),
  );
  const [next, setNext] = useState(given.length);
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className="mb-2 font-[590]">{words.stages}</legend>
      {stages.map((stage, index) => (
        <fieldset
          key={stage.key}
          className="flex min-w-0 flex-col gap-4 rounded-control border border-line-strong p-4"
        >
          <legend className="px-1 font-[590]">{`${words.stage} ${index + 1}`}</legend>
          <StageFields {...part} at={`${at}.stages.${stage.key}`} given={stage.given} />
          <div className="flex flex-wrap gap-3">
            {index === 0 ? null : (
              <button
                type="button"
                className="button-quiet"
                aria-label={`${words.earlier}: ${index + 1}`}
                onClick={() => {
                  setStages(earlier(stages, index));
                }}
              >
                {words.earlier}
              </button>
            )}
            {stages.length === 1 ? null : (
              <button
                type="button"
                className="button-quiet"
                aria-label={`${words.removeStage}: ${index + 1}`}
                onClick={() => {
                  setStages(stages.filter(({ key }) => key !== stage.key));
                }}
              >
                {words.removeStage}
              </button>
            )}
          </div>
        </fieldset>
      ))}
      <Wrong text={problemOf(`${at}.stages`)} />
      <button
        type="button"
        className="button-quiet self-start"
        onClick={() => {
          setStages([...stages, { key: next, given: null }]);
          setNext(next + 1);
        }}
      >
        {words.addStage}
      </button>
    </fieldset>
  );
}

function earlier<Item>(items: readonly Item[], index: number): readonly Item[] {
  const moved = items.slice(index, index + 1);
  const others = items.toSpliced(index, 1);
  return others.toSpliced(index - 1, 0, ...moved);
}

const nobody: Branch = { name: "", organisation: "", share: "100", series: null };

function StageFields({ given, ...part }: Part & { given: Stage | null }) {
  const { at, said, options, problemOf } = part;
  const words = said.pact.chain;
  const field = fieldsOf(part);
  const handOff = given === null || given.handOff === null ? "" : seriesText(given.handOff);
  return (
    <>
      <div className="grid items-start gap-5 sm:grid-cols-3">
        {field.text("name", words.name, given?.name ?? "", 120)}
        {field.choice("isOptional", words.optional, {
          value: given?.isOptional === true ? "yes" : "no",
          choices: [
            { value: "no", text: words.always },
            { value: "yes", text: words.notAlways },
          ],
        })}
        {field.choice("handOff", words.handOff, {
          value: handOff,
          choices: withGiven(options.yields, {
            series: handOff,
            between: [],
            choose: words.noHandOff,
          }),
        })}
      </div>
      <p className="text-[13px] text-ink-2">{words.branches}</p>
      <Lines
        given={given?.branches ?? [nobody]}
        least={1}
        words={{ add: words.addBranch, remove: words.removeBranch }}
        problem={problemOf(`${at}.branches`)}
      >
        {({ key, given: branch }) => (
          <BranchFields {...part} at={`${at}.branches.${key}`} given={branch ?? nobody} />
        )}
      </Lines>
    </>
  );
}

function BranchFields({ given, ...part }: Part & { given: Branch }) {
  const { said, options } = part;
  const words = said.pact.chain;
  const field = fieldsOf(part);
  const series = given.series === null ? "" : seriesText(given.series);
  return (
    <div className="grid grow items-end gap-3 sm:grid-cols-4">
      {field.choice("organisation", words.organisation, {
        value: given.organisation,
        choices: organisationsFor(given.organisation, part),
      })}
      {field.choice("series", words.series, {
        value: series,
        choices: withGiven(options.yields, { series, between: [], choose: words.unmeasured }),
      })}
      {field.number("share", words.share, given.share)}
      {field.text("name", words.branch, given.name, 120)}
    </div>
  );
}
