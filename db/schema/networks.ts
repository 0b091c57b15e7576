import {
  boolean,
  date,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

/** Joint workspaces of two or more organisations; the reference window is what attribution compares with. */
export const networks = pgTable("networks", {
  id: uuid().primaryKey().defaultRandom(),
  slug: text().notNull(),
  name: text().notNull(),
  currency: text().notNull(),
  timeZone: text("time_zone").notNull(),
  fiscalYearStart: integer("fiscal_year_start").notNull(),
  synthetic: boolean().notNull().default(false),
  referenceFirst: integer("reference_first"),
  referenceLast: integer("reference_last"),
  acceptanceDays: integer("acceptance_days").notNull().default(10),
  closingDays: integer("closing_days"),
});

/** Organisations that accepted to be in a network. */
export const networkMembers = pgTable(
  "network_members",
  {
    networkId: uuid("network_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    joinedAt: timestamp("joined_at", { withTimezone: true }).notNull().defaultNow(),
    leftAt: timestamp("left_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.organisationId] })],
);

/** The names that a network may see: whoever reported or agreed in it. */
export const memberPeople = pgTable(
  "member_people",
  {
    networkId: uuid("network_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    name: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.organisationId, table.personId] })],
);

/** How people act in a network: roles out of manager, board, viewer, go-to. */
export const assignments = pgTable(
  "assignments",
  {
    networkId: uuid("network_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    roles: text().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.organisationId, table.personId] })],
);

/** Pairs of organisations with their declared engagement model; the first id is the smaller one. */
export const relationships = pgTable(
  "relationships",
  {
    networkId: uuid("network_id").notNull(),
    firstOrganisationId: uuid("first_organisation_id").notNull(),
    secondOrganisationId: uuid("second_organisation_id").notNull(),
    level: text().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.networkId, table.firstOrganisationId, table.secondOrganisationId],
    }),
  ],
);

/** Months that the network opened, as month numbers; without `closedOn` they take figures. */
export const networkPeriods = pgTable(
  "network_periods",
  {
    networkId: uuid("network_id").notNull(),
    period: integer().notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    closedOn: date("closed_on", { mode: "string" }),
    frozen: text({ enum: ["waiting", "done"] }),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.period] })],
);
