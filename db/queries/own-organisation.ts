import { sql } from "drizzle-orm";
import type { Role } from "@/lib/access/viewer";
import type { Tx } from "../doors";
import { jsonRows, jsonStatement } from "../json-statement";

/** A person of the organisation, with their roles by network id; `leftAt` is set once they left. */
export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
  readonly roles: Readonly<Record<string, readonly Role[]>>;
  readonly sessions: readonly StaffSession[];
};

/** A live session of somebody who acts for the organisation. */
type StaffSession = { readonly device: string; readonly lastSeenAt: Date };

/** An invitation of a person to the organisation, with the roles offered by network id. */
export type StaffInvitation = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly roles: Readonly<Record<string, readonly Role[]>>;
  readonly invitedAt: Date;
  readonly expiresAt: Date;
  readonly answer: "accepted" | "declined" | "withdrawn" | null;
};

/** A network that the organisation is a member of, as far as its admins know it: nothing inside. */
export type OwnNetwork = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly joinedAt: Date;
};

/** An entry of the organisation's own audit trail; `payload` is JSON. */
export type OwnAuditEntry = {
  readonly seq: number;
  readonly at: Date;
  readonly personId: string | null;
  readonly verb: string;
  readonly object: string;
  readonly payload: string;
};

/** What the admins of an organisation look after. People by name, those who left among them; the rest newest first. */
export type OwnOrganisation = {
  readonly timeZone: string;
  readonly people: readonly Colleague[];
  readonly networks: readonly OwnNetwork[];
  readonly invitations: readonly StaffInvitation[];
  readonly audit: readonly OwnAuditEntry[];
};

type Written<Value> = {
  readonly [Key in keyof Value]: Value[Key] extends Date ? string : Value[Key];
};

type Rows = {
  readonly timeZone: string;
  readonly people: readonly (Omit<Written<Colleague>, "leftAt" | "roles" | "sessions"> & {
    readonly leftAt: string | null;
  })[];
  readonly assignments: readonly {
    readonly personId: string;
    readonly networkId: string;
    readonly roles: readonly Role[];
  }[];
  readonly sessions: readonly (Written<StaffSession> & { readonly personId: string })[];
  readonly networks: readonly Written<OwnNetwork>[];
  readonly invitations: readonly Written<StaffInvitation>[];
  readonly audit: readonly Written<OwnAuditEntry>[];
};

const own = sql`${sql.placeholder("organisationId")}::uuid`;

const read = jsonStatement<Rows>(sql`select json_build_object(
  'timeZone', (select time_zone from organisations where id = ${own}),
  'people', ${jsonRows(sql`
    select person_id as id, name, email, is_admin as "isAdmin", joined_at as "joinedAt", left_at as "leftAt"
    from staff()`)},
  'assignments', ${jsonRows(sql`
    select person_id as "personId", network_id as "networkId", roles from assignments
    where organisation_id = ${own}`)},
  'sessions', ${jsonRows(sql`
    select person_id as "personId", device, last_seen_at as "lastSeenAt" from staff_sessions()`)},
  'networks', ${jsonRows(sql`
    select id, slug, name, joined_at as "joinedAt" from organisation_networks()`)},
  'invitations', ${jsonRows(sql`
    select id, name, email, is_admin as "isAdmin", roles, invited_at as "invitedAt", expires_at as "expiresAt", answer
    from staff_invitations where organisation_id = ${own} order by invited_at desc, id limit 200`)},
  'audit', ${jsonRows(sql`
    select seq, at, person_id as "personId", verb, object, payload from organisation_audit_entries
    where organisation_id = ${own} order by seq desc limit 50`)}
)::text as json`);

/** All that the admins of the acting organisation look after; for others its lists are empty, but for its people's names. */
export async function readOwnOrganisation(
  tx: Tx,
  organisationId: string,
): Promise<OwnOrganisation | null> {
  const rows = await read(tx, { organisationId });
  if (rows === null) return null;
  return {
    timeZone: rows.timeZone,
    people: rows.people.map((person) => ({
      ...person,
      joinedAt: new Date(person.joinedAt),
      leftAt: person.leftAt === null ? null : new Date(person.leftAt),
      roles: Object.fromEntries(
        rows.assignments
          .filter(({ personId }) => personId === person.id)
          .map(({ networkId, roles }) => [networkId, roles]),
      ),
      sessions: rows.sessions
        .filter(({ personId }) => personId === person.id)
        .map(({ device, lastSeenAt }) => ({ device, lastSeenAt: new Date(lastSeenAt) })),
    })),
    networks: rows.networks.map((one) => ({ ...one, joinedAt: new Date(one.joinedAt) })),
    invitations: rows.invitations.map((one) => ({
      ...one,
      invitedAt: new Date(one.invitedAt),
      expiresAt: new Date(one.expiresAt),
    })),
    audit: rows.audit.map((one) => ({ ...one, at: new Date(one.at) })),
  };
}

/** The networks that the acting organisation is a member of, their names by id, for its admins: others get none. */
export async function ownNetworkNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.execute<{ id: string; name: string }>(
    sql`select id, name from organisation_networks()`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
