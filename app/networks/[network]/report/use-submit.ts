"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { NoAnswer } from "@/app/_components/no-answer";
import type { NotDone } from "@/app/form-action";
import { report as words } from "@/app/words/en/report";
import { submitMonth } from "./actions";
import { answerOf } from "./answer-of";
import type { Entry } from "./entry";
import { progressOf, type EntryStore } from "./entry-store";
import type { SubmittedMonth } from "./month-data";

type Answer = SubmittedMonth | NotDone | NoAnswer | null;

/** What stands between the month and its submission. */
export type Gap = { readonly kind: "unsaved" | "missing"; readonly entries: readonly Entry[] };

/** Submitting the month as it is seen: what is missing is listed and gets the focus; then the person attests. */
export function useSubmit(
  { slug, period, store }: { slug: string; period: string; store: EntryStore },
  { focusOn, onChanged }: { focusOn: (id: string) => void; onChanged: (says: string) => void },
) {
  const router = useRouter();
  const [answer, setAnswer] = useState<Answer>(null);
  const [gap, setGap] = useState<Gap | null>(null);
  const [attesting, setAttesting] = useState(false);
  const [busy, startSubmit] = useTransition();
  const { missing, unsaved, isSubmitted } = progressOf(store);

  /** Leaving the grid saves what was typed last: that comes first. */
  const begin = async () => {
    setAnswer(null);
    store.goTo(null);
    await store.sender.now();
    const now = progressOf(store);
    const found: readonly Gap[] = [
      { kind: "unsaved", entries: now.unsaved },
      { kind: "missing", entries: now.missing },
    ];
    const next = found.find(({ entries }) => entries.length > 0) ?? null;
    setGap(next);
    if (next?.entries[0] !== undefined) focusOn(next.entries[0].id);
    else setAttesting(true);
  };
  const submit = async () => {
    setAttesting(false);
    const seen = store
      .all()
      .filter(({ month }) => month.locked === null)
      .map(({ series, stands }) => ({ key: series.key, revision: stands.revision }));
    const result = await answerOf(submitMonth(slug, { period, seen }));
    setAnswer(result);
    if (result.state === "changed") onChanged(result.says);
    if (result.state !== "submitted") return;
    store.asSubmitted();
    // Pages that were looked at before show what stands now, should one go back to them.
    router.refresh();
  };
  const stillOpen = gap?.kind === "missing" ? missing : gap === null ? [] : unsaved;
  return {
    busy,
    /** The figures that were found missing and still are. */
    missing: new Set(gap?.kind === "missing" ? missing.map(({ id }) => id) : []),
    isSubmitted,
    attesting,
    /** What is still in the way of what was found to be. */
    gap: gap === null || stillOpen.length === 0 ? null : { kind: gap.kind, entries: stillOpen },
    begin: () => {
      startSubmit(begin);
    },
    submit: () => {
      startSubmit(submit);
    },
    back: () => {
      setAttesting(false);
    },
    says: isSubmitted ? words.submitted : answerText(answer),
  };
}

function answerText(answer: Answer): string {
  if (answer === null) return "";
  if ("says" in answer) return answer.says;
  switch (answer.state) {
    case "submitted":
      return words.nothingDue;
    case "unsent":
      return words.submitUnsent;
    case "failed":
      return words.submitFailed;
    case "signed-out":
      return words.signedOut;
    case "gone":
    case "malformed":
      return words[answer.state];
  }
}
