import {
  doublePrecision,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true }).notNull().defaultNow();

/** What the last scan of a chain found: a cache, made anew by a job. `readFrom` says which figures it saw; without an audience it is for all of the network. */
export const chainScans = pgTable(
  "chain_scans",
  {
    networkId: uuid("network_id").notNull(),
    chainNumber: integer("chain_number").notNull(),
    engine: integer().notNull(),
    readFrom: text("read_from").notNull(),
    scannedAt: at("scanned_at"),
    result: text().notNull(),
    audience: uuid().array(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.chainNumber] })],
);

/** A month's evidence (ln M) as it was first published, to its audience or, without one, to all of the network. Only takes new rows. */
export const publishedEvidence = pgTable(
  "published_evidence",
  {
    networkId: uuid("network_id").notNull(),
    chainNumber: integer("chain_number").notNull(),
    period: integer().notNull(),
    logEvidence: doublePrecision("log_evidence").notNull(),
    publishedAt: at("published_at"),
    audience: uuid().array(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.chainNumber, table.period] })],
);

/** Answers to the warning that a month's evidence opened; the database says who reads them, as who reads that. Only takes new rows. */
export const warningAnswers = pgTable(
  "warning_answers",
  {
    networkId: uuid("network_id").notNull(),
    chainNumber: integer("chain_number").notNull(),
    openedPeriod: integer("opened_period").notNull(),
    number: integer().notNull(),
    answer: text({ enum: ["explained", "investigating", "disputed", "closed"] }).notNull(),
    note: text().notNull(),
    evidence: text(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    answeredAt: at("answered_at"),
    audience: uuid().array(),
  },
  (table) => [
    primaryKey({
      columns: [table.networkId, table.chainNumber, table.openedPeriod, table.number],
    }),
  ],
);
