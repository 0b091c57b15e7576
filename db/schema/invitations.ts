import { boolean, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

const answers = ["accepted", "declined", "withdrawn"] as const;

/** Organisations asked to join a network, and what they would report in it. The address stands with the token alone. */
export const networkInvitations = pgTable(
  "network_invitations",
  {
    networkId: uuid("network_id").notNull(),
    id: uuid().notNull().defaultRandom(),
    organisationName: text("organisation_name").notNull(),
    invitingOrganisationId: uuid("inviting_organisation_id").notNull(),
    invitingPersonId: uuid("inviting_person_id").notNull(),
    note: text().notNull().default(""),
    metricCodes: text("metric_codes").array().notNull(),
    invitedAt: timestamp("invited_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    answer: text({ enum: answers }),
    answeredAt: timestamp("answered_at", { withTimezone: true }),
    joinedOrganisationId: uuid("joined_organisation_id"),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.id] })],
);

/** People asked to join an organisation; `roles` are those offered, by network id. */
export const staffInvitations = pgTable(
  "staff_invitations",
  {
    organisationId: uuid("organisation_id").notNull(),
    id: uuid().notNull().defaultRandom(),
    email: text().notNull(),
    name: text().notNull(),
    isAdmin: boolean("is_admin").notNull(),
    roles: jsonb().notNull().default({}),
    invitingPersonId: uuid("inviting_person_id").notNull(),
    invitedAt: timestamp("invited_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    answer: text({ enum: answers }),
    answeredAt: timestamp("answered_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.id] })],
);
