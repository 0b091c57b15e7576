/** Sentences for whatever keeps a form from being done, by the answer's state; `busy` while it is sent. */
export type FormWords = Readonly<
  Record<"busy" | "unsent" | "failed" | "signed-out" | "gone" | "malformed", string>
>;

/** An answer as far as it can be told in one sentence. */
export type Told = {
  readonly state: string;
  readonly says?: string;
  readonly problems?: readonly { readonly field: string; readonly says: string }[];
};

/** What came of sending a form, told to those who don't see it too. */
export function AnswerText({ answer, words }: { answer: Told | null; words: FormWords }) {
  const text = textOf(answer, words);
  return (
    <p
      role={answer?.state === "done" ? "status" : "alert"}
      className={`max-w-[60ch] wrap-anywhere empty:hidden ${answer?.state === "done" ? "font-[510] text-good" : "text-breach"}`}
    >
      {text}
    </p>
  );
}

function textOf(answer: Told | null, words: FormWords): string {
  if (answer === null) return "";
  if (answer.says !== undefined) return answer.says;
  const ofForm = answer.problems?.find(({ field }) => field === "form")?.says;
  if (ofForm !== undefined) return ofForm;
  const { state } = answer;
  return isTold(state, words) ? words[state] : "";
}

function isTold(state: string, words: FormWords): state is keyof FormWords {
  return state in words;
}
