import type { Row } from "./actor";
import type { Rule } from "./rule";

type Kinds = Rule["kinds"];

/** Rows of two networks, and of one that an organisation left. */
export const ofEachNetwork: Kinds = {
  "of one network": (row, { one }) => row["network_id"] === one.id,
  "of another network": (row, { two }) => row["network_id"] === two.id,
  "of a network that somebody left": (row, { left }) => row["network_id"] === left.id,
};

/** Rows for all of a network and for some. */
export const ofEachAudience: Kinds = {
  "for all": (row) => row["audience"] === null,
  "for some": (row) => Array.isArray(row["audience"]),
};

/** Rows of an organisation's own in the network that it left. */
export function ofFormerMember(...columns: readonly string[]): Kinds {
  return {
    "of a former member": (row, { left }) =>
      row["network_id"] === left.id && columns.some((column) => row[column] === left.carrier.id),
  };
}

/** Rows of organisations that meet in a network, and of one that left one. */
export const ofEachOrganisation: Kinds = {
  "of one organisation": (row, { one }) => row["organisation_id"] === one.brand.id,
  "of a rival": (row, { one }) => row["organisation_id"] === one.carrier.id,
  "of an organisation elsewhere": (row, { left }) => row["organisation_id"] === left.carrier.id,
};

/** Rows with each of these values in a column. */
export function withEach(column: string, ...values: readonly (string | boolean | null)[]): Kinds {
  return Object.fromEntries(
    values.map((value) => [`whose ${column} is ${value}`, (row: Row) => row[column] === value]),
  );
}

/** At least one row. */
export const any: Kinds = { "at all": () => true };
