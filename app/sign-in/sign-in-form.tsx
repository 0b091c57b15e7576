"use client";

import { signIn } from "next-auth/react";
import { useActionState } from "react";
import { ownPath } from "@/lib/access/own-path";

/** The words that the form needs. */
type Words = {
  readonly email: string;
  readonly password: string;
  readonly button: string;
  readonly busy: string;
  readonly wrong: string;
  readonly limited: string;
  readonly unreachable: string;
};

type State = {
  readonly refused: "wrong" | "limited" | "unreachable" | null;
  readonly email: string;
};

/** Signs in without leaving the page, so that a refused attempt keeps the e-mail that was typed. */
export function SignInForm({ next, words }: { next: string; words: Words }) {
  const [state, submit, busy] = useActionState(
    async (_before: State, form: FormData): Promise<State> => {
      const email = textOf(form, "email");
      const answer = await signIn("credentials", {
        email,
        password: textOf(form, "password"),
        redirect: false,
      }).catch(() => undefined);
      if (answer?.ok === true && answer.error === null) {
        window.location.assign(ownPath(next, window.location.origin));
        return { refused: null, email };
      }
      if (answer === undefined || answer.status === 503) return { refused: "unreachable", email };
      return { refused: answer.status === 429 ? "limited" : "wrong", email };
    },
    { refused: null, email: "" },
  );
  return (
    <form action={submit} className="flex max-w-[340px] flex-col gap-4">
      <label className="flex flex-col gap-1 font-[510]">
        {words.email}
        <input
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={state.email}
          key={state.email}
          className="field"
        />
      </label>
      <label className="flex flex-col gap-1 font-[510]">
        {words.password}
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          className="field"
        />
      </label>
      <p role="alert" className="min-h-5 text-breach empty:hidden">
        {state.refused === null ? "" : words[state.refused]}
      </p>
      <button type="submit" className="button-primary" disabled={busy}>
        {busy ? words.busy : words.button}
      </button>
    </form>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
