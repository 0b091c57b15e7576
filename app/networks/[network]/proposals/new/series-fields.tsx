"use client";

import { useState } from "react";
import { FormField, FormSelect } from "@/app/_components/form-field";
import { chosen } from "./choices";
import type { Part } from "./form-context";
import type { Prefilled } from "./prefilled";

type Version = Extract<Prefilled, { readonly change: "metric-version" }>;

/** Who reports: a line for each series. */
export function SeriesFields({ given, at, problemOf, said, options }: Part & { given: Version }) {
  const first = given.series.length === 0 ? [{ reporter: "", subject: "" }] : given.series;
  const [lines, setLines] = useState(first.map((one, key) => ({ ...one, key })));
  const { propose } = said;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 font-[510]">{propose.series}</legend>
      {lines.map((line) => {
        const place = `${at}.series.${line.key}`;
        return (
          <div key={line.key} className="grid gap-5 sm:grid-cols-2">
            <FormSelect
              name={`${place}.reporter`}
              label={propose.series}
              problem={problemOf(`${place}.reporter`)}
              defaultValue={line.reporter}
              choices={chosen(
                line.reporter === "" ? null : line.reporter,
                options.organisations,
                propose.choices.choose,
              )}
            />
            <FormField
              name={`${place}.subject`}
              label={propose.subject}
              problem={problemOf(`${place}.subject`)}
              defaultValue={line.subject}
              maxLength={120}
              autoComplete="off"
            />
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
