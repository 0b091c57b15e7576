import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";

/** Chains of work with their outcome, measured at the customer; `composedMetricCode` names the bands that judge the composed yield, `agreedFrom` the month from which its parties agreed otherwise. */
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
    agreedFrom: integer("agreed_from"),
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

/** What was agreed of a chain from a month on; null terms end it. The database numbers chains: 1 is the one that was loaded. Only takes new rows. */
export const chainVersions = pgTable(
  "chain_versions",
  {
    networkId: uuid("network_id").notNull(),
    name: text().notNull(),
    effectiveFrom: integer("effective_from").notNull(),
    partyIds: uuid("party_ids").array().notNull(),
    terms: jsonb().$type<ChangeOf<"chain">["terms"]>(),
    textHash: text("text_hash").notNull(),
    proposalNumber: integer("proposal_number").notNull(),
    audience: uuid().array().notNull(),
    chainNumber: integer("chain_number").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.name, table.effectiveFrom] })],
);
