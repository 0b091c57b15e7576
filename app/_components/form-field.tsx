import { useId, type InputHTMLAttributes } from "react";

type Given = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "defaultValue" | "autoComplete" | "maxLength" | "readOnly"
>;

/** A field with its label above, and below it what helps to fill it in and what is to be mended. */
export function FormField({
  label,
  name,
  hint = "",
  problem,
  ...input
}: Given & { label: string; name: string; hint?: string; problem: string | null }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-[510]">
        {label}
      </label>
      <input
        id={id}
        name={name}
        className="field w-full"
        aria-invalid={problem !== null}
        aria-describedby={describedBy(id, { hint, problem })}
        {...input}
      />
      <Below id={id} hint={hint} problem={problem} />
    </div>
  );
}

/** The same for a text of several lines. */
export function FormText({
  label,
  name,
  hint = "",
  problem,
  maxLength,
}: {
  label: string;
  name: string;
  hint?: string;
  problem: string | null;
  maxLength: number;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-[510]">
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        rows={4}
        maxLength={maxLength}
        className="field w-full py-2"
        aria-invalid={problem !== null}
        aria-describedby={describedBy(id, { hint, problem })}
      />
      <Below id={id} hint={hint} problem={problem} />
    </div>
  );
}

/** What is to be mended in a field, if anything. */
export function problemIn<Field extends string>(
  answer: {
    readonly state: string;
    readonly problems?: readonly { readonly field: Field; readonly says: string }[];
  } | null,
  field: Field,
): string | null {
  return answer?.problems?.find((one) => one.field === field)?.says ?? null;
}

type Texts = { readonly hint: string; readonly problem: string | null };

function describedBy(id: string, { hint, problem }: Texts): string | undefined {
  const ids = [
    ...(hint === "" ? [] : [`${id}-hint`]),
    ...(problem === null ? [] : [`${id}-problem`]),
  ];
  return ids.length === 0 ? undefined : ids.join(" ");
}

function Below({ id, hint, problem }: Texts & { id: string }) {
  return (
    <>
      {hint === "" ? null : (
        <p id={`${id}-hint`} className="text-[13px] text-ink-2">
          {hint}
        </p>
      )}
      {problem === null ? null : (
        <p id={`${id}-problem`} className="text-[13px] text-breach">
          {problem}
        </p>
      )}
    </>
  );
}
