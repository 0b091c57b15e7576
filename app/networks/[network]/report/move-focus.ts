import type { KeyboardEvent } from "react";

/**
 * Moves among the fields as in a spreadsheet: Enter to the next one, the arrows up and down to the same place in
 * another line. False when there is nowhere to go.
 */
export function moveFocus(event: KeyboardEvent<HTMLInputElement>): boolean {
  const line = event.currentTarget.closest("li");
  const list = line?.parentElement;
  if (line === null || list === null || list === undefined) return false;
  if (event.key === "Enter") {
    event.preventDefault();
    const all = fieldsIn(list);
    return focusOn(all[all.indexOf(event.currentTarget) + 1]);
  }
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return false;
  const lines = [...list.children];
  const target = lines[lines.indexOf(line) + step];
  if (target === undefined) return false;
  event.preventDefault();
  const place = fieldsIn(line).indexOf(event.currentTarget);
  const fields = fieldsIn(target);
  return focusOn(fields[place] ?? fields[0]);
}

function focusOn(field: HTMLInputElement | undefined): boolean {
  field?.focus();
  return field !== undefined;
}

function fieldsIn(element: Element): HTMLInputElement[] {
  return [...element.querySelectorAll<HTMLInputElement>('input[type="text"]')];
}
