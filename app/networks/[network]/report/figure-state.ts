import type { Fields, MonthRow } from "./month-row";

/** How a figure's line stands between what is typed and what is saved. */
export type FigureState =
  | "empty"
  | "editing"
  | "saving"
  | "saved"
  | "refused"
  | "conflict"
  | "unsent"
  | "retrying"
  | "submitted"
  | "locked";

/** Whether what was typed got no answer so far. */
export function isWaiting(state: FigureState | undefined): boolean {
  return state === "unsent" || state === "retrying";
}

/** How a line stands when the page comes. */
export function initialState({ submitted, locked, entered }: MonthRow): FigureState {
  if (submitted) return "submitted";
  return locked === null ? settledState(entered) : "locked";
}

/** How a line stands when what is in its fields is what is saved. */
export function settledState(fields: Fields): FigureState {
  return fields.numerator !== "" || fields.notApplicable ? "saved" : "empty";
}
