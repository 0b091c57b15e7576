import type { Condition, Row } from "./actor";

/** The row is of a network in which they act now, for an organisation that is a member now. */
export const inNetwork: Condition = (row, { actsIn }) => actsIn.includes(text(row, "network_id"));

/** The row is of a network in which they are a manager. */
export const managed: Condition = (row, { manages }) => manages.includes(text(row, "network_id"));

/** The row is of a network in which they are a manager or on the board. */
export const governed: Condition = (row, actor) =>
  managed(row, actor) || actor.sitsOnBoardOf.includes(text(row, "network_id"));

/** The row is of the organisation for which they act. */
export const ofOrganisation: Condition = isActing("organisation_id");

/** The row is of the organisation for which they act, and they are its admin. */
export const administered = all(ofOrganisation, (_, { isAdmin }) => isAdmin);

/** The row is about, or by, themselves. */
export const byOneself = isOneself("person_id");

/** The row is for everybody in a network of theirs, or for some organisations, theirs among them. */
export const forAudience: Condition = (row, actor) =>
  inNetwork(row, actor) &&
  (row["audience"] === null ||
    (Array.isArray(row["audience"]) && row["audience"].includes(actor.organisationId)));

/** A manager's own organisation reports the row. */
export const reported = all(managed, isActing("reporter_id"));

/** What is submitted is its audience's; a draft is its reporter's managers' alone. */
export const submittedOrOwn: Condition = (row, actor) =>
  (row["status"] !== "draft" && forAudience(row, actor)) || reported(row, actor);

/** A job sees all of the network that it works in, whoever it is for. */
export function orJobs(condition: Condition): Condition {
  return (row, actor) => (actor.role === "worker" ? inNetwork(row, actor) : condition(row, actor));
}

/** Holds for nobody. */
export const nobody: Condition = () => false;

/** The column names the organisation for which they act. */
export function isActing(column: string): Condition {
  return (row, { organisationId }) => organisationId !== null && row[column] === organisationId;
}

/** The column names themselves. */
export function isOneself(column: string): Condition {
  return (row, { personId }) => personId !== null && row[column] === personId;
}

/** The column has one of these values, whoever asks. */
export function has(column: string, ...values: readonly unknown[]): Condition {
  return (row) => values.includes(row[column]);
}

/** Each of these holds. */
export function all(...conditions: readonly Condition[]): Condition {
  return (row, actor) => conditions.every((condition) => condition(row, actor));
}

/** A column's value as text: ids and words. */
export function text(row: Row, column: string): string {
  return String(row[column]);
}
