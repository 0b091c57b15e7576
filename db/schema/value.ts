import {
  boolean,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

const signed = {
  organisationId: uuid("organisation_id").notNull(),
  personId: uuid("person_id").notNull(),
  audience: uuid().array().notNull(),
};

/** What organisations say that they had from a partnership in a month. Only takes new rows. */
export const valueEntries = pgTable(
  "value_entries",
  {
    networkId: uuid("network_id").notNull(),
    number: integer().notNull(),
    period: integer().notNull(),
    kind: text({ enum: ["saving", "income", "cost"] }).notNull(),
    amount: numeric().notNull(),
    currency: text().notNull(),
    says: text().notNull(),
    guardKey: integer("guard_key"),
    otherId: uuid("other_id").notNull(),
    claimedAt: timestamp("claimed_at", { withTimezone: true }).notNull().defaultNow(),
    ...signed,
  },
  (table) => [primaryKey({ columns: [table.networkId, table.number] })],
);

/** Whether the other side recognises them, and why not. Only takes new rows. */
export const valueAnswers = pgTable(
  "value_answers",
  {
    networkId: uuid("network_id").notNull(),
    entryNumber: integer("entry_number").notNull(),
    recognised: boolean().notNull(),
    says: text(),
    answeredAt: timestamp("answered_at", { withTimezone: true }).notNull().defaultNow(),
    ...signed,
  },
  (table) => [primaryKey({ columns: [table.networkId, table.entryNumber] })],
);
