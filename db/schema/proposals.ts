import { bigint, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true });

/** What was proposed to whom, word for word. `state` changes once; `effectiveFrom` is a month's number. */
export const proposals = pgTable(
  "proposals",
  {
    networkId: uuid("network_id").notNull(),
    number: integer().notNull(),
    text: text().notNull(),
    textHash: text("text_hash").notNull(),
    objects: text().array().notNull(),
    firstPeriod: integer("first_period").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    proposedAt: at("proposed_at").notNull().defaultNow(),
    counterTo: integer("counter_to"),
    partyIds: uuid("party_ids").array().notNull(),
    state: text({ enum: ["open", "agreed", "rejected", "withdrawn", "superseded"] }).notNull(),
    settledAt: at("settled_at"),
    effectiveFrom: integer("effective_from"),
    audience: uuid().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.number] })],
);

/** One party's answer to a proposal. Only takes new rows. */
export const proposalAnswers = pgTable(
  "proposal_answers",
  {
    networkId: uuid("network_id").notNull(),
    proposalNumber: integer("proposal_number").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    answer: text({ enum: ["agree", "counter-propose", "decline"] }).notNull(),
    reason: text(),
    textHash: text("text_hash").notNull(),
    answeredAt: at("answered_at").notNull().defaultNow(),
    audience: uuid().array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.networkId, table.proposalNumber, table.organisationId] }),
  ],
);

/** What was said about a place in a proposal's text. Only takes new rows. */
export const proposalComments = pgTable(
  "proposal_comments",
  {
    networkId: uuid("network_id").notNull(),
    proposalNumber: integer("proposal_number").notNull(),
    number: integer().notNull(),
    place: text().notNull(),
    says: text().notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    commentedAt: at("commented_at").notNull().defaultNow(),
    audience: uuid().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.proposalNumber, table.number] })],
);

/** The agreed forecast of a series' volume for a month, in whole smallest units. Only takes new rows. */
export const forecasts = pgTable(
  "forecasts",
  {
    networkId: uuid("network_id").notNull(),
    seriesKey: integer("series_key").notNull(),
    part: text({ enum: ["numerator", "denominator"] }).notNull(),
    period: integer().notNull(),
    proposalNumber: integer("proposal_number").notNull(),
    amount: bigint({ mode: "number" }).notNull(),
    agreedAt: at("agreed_at").notNull(),
    audience: uuid().array(),
  },
  (table) => [
    primaryKey({
      columns: [table.networkId, table.seriesKey, table.part, table.period, table.proposalNumber],
    }),
  ],
);

/** A named condition, declared for some months by one organisation. */
export const declaredConditions = pgTable(
  "declared_conditions",
  {
    networkId: uuid("network_id").notNull(),
    number: integer().notNull(),
    condition: text().notNull(),
    firstPeriod: integer("first_period").notNull(),
    lastPeriod: integer("last_period").notNull(),
    reason: text().notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    declaredAt: at("declared_at").notNull().defaultNow(),
    withdrawnAt: at("withdrawn_at"),
    partyIds: uuid("party_ids").array().notNull(),
    audience: uuid().array(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.number] })],
);

/** Which organisation confirmed a declared condition. Only takes new rows. */
export const conditionConfirmations = pgTable(
  "condition_confirmations",
  {
    networkId: uuid("network_id").notNull(),
    conditionNumber: integer("condition_number").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    confirmedAt: at("confirmed_at").notNull().defaultNow(),
    audience: uuid().array(),
  },
  (table) => [
    primaryKey({ columns: [table.networkId, table.conditionNumber, table.organisationId] }),
  ],
);
