import type { KeyboardEvent } from "react";

/**
 * Moves among the fields as in a spreadsheet: Enter to the next one, the arrows up and down to the same place in
 * another line. False when there is nowhere to go.
 */
export function moveFocus(event: KeyboardEvent<HTMLInputElement>): boolean {
  const target = targetOf(event);
  if (target === "none") return false;
  event.preventDefault();
  target?.focus();
  return target !== undefined;
}

function targetOf({ key, currentTarget: field }: KeyboardEvent<HTMLInputElement>) {
  const line = field.closest("li");
  if (key === "Enter") {
    const all = fieldsIn(line?.parentElement);
    return all[all.indexOf(field) + 1];
  }
  if (key !== "ArrowDown" && key !== "ArrowUp") return "none";
  const other = key === "ArrowDown" ? line?.nextElementSibling : line?.previousElementSibling;
  const fields = fieldsIn(other);
  return fields[fieldsIn(line).indexOf(field)] ?? fields[0];
}

function fieldsIn(element: Element | null | undefined): HTMLInputElement[] {
  return [...(element?.querySelectorAll<HTMLInputElement>('input[type="text"]') ?? [])];
}
