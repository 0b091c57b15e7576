import { integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** Who asked an organisation for its figures of a month: each other organisation at most once. */
export const figureRequests = pgTable(
  "figure_requests",
  {
    networkId: uuid("network_id").notNull(),
    period: integer().notNull(),
    organisationId: uuid("organisation_id").notNull(),
    askedById: uuid("asked_by_id").notNull(),
    personId: uuid("person_id").notNull(),
    askedAt: timestamp("asked_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      columns: [table.networkId, table.period, table.organisationId, table.askedById],
    }),
  ],
);

/** Which of an organisation's managers were reminded of a month by mail, and why. Written by a job. */
export const reminders = pgTable(
  "reminders",
  {
    networkId: uuid("network_id").notNull(),
    period: integer().notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    reason: text({ enum: ["due", "asked"] }).notNull(),
    remindedAt: timestamp("reminded_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      columns: [table.networkId, table.period, table.organisationId, table.personId, table.reason],
    }),
  ],
);
