import { encode } from "next-auth/jwt";
import type postgres from "postgres";
import { cookieNamed } from "@/app/cookies";
import type { Shape } from "./tiers";

/** Somebody signed in who acts for a network's first organisation. */
export type Reader = {
  readonly network: string;
  readonly networkId: string;
  readonly cookie: string;
};

/**
 * Signs people in: one a network, in networks drawn by a seed.
 *
 * @param sql as the superuser
 */
export async function signIn(
  sql: postgres.Sql,
  {
    kind,
    role = "viewer",
    count,
    secret,
  }: {
    readonly kind: Shape["kind"];
    readonly role?: "viewer" | "manager";
    readonly count: number;
    readonly secret: string;
  },
): Promise<readonly Reader[]> {
  const people = await sql<
    { network: string; networkId: string; personId: string; organisationId: string }[]
  >`
    select network, network_id as "networkId", person_id as "personId", organisation_id as "organisationId"
    from bench.people
    where kind = ${kind} and role = ${role} and position = 1
    order by hashtext(network || ' 7')
    limit ${count}`;
  return Promise.all(
    people.map(async ({ network, networkId, personId, organisationId }) => {
      const sid = crypto.randomUUID();
      await sql`
        insert into sessions (person_id, token_hash, organisation_id, expires_at)
        values (${personId}, sha256(convert_to(${sid}, 'UTF8')), ${organisationId}, now() + interval '1 hour')`;
      const token = await encode({ token: { sid }, secret });
      return { network, networkId, cookie: `${cookieNamed("session").name}=${token}` };
    }),
  );
}
