import {
  bigint,
  boolean,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { actNames } from "@/lib/settlement/figure-act";

const levels = ["ahead", "on-track", "watch", "breach", "no-data"] as const;

/** What was done about a figure after it was submitted, in its order. Only takes new rows. */
export const figureActs = pgTable(
  "figure_acts",
  {
    networkId: uuid("network_id").notNull(),
    seriesKey: integer("series_key").notNull(),
    period: integer().notNull(),
    reporterId: uuid("reporter_id").notNull(),
    number: integer().notNull(),
    act: text({ enum: actNames }).notNull(),
    revision: integer().notNull(),
    made: integer(),
    says: text(),
    evidence: text(),
    numerator: bigint({ mode: "number" }),
    denominator: bigint({ mode: "number" }),
    notApplicable: boolean("not_applicable").notNull().default(false),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    actedAt: timestamp("acted_at", { withTimezone: true }).notNull().defaultNow(),
    audience: uuid().array(),
  },
  (table) => [
    primaryKey({
      columns: [table.networkId, table.seriesKey, table.period, table.reporterId, table.number],
    }),
  ],
);

/** Members' signatures under months, with the text that each signed. Only takes new rows. */
export const periodSignatures = pgTable(
  "period_signatures",
  {
    networkId: uuid("network_id").notNull(),
    period: integer().notNull(),
    number: integer().notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    text: text().notNull(),
    textHash: text("text_hash").notNull(),
    covers: text().notNull(),
    signedAt: timestamp("signed_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.period, table.number] })],
);

/** How SLAs and pools stood when a month closed. Only takes new rows. */
export const frozenStatements = pgTable(
  "frozen_statements",
  {
    networkId: uuid("network_id").notNull(),
    object: text().notNull(),
    period: integer().notNull(),
    text: text().notNull(),
    textHash: text("text_hash").notNull(),
    frozenAt: timestamp("frozen_at", { withTimezone: true }).notNull().defaultNow(),
    audience: uuid().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.object, table.period] })],
);

/** How figures stood when their month closed. Only takes new rows. */
export const frozenEvaluations = pgTable(
  "frozen_evaluations",
  {
    networkId: uuid("network_id").notNull(),
    seriesKey: integer("series_key").notNull(),
    period: integer().notNull(),
    metricCode: text("metric_code").notNull(),
    revision: integer(),
    level: text({ enum: levels }).notNull(),
    baseLevel: text("base_level", { enum: levels }).notNull(),
    text: text().notNull(),
    textHash: text("text_hash").notNull(),
    audience: uuid().array(),
    frozenAt: timestamp("frozen_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.seriesKey, table.period] })],
);
