import { useId, type InputHTMLAttributes, type ReactNode } from "react";

type Given = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "type" | "defaultValue" | "autoComplete" | "maxLength" | "readOnly"
>;

type Around = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem: string | null;
};

/** A field with its label above, and below it what helps to fill it in and what is to be mended. */
export function FormField({
  label,
  hint,
  problem,
  ...input
}: Around & Given & { readonly name: string }) {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(told) => <input className="field w-full" {...told} {...input} />}
    </Labelled>
  );
}

/** The same for a text of several lines. */
export function FormText({
  label,
  hint,
  problem,
  ...text
}: Around & { readonly name: string; readonly maxLength: number }) {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(told) => <textarea rows={4} className="field w-full py-2" {...told} {...text} />}
    </Labelled>
  );
}

/** What a field says of itself to those who don't see what stands around it. */
type TellsOfItself = {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
};

function Labelled({
  label,
  hint = "",
  problem,
  children,
}: Around & { children: (told: TellsOfItself) => ReactNode }) {
  const id = useId();
  const below = [
    { id: `${id}-hint`, text: hint, look: "text-ink-2" },
    { id: `${id}-problem`, text: problem ?? "", look: "text-breach" },
  ].filter(({ text }) => text !== "");
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-[510]">
        {label}
      </label>
      {children({
        id,
        "aria-invalid": problem !== null,
        "aria-describedby": below.length === 0 ? undefined : below.map((one) => one.id).join(" "),
      })}
      {below.map((one) => (
        <p key={one.id} id={one.id} className={`text-[13px] ${one.look}`}>
          {one.text}
        </p>
      ))}
    </div>
  );
}
