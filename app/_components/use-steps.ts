"use client";

import { useState } from "react";

/** What is sent: a file with its name and what else is asked of it, or what is said about one. */
export type Sent =
  | { readonly file: File; readonly asked?: Readonly<Record<string, string>> }
  | { readonly said: object };

/** The words of what may come in between: those of progress have a # for a number. */
export type StepWords = {
  readonly progress: Readonly<Record<string, string>>;
  readonly gone: string;
  readonly signedOut: string;
  readonly failed: string;
};

/** Where a step of an import is: what is told meanwhile, and what went wrong. */
export type Step = { readonly busy: boolean; readonly says: string; readonly wrong: string };

const resting: Step = { busy: false, says: "", wrong: "" };

/** What a step of importing figures came to. */
export type Answer = {
  readonly state: string;
  readonly file?: string;
  readonly refusal?: { readonly code: string; readonly row: number | null };
  readonly names?: readonly string[];
  readonly count?: number;
};

/**
 * Sends steps of an import and tells how far they are.
 *
 * @param onDone is given what a step came to; gives what went wrong in words, or null
 * @returns with what the last step came to, until it is forgotten
 */
export function useSteps<Done extends { readonly state: string } = Answer>(
  url: string,
  words: StepWords,
  onDone: (answer: Done) => string | null,
) {
  const [step, setStep] = useState(resting);
  const [told, setTold] = useState<Done | null>(null);
  const wrongOf = (answer: Done | Ended | null): string => {
    if (answer === null) return words.failed;
    if (!isGoing(answer)) return answer.state === "gone" ? words.gone : words.signedOut;
    setTold(answer);
    return onDone(answer) ?? "";
  };
  const send = async (sent: Sent) => {
    setStep({ ...resting, busy: true, says: words.progress["sending"] ?? "" });
    const answer = await answerTo<Done>(url, sent, (name, rows) => {
      const says = words.progress[name]?.replace("#", rows.toLocaleString("en")) ?? "";
      setStep({ ...resting, busy: true, says });
    });
    setStep({ ...resting, wrong: wrongOf(answer) });
  };
  return { ...step, send, told, forget: () => setTold(null) };
}

/** Nothing more can be done. */
type Ended = { readonly state: "signed-out" | "gone" };

function isGoing<Done extends { readonly state: string }>(answer: Done | Ended): answer is Done {
  return answer.state !== "signed-out" && answer.state !== "gone";
}

/** What a step came to, told by the last line of what comes back; null where none came. */
async function answerTo<Done>(
  url: string,
  sent: Sent,
  onProgress: (step: string, rows: number) => void,
): Promise<Done | Ended | null> {
  const response = await fetch(...requestOf(url, sent)).catch(() => null);
  if (response === null) return null;
  if (response.status === 401) return { state: "signed-out" };
  if (response.status === 404) return { state: "gone" };
  let done: Done | null = null;
  const take = (line: string) => {
    const told: ProgressLine<Done> = JSON.parse(line);
    if ("done" in told) done = told.done;
    if ("step" in told) onProgress(told.step, told.rows);
  };
  if (response.ok) await eachLine(response, take).catch(() => undefined);
  return done;
}

type ProgressLine<Done> =
  | { readonly step: string; readonly rows: number }
  | { readonly done: Done }
  | { readonly failed: true };

function requestOf(url: string, sent: Sent): readonly [url: string, request: RequestInit] {
  if ("said" in sent) {
    const headers = { "content-type": "application/json" };
    return [url, { method: "POST", headers, body: JSON.stringify(sent.said) }];
  }
  const query = new URLSearchParams({ ...sent.asked, name: sent.file.name });
  const headers = { "content-type": "application/octet-stream" };
  return [
    `${url}${url.includes("?") ? "&" : "?"}${query}`,
    { method: "POST", headers, body: sent.file },
  ];
}

async function eachLine({ body }: Response, take: (line: string) => void): Promise<void> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const read = await reader?.read();
    if (read?.value === undefined) return;
    const lines = (rest + decoder.decode(read.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(take);
  }
}

/** Why a file can't be read, in words that have a # for what is said and ROW for the row's number. */
export function refusalText(
  refusal: Answer["refusal"],
  words: {
    readonly failed: string;
    readonly atRow: string;
    readonly refusals: Readonly<Record<string, string>>;
  },
): string {
  const says = words.refusals[refusal?.code ?? ""] ?? words.failed;
  const row = refusal?.row ?? null;
  return row === null
    ? says
    : words.atRow.replace("#", says.replace(/\.$/, "")).replace("ROW", String(row));
}
