import { integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * Files of figures that wait to be confirmed, for a day at most. `content` has the table of the file, `reading` how it is read,
 * `difference` what it would change, `plan` the drafts to write, `rejected` the rows that aren't taken; all JSON.
 */
export const imports = pgTable(
  "imports",
  {
    networkId: uuid("network_id").notNull(),
    id: uuid().notNull().defaultRandom(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    fileName: text("file_name").notNull(),
    sha256: text().notNull(),
    rowCount: integer("row_count").notNull(),
    header: text().notNull(),
    samples: text().notNull(),
    content: text().notNull(),
    reading: text(),
    difference: text(),
    plan: text(),
    rejected: text(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.id] })],
);

/** What columns are, as an organisation said it for files with the same header; `header` is a hash of its names. */
export const importColumns = pgTable(
  "import_columns",
  {
    networkId: uuid("network_id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    header: text().notNull(),
    columns: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.organisationId, table.header] })],
);
