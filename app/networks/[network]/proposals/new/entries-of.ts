/** The fields of a form as they are sent to the server: texts alone. */
export function entriesOf(form: FormData): [string, string][] {
  return [...form.entries()].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
}
