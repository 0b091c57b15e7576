"use client";

import { ScrollRegion } from "@/app/_components/scroll-region";

/** What a file would add, in words, with the rows to be mended before anything is written. */
export type Preview = {
  readonly changed: boolean;
  readonly shown: string;
  readonly counts: string;
  readonly leftOut: string;
  readonly writes: string;
  readonly lines: readonly {
    readonly row: number;
    readonly case: string;
    readonly says: string;
    readonly due: string;
    readonly keptBy: string;
  }[];
  readonly moreLines: number;
  readonly problems: readonly {
    readonly row: number;
    readonly where: string;
    readonly says: string;
  }[];
  readonly moreProblems: number;
};

export type PreviewWords = Readonly<
  Record<
    | "changed"
    | "lines"
    | "row"
    | "case"
    | "says"
    | "due"
    | "keptBy"
    | "problems"
    | "problemsLead"
    | "more",
    string
  >
>;

/** What a file would add; a button that writes it where every row can be taken. */
export function ImportPreview({
  preview,
  words,
  busy,
  onWrite,
}: {
  preview: Preview;
  words: PreviewWords;
  busy: boolean;
  onWrite: () => void;
}) {
  const { changed, counts, leftOut, writes, problems, lines } = preview;
  return (
    <div className="flex flex-col gap-5">
      <div role="status" className="flex flex-col gap-1">
        {changed ? <p className="text-watch">{words.changed}</p> : null}
        {counts === "" ? null : <p className="font-[590]">{counts}</p>}
        {leftOut === "" ? null : <p className="text-ink-2">{leftOut}</p>}
      </div>
      {problems.length === 0 ? null : <Problems preview={preview} words={words} />}
      {lines.length === 0 ? null : <Lines preview={preview} words={words} />}
      {writes === "" ? null : (
        <div>
          <button type="button" className="button-primary" disabled={busy} onClick={onWrite}>
            {writes}
          </button>
        </div>
      )}
    </div>
  );
}

type Part = { preview: Preview; words: PreviewWords };

function Problems({ preview: { problems, moreProblems }, words }: Part) {
  return (
    <section aria-labelledby="promise-problems">
      <h3 id="promise-problems" className="font-[590]">
        {words.problems}
      </h3>
      <p className="mt-1 max-w-[70ch] text-ink-2">{words.problemsLead}</p>
      <ul className="card mt-2 divide-y divide-line">
        {problems.map(({ row, where, says }) => (
          <li key={`${row} ${where} ${says}`} className="px-5 py-3">
            <p className="font-[510]">
              {words.row} {row}, {where}
            </p>
            <p className="text-ink-2">{says}</p>
          </li>
        ))}
      </ul>
      <More count={moreProblems} words={words} />
    </section>
  );
}

function Lines({ preview: { lines, moreLines }, words }: Part) {
  return (
    <section aria-labelledby="promise-lines">
      <h3 id="promise-lines" className="mb-2 font-[590]">
        {words.lines}
      </h3>
      <ScrollRegion label={words.lines}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.case}</th>
              <th scope="col">{words.says}</th>
              <th scope="col">{words.due}</th>
              <th scope="col">{words.keptBy}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.row}>
                <td>{line.row}</td>
                <th scope="row" className="whitespace-nowrap">
                  {line.case}
                </th>
                <td className="min-w-56">{line.says}</td>
                <td className="whitespace-nowrap">{line.due}</td>
                <td>{line.keptBy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <More count={moreLines} words={words} />
    </section>
  );
}

function More({ count, words }: { count: number; words: PreviewWords }) {
  if (count === 0) return null;
  return <p className="mt-2 text-ink-2">{words.more.replace("#", count.toLocaleString("en"))}</p>;
}
