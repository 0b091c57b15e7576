import {
  boolean,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { Driver, DriverName, Flex, Grace } from "@/lib/bands/flex-rule";

/** A driver as the database keeps it: by the names that were agreed to, and by the key of the series that they mean. */
export type StoredDriver = Driver & DriverName;

/** Flex as the database keeps it. */
export type StoredFlex = Flex<StoredDriver>;

/** Jointly defined measures by their code. `audience`: null is the whole network, otherwise the organisations listed. */
export const metrics = pgTable(
  "metrics",
  {
    networkId: uuid("network_id").notNull(),
    code: text().notNull(),
    audience: uuid().array(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.code] })],
);

/** Definitions: what was proposed, and, where every party agreed to `textHash`, what is in force from a month on. */
export const metricVersions = pgTable(
  "metric_versions",
  {
    networkId: uuid("network_id").notNull(),
    metricCode: text("metric_code").notNull(),
    version: integer().notNull(),
    effectiveFrom: integer("effective_from").notNull(),
    comparable: boolean().notNull(),
    name: text().notNull(),
    purpose: text().notNull(),
    kind: text({ enum: ["proportion", "mean", "rate", "count", "amount", "index"] }).notNull(),
    unit: text().notNull(),
    decimals: integer().notNull(),
    direction: text({ enum: ["higher", "lower", "in-range"] }).notNull(),
    measuredAt: text("measured_at", { enum: ["customer", "stage"] }).notNull(),
    forWhom: text("for_whom", {
      enum: ["end-customer", "own-direct-customer", "partners-direct-customer", "internal"],
    })
      .array()
      .notNull(),
    numeratorSays: text("numerator_says").notNull(),
    denominatorSays: text("denominator_says"),
    includes: text(),
    excludes: text(),
    frequency: text({ enum: ["monthly", "quarterly"] }),
    rounding: text().notNull(),
    sourceSystem: text("source_system").notNull(),
    evidence: text(),
    acceptingId: uuid("accepting_id"),
    retainedOwnerId: uuid("retained_owner_id"),
    ownerIds: uuid("owner_ids").array().notNull(),
    partyIds: uuid("party_ids").array().notNull(),
    visibility: text({ enum: ["network", "parties", "reporter"] }).notNull(),
    inAggregate: boolean("in_aggregate"),
    parallelFrom: integer("parallel_from"),
    textHash: text("text_hash").notNull(),
    audience: uuid().array(),
    proposalNumber: integer("proposal_number"),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.metricCode, table.version] })],
);

/** Agreed ranges of a metric from a month on; bounds are exact decimals in the metric's unit. */
export const bandSets = pgTable(
  "band_sets",
  {
    networkId: uuid("network_id").notNull(),
    metricCode: text("metric_code").notNull(),
    effectiveFrom: integer("effective_from").notNull(),
    direction: text({ enum: ["higher", "lower", "in-range"] }).notNull(),
    target: numeric(),
    floor: numeric(),
    stretch: numeric(),
    innerFrom: numeric("inner_from"),
    innerTo: numeric("inner_to"),
    outerFrom: numeric("outer_from"),
    outerTo: numeric("outer_to"),
    flex: jsonb().$type<StoredFlex>(),
    grace: jsonb().$type<Grace>(),
    textHash: text("text_hash").notNull(),
    audience: uuid().array(),
    proposalNumber: integer("proposal_number"),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.metricCode, table.effectiveFrom] })],
);

/** One party's agreement to one text; `number` is the version, or the month from which a band set takes effect. */
export const agreements = pgTable(
  "agreements",
  {
    networkId: uuid("network_id").notNull(),
    subject: text({ enum: ["metric-version", "band-set"] }).notNull(),
    metricCode: text("metric_code").notNull(),
    number: integer().notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    agreedAt: timestamp("agreed_at", { withTimezone: true }).notNull(),
    textHash: text("text_hash").notNull(),
    audience: uuid().array(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.networkId,
        table.subject,
        table.metricCode,
        table.number,
        table.organisationId,
      ],
    }),
  ],
);

/** One metric as reported by one organisation for one subject; the key is small and unique in its network. */
export const series = pgTable(
  "series",
  {
    networkId: uuid("network_id").notNull(),
    key: integer().notNull(),
    metricCode: text("metric_code").notNull(),
    subject: text().notNull(),
    reporterId: uuid("reporter_id").notNull(),
    audience: uuid().array(),
    /** The version that is reported beside the one in force; null for the series that counts. */
    parallelVersion: integer("parallel_version"),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.key] })],
);
