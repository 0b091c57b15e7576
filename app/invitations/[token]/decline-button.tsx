import { useRouter } from "next/navigation";
import { startTransition, useActionState, useEffect } from "react";
import { AnswerText, type FormWords } from "@/app/_components/answer-text";
import { noAnswer } from "@/app/_components/no-answer";
import { decline } from "./actions";

/** Declines at once; the page then says so. */
export function DeclineButton({
  token,
  label,
  words,
}: {
  token: string;
  label: string;
  words: FormWords;
}) {
  const router = useRouter();
  const [answer, press, busy] = useActionState<{ readonly state: string } | null>(
    () => decline({ token }).catch(noAnswer),
    null,
  );
  useEffect(() => {
    if (answer?.state === "closed") router.refresh();
  }, [answer, router]);
  return (
    <div className="flex flex-col gap-2">
      <button
        type="button"
        className="button-equal"
        disabled={busy}
        onClick={() => {
          startTransition(press);
        }}
      >
        {busy ? words.busy : label}
      </button>
      <AnswerText answer={answer} words={words} />
    </div>
  );
}
