import type { FormWords } from "@/app/_components/answer-text";
import { DeclineButton } from "./decline-button";

/** For an invitation to somebody who has an account and isn't signed in with it: accepting begins with that. */
export function OtherAccount({
  token,
  says,
  words,
  answers,
}: {
  token: string;
  says: string;
  words: Readonly<Record<"signInToAccept" | "decline" | "declineText", string>>;
  answers: FormWords;
}) {
  const back = encodeURIComponent(`/invitations/${token}`);
  return (
    <div className="flex flex-col gap-4">
      <p className="wrap-anywhere">{says}</p>
      <div className="grid grid-cols-2 gap-3">
        <a href={`/sign-in?next=${back}`} className="button-equal">
          {words.signInToAccept}
        </a>
        <DeclineButton token={token} label={words.decline} words={answers} />
      </div>
      <p className="text-[13px] text-ink-2">{words.declineText}</p>
    </div>
  );
}
