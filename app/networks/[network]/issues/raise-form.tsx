"use client";

import type { FormWords } from "@/app/_components/answer-text";
import { FormSelect, FormText, type Choice } from "@/app/_components/form-field";
import { FormFoot } from "@/app/_components/form-foot";
import { textOf, useSent } from "@/app/_components/use-sent";
import { issueCauses, issueOwners } from "@/lib/issues/issue";
import { raise } from "./actions";

type Words = Readonly<
  Record<
    "title" | "lead" | "to" | "choose" | "cause" | "says" | "saysHint" | "owner" | "send",
    string
  >
>;

/** Asks for what an issue needs. The value of a go-to person is the organisation's id and the person's, with a space between. */
export function RaiseForm({
  slug,
  people,
  causes,
  owners,
  words,
  answers,
}: {
  slug: string;
  people: readonly Choice[];
  causes: readonly Choice[];
  owners: readonly Choice[];
  words: Words;
  answers: FormWords;
}) {
  const { onSubmit, fieldOf, ...sent } = useSent((form) => {
    const [organisationId = "", personId] = textOf(form, "to").split(" ");
    return raise(slug, {
      goTo: personId === undefined ? null : { organisationId, personId },
      cause: oneOf(issueCauses, textOf(form, "cause"), "something-else"),
      says: textOf(form, "says"),
      owner: oneOf(issueOwners, textOf(form, "owner"), "joint"),
    });
  });
  return (
    <section aria-labelledby="raise" className="flex flex-col gap-3">
      <h2 id="raise" className="section-title">
        {words.title}
      </h2>
      <p className="max-w-[70ch] text-ink-2">{words.lead}</p>
      <form noValidate onSubmit={onSubmit} className="card flex flex-col gap-5 p-5">
        <div className="grid gap-5 sm:grid-cols-3">
          <FormSelect
            {...fieldOf("to")}
            label={words.to}
            choices={[{ value: "", text: words.choose }, ...people]}
            defaultValue=""
          />
          <FormSelect name="cause" label={words.cause} choices={causes} problem={null} />
          <FormSelect
            name="owner"
            label={words.owner}
            choices={owners}
            defaultValue="joint"
            problem={null}
          />
        </div>
        <FormText {...fieldOf("says")} label={words.says} hint={words.saysHint} maxLength={2000} />
        <FormFoot {...sent} send={words.send} answers={answers} />
      </form>
    </section>
  );
}

function oneOf<Value extends string>(
  values: readonly Value[],
  text: string,
  otherwise: Value,
): Value {
  return values.find((one) => one === text) ?? otherwise;
}
