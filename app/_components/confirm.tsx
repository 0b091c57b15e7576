import type { ReactNode } from "react";

/** A step before what can't be taken back: a button that only opens what it would do, with the button that does it. */
export function Confirm({
  label,
  text,
  children,
}: {
  label: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <details>
      <summary className="button-quiet cursor-pointer list-none [&::-webkit-details-marker]:hidden">
        {label}
      </summary>
      <div className="mt-2 flex max-w-[60ch] flex-col gap-3 rounded-control border border-line-strong p-3">
        <p>{text}</p>
        <div>{children}</div>
      </div>
    </details>
  );
}
