import { useId, type InputHTMLAttributes, type ReactNode } from "react";

type Given = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | "type"
  | "defaultValue"
  | "autoComplete"
  | "maxLength"
  | "readOnly"
  | "inputMode"
  | "value"
  | "onChange"
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
}: Around & {
  readonly name: string;
  readonly maxLength: number;
  readonly defaultValue?: string | undefined;
  readonly rows?: number;
}) {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(told) => <textarea rows={4} className="field w-full py-2" {...told} {...text} />}
    </Labelled>
  );
}

/** One of several values, each with its text. */
export type Choice = { readonly value: string; readonly text: string };

/** The same for one of several values, the first where none is told; `onChange` where something else depends on it. */
export function FormSelect({
  label,
  hint,
  problem,
  choices,
  defaultValue = choices[0]?.value ?? "",
  onChange,
  ...select
}: Around & {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly defaultValue?: string;
  readonly onChange?: (value: string) => void;
}) {
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(told) => (
        <select
          className="field w-full"
          defaultValue={defaultValue}
          onChange={(event) => onChange?.(event.target.value)}
          {...told}
          {...select}
        >
          {choices.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Any of several values, ticked or not. */
export function FormTicks({
  label,
  hint = "",
  problem,
  name,
  choices,
  ticked,
}: Around & {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly ticked: readonly string[];
}) {
  const id = useId();
  const below = [hint === "" ? "" : `${id}-hint`, problem === null ? "" : `${id}-problem`];
  const described = below.filter((one) => one !== "").join(" ");
  return (
    <fieldset
      tabIndex={-1}
      data-invalid={problem !== null}
      aria-describedby={described === "" ? undefined : described}
      className="flex flex-col gap-1"
    >
      <legend className="mb-1 font-[510]">{label}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {choices.map(({ value, text }) => (
          <label key={value} className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={ticked.includes(value)}
              className="size-4 shrink-0 accent-accent"
            />
            {text}
          </label>
        ))}
      </div>
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
    </fieldset>
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
