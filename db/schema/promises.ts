import { integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { entryKinds } from "@/lib/promises/case-entry";

const at = (name: string) => timestamp(name, { withTimezone: true });

/** A customer's case by its reference, as it stands: who is accountable, who is asked to take over. */
export const cases = pgTable(
  "cases",
  {
    networkId: uuid("network_id").notNull(),
    reference: text().notNull(),
    openedById: uuid("opened_by_id").notNull(),
    accountableId: uuid("accountable_id").notNull(),
    offeredToId: uuid("offered_to_id"),
    closedAt: at("closed_at"),
    audience: uuid().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.reference, table.openedById] })],
);

/** What happened in a case. Only takes new rows; readers may join. */
export const caseEntries = pgTable(
  "case_entries",
  {
    networkId: uuid("network_id").notNull(),
    reference: text().notNull(),
    openedById: uuid("opened_by_id").notNull(),
    number: integer().notNull(),
    kind: text({ enum: entryKinds }).notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    recordedAt: at("recorded_at").notNull(),
    promise: integer(),
    role: text(),
    hand: text(),
    says: text(),
    dueAt: at("due_at"),
    toId: uuid("to_id"),
    handed: integer().array(),
    audience: uuid().array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.networkId, table.reference, table.openedById, table.number] }),
  ],
);

/** Who was told by mail that a promise is overdue, and at which step. Written by a job. */
export const promiseReminders = pgTable(
  "promise_reminders",
  {
    networkId: uuid("network_id").notNull(),
    reference: text().notNull(),
    openedById: uuid("opened_by_id").notNull(),
    promise: integer().notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    step: text({ enum: ["overdue", "still-overdue"] }).notNull(),
    remindedAt: at("reminded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.networkId,
        table.reference,
        table.openedById,
        table.promise,
        table.organisationId,
        table.personId,
        table.step,
      ],
    }),
  ],
);
