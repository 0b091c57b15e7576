"use client";

import { useState } from "react";
import { organisationsFor } from "./choices";
import type { Part } from "./form-context";
import type { Prefilled } from "./prefilled";
import { fieldsOf } from "./short-field";

type Version = Extract<Prefilled, { readonly change: "metric-version" }>;

/** Who reports: a line for each series. */
export function SeriesFields({ given, ...part }: Part & { given: Version }) {
  const { at, problemOf, said } = part;
  const first = given.series.length === 0 ? [{ reporter: "", subject: "" }] : given.series;
  const [lines, setLines] = useState(first.map((one, key) => ({ ...one, key })));
  const { propose } = said;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-[510]">{propose.series}</legend>
      {lines.map((line) => {
        const field = fieldsOf({ ...part, at: `${at}.series.${line.key}` });
        return (
          <div key={line.key} className="grid gap-5 sm:grid-cols-2">
            {field.choice("reporter", propose.series, {
              value: line.reporter,
              choices: organisationsFor(line.reporter, part),
            })}
            {field.text("subject", propose.subject, line.subject, 120)}
          </div>
        );
      })}
      {problemOf(`${at}.series`) === null ? null : (
        <p className="text-[13px] text-breach">{problemOf(`${at}.series`)}</p>
      )}
      <button
        type="button"
        className="button-quiet self-start"
        onClick={() => {
          setLines([...lines, { reporter: "", subject: "", key: lines.length }]);
        }}
      >
        {propose.addSeries}
      </button>
    </fieldset>
  );
}
