import { startTransition, useActionState, useEffect, useRef, type SubmitEvent } from "react";
import type { Told } from "./answer-text";
import { noAnswer, type NoAnswer } from "./no-answer";

/**
 * A form that is sent without leaving the page. What was typed stays, whatever the answer; once it is done the form is
 * empty again, and of what is to be mended the first field gets the focus. `problemOf` gives what is to be mended in a
 * field, if anything, `fieldOf` the field's name with it; the rest is what the form's foot tells.
 */
export function useSent<Answer extends Told>(send: (form: FormData) => Promise<Answer>) {
  const sent = useRef<HTMLFormElement>(null);
  const [answer, dispatch, busy] = useActionState(
    (_before: Answer | NoAnswer | null, form: FormData) => send(form).catch(noAnswer),
    null,
  );
  useEffect(() => {
    if (answer?.state === "done") sent.current?.reset();
    if (answer?.state === "refused") {
      sent.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid=true]")?.focus();
    }
  }, [answer]);
  // An `action` would empty the fields by itself.
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    sent.current = event.currentTarget;
    const form = new FormData(event.currentTarget);
    startTransition(() => {
      dispatch(form);
    });
  };
  const told: Told | null = answer;
  const problemOf = (field: FieldOf<Answer>): string | null =>
    told?.problems?.find((one) => one.field === field)?.says ?? null;
  const fieldOf = (name: FieldOf<Answer>) => ({ name, problem: problemOf(name) });
  return { answer, busy, onSubmit, fieldOf, problemOf };
}

/** The names of the fields of which an answer can say that they are to be mended. */
type FieldOf<Answer> = Answer extends {
  readonly problems: readonly { readonly field: infer Field }[];
}
  ? Field
  : never;

/** A field's text; empty where the form has none of this name. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** The values of the boxes of this name that are ticked. */
export function tickedOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value): value is string => typeof value === "string");
}
