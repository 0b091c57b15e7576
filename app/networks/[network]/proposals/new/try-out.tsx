"use client";

import { startTransition, useActionState, type MouseEvent } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { noAnswer } from "@/app/_components/no-answer";
import { tryOut } from "../actions";
import { entriesOf } from "./entries-of";
import type { FormSaid } from "./form-context";
import { TriedTable } from "../tried-table";

/** Tries what the form says on past months, below a button of the form: nothing is proposed by it. */
export function TryOut({
  slug,
  said,
  answers,
}: {
  slug: string;
  said: FormSaid["pact"]["tried"];
  answers: FormWords;
}) {
  const [answer, dispatch, busy] = useActionState(
    (_before: unknown, form: FormData) =>
      tryOut(slug, { entries: entriesOf(form) }).catch(noAnswer),
    null,
  );
  const onClick = ({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) => {
    if (form === null) return;
    const sent = new FormData(form);
    startTransition(() => {
      dispatch(sent);
    });
  };
  const told = answer?.state === "tried" ? null : answer;
  return (
    <section aria-labelledby="tried" className="card flex flex-col gap-4 p-5">
      <h2 id="tried" className="section-title">
        {said.title}
      </h2>
      <p className="text-[13px] text-ink-2">{said.lead}</p>
      <div className="flex flex-wrap items-center gap-4">
        <button type="button" className="button-quiet" disabled={busy} onClick={onClick}>
          {busy ? answers.busy : said.try}
        </button>
        <AnswerText answer={told} words={answers} />
      </div>
      <div role="status" className="flex flex-col gap-6 empty:hidden">
        {answer?.state === "tried"
          ? answer.tried.map((one) => <TriedTable key={one.title} tried={one} />)
          : null}
      </div>
    </section>
  );
}
