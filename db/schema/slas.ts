import {
  date,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { planActs } from "@/lib/slas/plan";
import type { ChangeOf } from "@/lib/proposals/proposal-terms";

const agreed = {
  textHash: text("text_hash").notNull(),
  proposalNumber: integer("proposal_number").notNull(),
  audience: uuid().array().notNull(),
};

/** An SLA between two organisations. A null audience is the whole network. */
export const slas = pgTable(
  "slas",
  {
    networkId: uuid("network_id").notNull(),
    number: integer().notNull(),
    name: text().notNull(),
    firstOrganisationId: uuid("first_organisation_id").notNull(),
    secondOrganisationId: uuid("second_organisation_id").notNull(),
    audience: uuid().array(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.number] })],
);

/** What was agreed of an SLA from a month on; null terms end it. Only takes new rows. */
export const slaVersions = pgTable(
  "sla_versions",
  {
    networkId: uuid("network_id").notNull(),
    slaNumber: integer("sla_number").notNull(),
    effectiveFrom: integer("effective_from").notNull(),
    terms: jsonb().$type<ChangeOf<"sla">["terms"]>(),
    ...agreed,
  },
  (table) => [primaryKey({ columns: [table.networkId, table.slaNumber, table.effectiveFrom] })],
);

/** The monthly fee of a pair from a month on; null ends it. Only takes new rows. */
export const fees = pgTable(
  "fees",
  {
    networkId: uuid("network_id").notNull(),
    payerId: uuid("payer_id").notNull(),
    payeeId: uuid("payee_id").notNull(),
    effectiveFrom: integer("effective_from").notNull(),
    amount: numeric(),
    ...agreed,
  },
  (table) => [
    primaryKey({ columns: [table.networkId, table.payerId, table.payeeId, table.effectiveFrom] }),
  ],
);

/** Agreed amounts of named series of money. Only takes new rows. */
export const amounts = pgTable(
  "amounts",
  {
    networkId: uuid("network_id").notNull(),
    name: text().notNull(),
    reporterId: uuid("reporter_id").notNull(),
    subject: text().notNull(),
    period: integer().notNull(),
    proposalNumber: integer("proposal_number").notNull(),
    amount: numeric().notNull(),
    agreedAt: timestamp("agreed_at", { withTimezone: true }).notNull(),
    audience: uuid().array().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.networkId,
        table.name,
        table.reporterId,
        table.subject,
        table.period,
        table.proposalNumber,
      ],
    }),
  ],
);

/** What was agreed of a pool from a month on; null terms end it. Only takes new rows. */
export const pools = pgTable(
  "pools",
  {
    networkId: uuid("network_id").notNull(),
    name: text().notNull(),
    effectiveFrom: integer("effective_from").notNull(),
    partyIds: uuid("party_ids").array().notNull(),
    terms: jsonb().$type<ChangeOf<"pool">["terms"]>(),
    ...agreed,
  },
  (table) => [primaryKey({ columns: [table.networkId, table.name, table.effectiveFrom] })],
);

/** Joint improvement plans about obligations. Only takes new rows. */
export const plans = pgTable(
  "plans",
  {
    networkId: uuid("network_id").notNull(),
    number: integer().notNull(),
    slaNumber: integer("sla_number").notNull(),
    obligation: text().notNull(),
    period: integer(),
    aim: text().notNull(),
    audience: uuid().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.number] })],
);

/** What happened to joint plans, in its order. Only takes new rows. */
export const planEntries = pgTable(
  "plan_entries",
  {
    networkId: uuid("network_id").notNull(),
    planNumber: integer("plan_number").notNull(),
    number: integer().notNull(),
    act: text({ enum: planActs }).notNull(),
    says: text(),
    dueOn: date("due_on"),
    milestone: integer(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    actedAt: timestamp("acted_at", { withTimezone: true }).notNull().defaultNow(),
    audience: uuid().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.planNumber, table.number] })],
);

/** "We will miss", said by the obligor before the month was over. Only takes new rows. */
export const earlyNotices = pgTable(
  "early_notices",
  {
    networkId: uuid("network_id").notNull(),
    slaNumber: integer("sla_number").notNull(),
    obligation: text().notNull(),
    period: integer().notNull(),
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    says: text().notNull(),
    noticedAt: timestamp("noticed_at", { withTimezone: true }).notNull().defaultNow(),
    audience: uuid().array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.networkId, table.slaNumber, table.obligation, table.period] }),
  ],
);
