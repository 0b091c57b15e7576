import { bigint, boolean, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

/** The audit trail, one hash chain a network: the database fills seq, at, previousHash and hash. Only takes new rows. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    networkId: uuid("network_id").notNull(),
    seq: bigint({ mode: "number" }).notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    personId: uuid("person_id"),
    organisationId: uuid("organisation_id"),
    verb: text().notNull(),
    object: text().notNull(),
    payload: text().notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text().notNull(),
    audience: uuid().array(),
    managersOnly: boolean("managers_only").notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.seq] })],
);

/** An organisation's own audit trail: sign-ins, who came and went, who acts where. Filled and chained like the networks'. */
export const organisationAuditEntries = pgTable(
  "organisation_audit_entries",
  {
    organisationId: uuid("organisation_id").notNull(),
    seq: bigint({ mode: "number" }).notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    personId: uuid("person_id"),
    verb: text().notNull(),
    object: text().notNull(),
    payload: text().notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.seq] })],
);
