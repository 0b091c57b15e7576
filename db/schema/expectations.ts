import { integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { expectationKinds } from "@/lib/promises/expectation";

/** What isn't promised to customers, or where they can't leave, as it was put to all members. Only takes new rows. */
export const expectations = pgTable(
  "expectations",
  {
    networkId: uuid("network_id").notNull(),
    number: integer().notNull(),
    kind: text({ enum: expectationKinds }).notNull(),
    says: text().notNull(),
    metricCode: text("metric_code"),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    proposedAt: timestamp("proposed_at", { withTimezone: true }).notNull().defaultNow(),
    partyIds: uuid("party_ids").array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.number] })],
);

/** Who agreed to it or declined, and why; each party's last answer counts. Only takes new rows. */
export const expectationAnswers = pgTable(
  "expectation_answers",
  {
    networkId: uuid("network_id").notNull(),
    expectation: integer().notNull(),
    number: integer().notNull(),
    answer: text({ enum: ["agree", "decline"] }).notNull(),
    reason: text(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    answeredAt: timestamp("answered_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.expectation, table.number] })],
);
