import { FormField } from "@/app/_components/form-field";

/** How the fields of a figure are called; the second is null where its kind has none. */
export type FieldLabels = { readonly first: string; readonly second: string | null };

/** The fields of a figure by its definition: one part or two. */
export function FigureFields({
  labels,
  entered,
  fieldOf,
}: {
  labels: FieldLabels;
  entered: { readonly numerator: string; readonly denominator: string };
  fieldOf: (name: "numerator" | "denominator") => { name: string; problem: string | null };
}) {
  const amount = { inputMode: "decimal", autoComplete: "off", maxLength: 40 } as const;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField
        {...fieldOf("numerator")}
        {...amount}
        label={labels.first}
        defaultValue={entered.numerator}
      />
      {labels.second === null ? null : (
        <FormField
          {...fieldOf("denominator")}
          {...amount}
          label={labels.second}
          defaultValue={entered.denominator}
        />
      )}
    </div>
  );
}
