"use client";

import type { FigureWords } from "./month-figure";
import type { MonthRow } from "./month-row";
import type { useFigure } from "./use-figure";

type Figure = ReturnType<typeof useFigure>;

/** What the server said that belongs to the whole line and not to one field. */
export function FigureAnswer({
  row,
  figure,
  words,
}: {
  row: MonthRow;
  figure: Figure;
  words: FigureWords;
}) {
  const { answer } = figure;
  const text = row.locked ?? textOf(answer, words);
  const canAskAgain = answer?.state === "unsent" || answer?.state === "failed";
  return (
    <div
      role="alert"
      className="flex flex-col items-start gap-2 text-[13px] text-breach empty:hidden"
    >
      {text === "" ? null : <p className={row.locked === null ? "" : "text-ink-2"}>{text}</p>}
      {answer?.state === "conflict" ? (
        <Conflict theirs={answer.theirs} figure={figure} words={words} />
      ) : null}
      {canAskAgain ? (
        <button type="button" className="button-quiet" onClick={() => void figure.save()}>
          {words.saveNow}
        </button>
      ) : null}
    </div>
  );
}

/** Two entries for one figure, each with its author and a button of the same weight: which one stands is for the person to say. */
function Conflict({
  theirs,
  figure: { fields, save, takeTheirs },
  words,
}: {
  theirs: string;
  figure: Figure;
  words: FigureWords;
}) {
  const sides = [
    { says: theirs, button: words.takeTheirs, choose: takeTheirs },
    {
      says: `${words.youEntered} ${entered(fields, words)}`,
      button: words.keepMine,
      choose: () => void save(),
    },
  ];
  return (
    <ul className="grid w-full grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 text-ink">
      {sides.map(({ says, button, choose }) => (
        <li key={button} className="contents">
          <span>{says}</span>
          <button type="button" className="button-quiet" onClick={choose}>
            {button}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What stands in the fields, as it was typed. */
function entered({ numerator, denominator, notApplicable }: Figure["fields"], words: FigureWords) {
  if (notApplicable) return words.notApplicable.toLowerCase();
  return [numerator, denominator].filter((part) => part !== "").join(" / ") || words.emptied;
}

function textOf(answer: Figure["answer"], words: FigureWords): string {
  if (answer === null || answer.state === "saved") return "";
  if ("says" in answer) return answer.says;
  if (answer.state === "signed-out") return words.signedOut;
  if (answer.state !== "refused") return words[answer.state];
  return answer.problems
    .filter(({ field }) => field === "notApplicable")
    .map(({ says }) => says)
    .join(" ");
}
