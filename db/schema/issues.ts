import { boolean, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { issueCauses, issueEntryKinds } from "@/lib/issues/issue";

const at = (name: string) => timestamp(name, { withTimezone: true });

/** What was raised to a go-to person in confidence; `audience` is empty until its author releases it. */
export const issues = pgTable(
  "issues",
  {
    networkId: uuid("network_id").notNull(),
    id: uuid().notNull().defaultRandom(),
    cause: text({ enum: issueCauses }).notNull(),
    says: text().notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    personName: text("person_name").notNull(),
    goToOrganisationId: uuid("go_to_organisation_id").notNull(),
    goToPersonId: uuid("go_to_person_id").notNull(),
    goToName: text("go_to_name").notNull(),
    ownerIds: uuid("owner_ids").array().notNull(),
    raisedAt: at("raised_at").notNull(),
    settledAt: at("settled_at"),
    releasedAt: at("released_at"),
    audience: uuid().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.id] })],
);

/** What the two wrote in it. Only takes new rows; readers may join. Who reads stands on each. */
export const issueEntries = pgTable(
  "issue_entries",
  {
    networkId: uuid("network_id").notNull(),
    issue: uuid().notNull(),
    number: integer().notNull(),
    kind: text({ enum: issueEntryKinds }).notNull(),
    about: integer(),
    says: text(),
    byAuthor: boolean("by_author").notNull(),
    writtenAt: at("written_at").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    goToOrganisationId: uuid("go_to_organisation_id").notNull(),
    goToPersonId: uuid("go_to_person_id").notNull(),
    audience: uuid().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.issue, table.number] })],
);
