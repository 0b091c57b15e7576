import type { Step } from "./use-steps";

/** How far a step is, told to everybody who waits for it; what went wrong stays. */
export function StepStatus({ step: { busy, says, wrong } }: { step: Step }) {
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      {busy ? <progress className="h-2 w-full max-w-[320px]" aria-label={says} /> : null}
      <p role="status" className="text-ink-2 empty:hidden">
        {says}
      </p>
      <p role="alert" className="max-w-[70ch] text-breach empty:hidden">
        {wrong}
      </p>
    </div>
  );
}
