import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";

/** Chains of work with their outcome, measured at the customer; `composedMetricCode` names the bands that judge the composed yield. */
export const chains = pgTable(
  "chains",
  {
    networkId: uuid("network_id").notNull(),
    number: integer().notNull(),
    name: text().notNull(),
    customer: text().notNull(),
    promise: text().notNull(),
    outcomeSeriesKey: integer("outcome_series_key").notNull(),
    composedMetricCode: text("composed_metric_code"),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.number] })],
);

/** Stages of a chain in order, each run by one organisation, with the series of its yield. */
export const chainStages = pgTable(
  "chain_stages",
  {
    networkId: uuid("network_id").notNull(),
    chainNumber: integer("chain_number").notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    organisationId: uuid("organisation_id").notNull(),
    seriesKey: integer("series_key").notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.chainNumber, table.position] })],
);
