import {
  boolean,
  customType,
  pgSchema,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
const vault = pgSchema("vault");

/** Tenants: companies, and internal units of one (`parentId`). */
export const organisations = pgTable("organisations", {
  id: uuid().primaryKey().defaultRandom(),
  slug: text().notNull(),
  name: text().notNull(),
  timeZone: text("time_zone").notNull(),
  parentId: uuid("parent_id"),
});

/** People by their e-mail, in lower case. Each sees only their own row. */
export const people = pgTable("people", {
  id: uuid().primaryKey().defaultRandom(),
  email: text().notNull(),
  name: text().notNull(),
});

/** Who belongs to which organisation, and whether as its admin; with `leftAt`, no more. */
export const organisationPeople = pgTable(
  "organisation_people",
  {
    organisationId: uuid("organisation_id").notNull(),
    personId: uuid("person_id").notNull(),
    isAdmin: boolean("is_admin").notNull().default(false),
    joinedAt: timestamp("joined_at", { withTimezone: true }).notNull().defaultNow(),
    leftAt: timestamp("left_at", { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.personId] })],
);

/** Signed-in sessions; only the SHA-256 of the token is kept. */
export const sessions = pgTable(
  "sessions",
  {
    personId: uuid("person_id").notNull(),
    id: uuid().notNull().defaultRandom(),
    tokenHash: bytea("token_hash").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true }).notNull().defaultNow(),
    device: text().notNull().default(""),
  },
  (table) => [primaryKey({ columns: [table.personId, table.id] })],
);

/** Argon2id hashes of passwords; read by the function of sign-in alone. */
export const credentials = vault.table("credentials", {
  personId: uuid("person_id").primaryKey(),
  passwordHash: text("password_hash").notNull(),
});
