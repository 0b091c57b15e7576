import { AnswerText, type FormWords, type Told } from "./answer-text";

/** The end of a form: the button that sends it, and what came of that. */
export function FormFoot({
  send,
  name,
  look = "button-primary",
  busy,
  answer,
  answers,
}: {
  send: string;
  /** What the button is called where its label alone doesn't tell what it is about. */
  name?: string;
  look?: "button-primary" | "button-quiet";
  busy: boolean;
  answer: Told | null;
  answers: FormWords;
}) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      <button type="submit" className={look} aria-label={busy ? undefined : name} disabled={busy}>
        {busy ? answers.busy : send}
      </button>
      <AnswerText answer={answer} words={answers} />
    </div>
  );
}
