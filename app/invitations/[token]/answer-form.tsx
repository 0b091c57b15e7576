import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { textOf, useSent } from "@/app/_components/use-sent";
import { accept } from "./actions";
import { DeclineButton } from "./decline-button";
import { PersonFields, type PersonAsks } from "./person-fields";
import { WhichOrganisation, type Choice } from "./which-organisation";

/** The words that the form needs. */
export type AnswerWords = Readonly<
  Record<
    | "email"
    | "name"
    | "password"
    | "newPassword"
    | "passwordHint"
    | "organisationName"
    | "which"
    | "another"
    | "anotherName"
    | "isMember"
    | "accept"
    | "decline"
    | "declineText"
    | "signInToAccept",
    string
  >
>;

/** What is asked of whoever answers; nothing that whoever invites has said already. */
export type Asks = PersonAsks & {
  /** The organisation's name as it was invited; null where it is a person who was. */
  readonly organisation: string | null;
  readonly choices: readonly Choice[];
};

/** Accept or decline, two equal buttons, with the few fields that accepting needs. */
export function AnswerForm({
  token,
  askedHash,
  asks,
  words,
  answers,
}: {
  token: string;
  askedHash: string;
  asks: Asks;
  words: AnswerWords;
  answers: FormWords;
}) {
  const router = useRouter();
  const { answer, busy, onSubmit, problemOf } = useSent(async (form) => {
    const result = await accept({
      token,
      askedHash,
      name: textOf(form, "name"),
      password: textOf(form, "password"),
      organisation: textOf(form, "organisation"),
      organisationName: textOf(form, "organisationName"),
    });
    // Here and not once it is shown: by then the page is that of an invitation which was accepted.
    if (result.state === "accepted") window.location.assign(result.href);
    return result;
  });
  useEffect(() => {
    if (answer?.state === "closed" || answer?.state === "changed") router.refresh();
  }, [answer, router]);
  const waiting = busy || answer?.state === "accepted";
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      <PersonFields asks={asks} words={words} problem={problemOf} />
      {asks.organisation === null ? null : (
        <WhichOrganisation
          invitedAs={asks.organisation}
          choices={asks.choices}
          problem={problemOf("organisation")}
          nameProblem={problemOf("organisationName")}
          words={words}
        />
      )}
      <div className="grid grid-cols-2 gap-3">
        <button type="submit" className="button-equal" disabled={waiting}>
          {waiting ? answers.busy : words.accept}
        </button>
        <DeclineButton token={token} label={words.decline} words={answers} />
      </div>
      <AnswerText answer={answer} words={answers} />
      <p className="text-[13px] text-ink-2">{words.declineText}</p>
    </form>
  );
}
