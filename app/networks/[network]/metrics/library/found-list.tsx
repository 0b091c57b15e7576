"use client";

import { useState, type SubmitEvent } from "react";
import { tickedOf } from "@/app/_components/use-sent";
import type { Prefilled } from "../../proposals/new/prefilled";
import type { FoundDefinition } from "./read-file-of";

/** The words of the list. */
export type FoundWords = Readonly<
  Record<"found" | "problems" | "choose" | "tooMany" | "none" | "fill", string>
>;

/** How many definitions are proposed together at most: each is a form of its own. */
const most = 20;

/** What was found in a file, of which some can be ticked to be proposed together, and what is to be mended in it. */
export function FoundList({
  found,
  wrong: problems,
  words,
  onChosen,
}: {
  found: readonly FoundDefinition[];
  wrong: readonly string[];
  words: FoundWords;
  onChosen: (changes: readonly Prefilled[]) => void;
}) {
  const [refused, setRefused] = useState("");
  const proposable = found.filter(({ changes }) => changes.length > 0);
  const choose = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const ticked = tickedOf(new FormData(event.currentTarget), "metric");
    const tooMany = ticked.length > most ? words.tooMany : "";
    setRefused(ticked.length === 0 ? words.none : tooMany);
    if (ticked.length === 0 || ticked.length > most) return;
    onChosen(
      proposable.filter(({ metric }) => ticked.includes(metric)).flatMap((one) => one.changes),
    );
  };
  return (
    <div className="flex flex-col gap-5">
      {problems.length === 0 ? null : (
        <div className="flex flex-col gap-2">
          <h3 className="font-[590]">{words.problems}</h3>
          <ul className="card divide-y divide-line">
            {problems.map((problem) => (
              <li key={problem} className="px-4 py-2 wrap-anywhere">
                {problem}
              </li>
            ))}
          </ul>
        </div>
      )}
      {found.length === 0 ? null : (
        <form noValidate onSubmit={choose} className="flex flex-col gap-3">
          <h3 className="font-[590]">{words.found}</h3>
          {proposable.length === 0 ? null : <p className="text-ink-2">{words.choose}</p>}
          <ul className="card divide-y divide-line">
            {found.map((one) => (
              <Item key={one.metric} one={one} isTicked={proposable.indexOf(one) < most} />
            ))}
          </ul>
          {proposable.length === 0 ? null : (
            <div className="flex flex-wrap items-center gap-4">
              <button type="submit" className="button-quiet">
                {words.fill}
              </button>
              <p role="alert" className="text-breach empty:hidden">
                {refused}
              </p>
            </div>
          )}
        </form>
      )}
    </div>
  );
}

function Item({ one, isTicked }: { one: FoundDefinition; isTicked: boolean }) {
  const { metric, name, standing, changes } = one;
  const text = (
    <span className="min-w-0 wrap-anywhere">
      <span className="text-ink-3">{metric}</span> {name}
      <span className="block text-[13px] text-ink-2">{standing}</span>
    </span>
  );
  if (changes.length === 0) return <li className="px-4 py-2 pl-10">{text}</li>;
  return (
    <li>
      <label className="flex min-h-11 items-center gap-3 px-4 py-2">
        <input
          type="checkbox"
          name="metric"
          value={metric}
          defaultChecked={isTicked}
          className="size-4 shrink-0 accent-accent"
        />
        {text}
      </label>
    </li>
  );
}
