/** Takes a CSV or a workbook, with a hint below it. */
export function SheetField({
  label,
  hint,
  id,
  onChoose,
}: {
  label: string;
  hint: string;
  /** Of the hint. */
  id: string;
  onChoose: (file: File | null) => void;
}) {
  return (
    <>
      <label className="flex flex-col gap-1 font-[510]">
        {label}
        <input
          type="file"
          name="file"
          required
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby={id}
          className="field w-full py-1.5 font-normal"
          onChange={(event) => onChoose(event.target.files?.[0] ?? null)}
        />
      </label>
      <p id={id} className="max-w-[70ch] text-ink-2">
        {hint}
      </p>
    </>
  );
}
