"use client";

import { failed } from "./words/en/shell";

/** What is shown when a page failed: nothing of the cause, but a reference that the log knows. */
export default function Failed({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="content" className="mx-auto flex max-w-[52ch] flex-col gap-3 px-6 py-24">
      <h1 className="text-2xl leading-8 font-semibold tracking-tight">{failed.title}</h1>
      <p className="text-ink-2">
        {failed.text} <code className="font-[590]">{error.digest ?? "—"}</code>
      </p>
      <p>
        <button type="button" onClick={reset} className="button-primary">
          {failed.again}
        </button>
      </p>
    </main>
  );
}
