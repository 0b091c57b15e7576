import { boolean, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * Mail on behalf of an organisation: written with what it tells of, sent by a job. The app reads no `body`; what is held
 * for want of a mail server stands in `heldBody`, for the organisation's admins.
 */
export const mail = pgTable(
  "mail",
  {
    organisationId: uuid("organisation_id").notNull(),
    id: uuid().notNull().defaultRandom(),
    toAddress: text("to_address").notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    heldBody: text("held_body"),
    adminsMayRead: boolean("admins_may_read").notNull().default(true),
    status: text({ enum: ["queued", "sent", "held", "failed"] })
      .notNull()
      .default("queued"),
    queuedAt: timestamp("queued_at", { withTimezone: true }).notNull().defaultNow(),
    claimedUntil: timestamp("claimed_until", { withTimezone: true }),
    sentAt: timestamp("sent_at", { withTimezone: true }),
    problem: text(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.id] })],
);
