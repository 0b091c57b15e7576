import type postgres from "postgres";
import type { Mutant } from "./mutant";

type Definition = {
  readonly name: string;
  readonly signature: string;
  readonly text: string;
  readonly path: string;
};

type Slip = readonly [says: string, there: string, wrong: string];

const ofOwnOrganisation =
  "organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid";
const byAdmins = "nullif(current_setting('app.is_admin', true), '')::boolean";

/** What functions ask and should not forget: what stands in them, and what a mistake makes of that. */
const slips: Readonly<Record<string, readonly Slip[]>> = {
  "public.enter": [
    ["whatever the token", "token_hash = sha256(convert_to(token, 'UTF8')) and", ""],
    ["though the session was ended", " and ended_at is null", ""],
    ["though the session expired", " and expires_at > now()", ""],
    ["though the session is idle", " and last_seen_at > now() - interval '2 hours'", ""],
    ["though the person left the organisation", "s.left_at is null and (acting", "(acting"],
    ["for another organisation than was asked", " and (acting is null or o.slug = acting)", ""],
    ["for whatever organisation was asked", "s.person_id = live.person_id and", ""],
    ["though the organisation left the network", " and m.left_at is null", ""],
    ["without a membership", " and m.organisation_id = a.organisation_id", ""],
    ["with everybody's assignments", "a.person_id = staff.person_id and", ""],
    [
      "with assignments for other organisations",
      " and a.organisation_id = staff.organisation_id",
      "",
    ],
    ["as an admin, whoever it is", "staff.is_admin,", "true,"],
    ["as a manager, whatever the role", " where 'manager' = any (roles)", ""],
    ["knowing all organisations", " join mine on mine.network_id = m.network_id", ""],
  ],
  "public.staff": [
    ["of every organisation", `s.${ofOwnOrganisation}`, "true"],
    ["with those who left, for everybody", byAdmins, "true"],
  ],
  "public.organisation_networks": [
    ["of every organisation", `m.${ofOwnOrganisation}`, "true"],
    ["that it left", " and m.left_at is null", ""],
    ["for everybody", byAdmins, "true"],
  ],
  "public.staff_sessions": [
    ["of every organisation", `p.${ofOwnOrganisation}`, "true"],
    ["of people who left", " and p.left_at is null", ""],
    ["for everybody", byAdmins, "true"],
    ["for other organisations", "s.organisation_id = p.organisation_id", "true"],
    ["that ended", "s.ended_at is null", "true"],
  ],
};

/** One table of each scope, and the figures. */
const shows = [
  "public.networks",
  "public.organisations",
  "public.figures",
  "public.assignments",
  "public.people",
];

/** Each function that runs as its owner without its search_path and for everybody; and those that answer people with each of their questions forgotten. */
export async function mutantsOfFunctions(sql: postgres.ISql): Promise<readonly Mutant[]> {
  const definers = await sql<Definition[]>`
    select n.nspname || '.' || p.proname as name, p.oid::regprocedure::text as signature,
      pg_get_functiondef(p.oid) as text,
      (select substr(setting, 13) from unnest(p.proconfig) setting where setting like 'search_path=%') as path
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'vault') and p.prosecdef order by 1`;
  return definers.flatMap((definer) => [...ofEvery(definer), ...ofQuestions(definer)]);
}

function ofEvery({ name, signature, path }: Definition): readonly Mutant[] {
  return [
    {
      name: `${name}() without a search_path`,
      table: null,
      apply: `alter function ${signature} reset search_path`,
      revert: `alter function ${signature} set search_path = ${path}`,
    },
    {
      name: `${name}() for everybody`,
      table: null,
      apply: `grant execute on function ${signature} to public`,
      revert: `revoke execute on function ${signature} from public`,
    },
  ];
}

function ofQuestions({ name, text }: Definition): readonly Mutant[] {
  return (slips[name] ?? []).map(([says, there, wrong]) => {
    if (!text.includes(there)) throw new Error(`${name}() doesn't hold ${there}`);
    return {
      name: `${name}() ${says}`,
      table: null,
      shows: name === "public.enter" ? shows : [`${name}()`],
      apply: text.replaceAll(there, wrong),
      revert: text,
    };
  });
}
