import { useState } from "react";
import { FormField } from "@/app/_components/form-field";

/** An organisation of the person's own that could join. */
export type Choice = { readonly slug: string; readonly name: string; readonly isMember: boolean };

/** The organisation that is answered for: the name of a new one, or one of the person's own. */
export function WhichOrganisation({
  invitedAs,
  choices,
  problem,
  nameProblem,
  words,
}: {
  invitedAs: string;
  choices: readonly Choice[];
  problem: string | null;
  nameProblem: string | null;
  words: Readonly<
    Record<"organisationName" | "which" | "another" | "anotherName" | "isMember", string>
  >;
}) {
  const first = choices.find(({ isMember }) => !isMember)?.slug ?? "";
  const [chosen, choose] = useState(first);
  const name = (
    <FormField
      label={choices.length === 0 ? words.organisationName : words.anotherName}
      name="organisationName"
      autoComplete="organization"
      defaultValue={invitedAs}
      maxLength={200}
      problem={nameProblem}
    />
  );
  if (choices.length === 0) return name;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-[510]">{words.which}</legend>
      {[...choices, { slug: "", name: words.another, isMember: false }].map((one) => (
        <label key={one.slug} className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
          <input
            type="radio"
            name="organisation"
            value={one.slug}
            checked={chosen === one.slug}
            disabled={one.isMember}
            className="size-4 shrink-0 accent-accent"
            onChange={() => {
              choose(one.slug);
            }}
          />
          <span className="wrap-anywhere">
            {one.name}
            {one.isMember ? <span className="text-ink-2"> ({words.isMember})</span> : null}
          </span>
        </label>
      ))}
      {problem === null ? null : <p className="text-[13px] text-breach">{problem}</p>}
      {chosen === "" ? name : null}
    </fieldset>
  );
}
