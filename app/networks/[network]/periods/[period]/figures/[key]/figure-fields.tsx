import { FormField } from "@/app/_components/form-field";

/** How the fields of a figure are called; the second is null where its kind has none. */
export type FieldLabels = { readonly first: string; readonly second: string | null };

/** The fields of a figure by its definition: one part or two. */
export function FigureFields({
  labels,
  entered,
  problemOf,
}: {
  labels: FieldLabels;
  entered: { readonly numerator: string; readonly denominator: string };
  problemOf: (field: "numerator" | "denominator") => string | null;
}) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField
        label={labels.first}
        name="numerator"
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        defaultValue={entered.numerator}
        problem={problemOf("numerator")}
      />
      {labels.second === null ? null : (
        <FormField
          label={labels.second}
          name="denominator"
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          defaultValue={entered.denominator}
          problem={problemOf("denominator")}
        />
      )}
    </div>
  );
}
