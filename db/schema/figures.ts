import { figureSources } from "@/lib/reporting/figure";
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

const status = () =>
  text({ enum: ["draft", "submitted", "accepted", "disputed", "final"] }).notNull();

/** The last revision of each series' report for a month; parts in the smallest unit agreed on. */
export const figures = pgTable(
  "figures",
  {
    networkId: uuid("network_id").notNull(),
    seriesKey: integer("series_key").notNull(),
    period: integer().notNull(),
    numerator: bigint({ mode: "number" }),
    denominator: bigint({ mode: "number" }),
    notApplicable: boolean("not_applicable").notNull().default(false),
    status: status(),
    revision: integer().notNull(),
    metricCode: text("metric_code").notNull(),
    metricVersion: integer("metric_version").notNull(),
    reporterId: uuid("reporter_id").notNull(),
    audience: uuid().array(),
  },
  (table) => [
    primaryKey({ columns: [table.networkId, table.seriesKey, table.period, table.reporterId] }),
  ],
);

/** Every revision of a figure, with who wrote it and when. Only takes new rows. */
export const figureRevisions = pgTable(
  "figure_revisions",
  {
    networkId: uuid("network_id").notNull(),
    seriesKey: integer("series_key").notNull(),
    period: integer().notNull(),
    revision: integer().notNull(),
    numerator: bigint({ mode: "number" }),
    denominator: bigint({ mode: "number" }),
    notApplicable: boolean("not_applicable").notNull().default(false),
    status: status(),
    metricVersion: integer("metric_version").notNull(),
    reporterId: uuid("reporter_id").notNull(),
    audience: uuid().array(),
    personId: uuid("person_id").notNull(),
    reportedAt: timestamp("reported_at", { withTimezone: true }).notNull().defaultNow(),
    source: text({ enum: figureSources }),
    reason: text(),
  },
  (table) => [
    primaryKey({
      columns: [table.networkId, table.seriesKey, table.period, table.reporterId, table.revision],
    }),
  ],
);
