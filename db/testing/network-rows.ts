import type postgres from "postgres";
import { asSuperuser } from "./superuser";

/** Tables of a network that its file leaves out: what happened to it here, what waits to be written, what is asked of newcomers, and what is found anew. */
const leftOut: readonly string[] = [
  "audit_entries",
  "chain_scans",
  "import_columns",
  "issue_entries",
  "issues",
  "imports",
  "network_invitations",
  "figure_requests",
  "promise_reminders",
  "published_evidence",
  "reminders",
  "warning_answers",
];

/**
 * All that the database holds of a network, by table: every column of every row as text, with slugs and e-mail addresses
 * in place of ids, in an order that doesn't depend on ids. Tables that a network's file leaves out aren't among them.
 */
export function rowsOfNetwork(slug: string): Promise<Readonly<Record<string, readonly string[]>>> {
  return asSuperuser(async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'network_id' and table_name <> all (${[...leftOut]})
      order by 1`;
    const named = await namesById(sql);
    const shown = (rows: readonly { readonly row: string }[]) =>
      rows
        .map(({ row }) => inOrderOfNames(row.replaceAll(uuid, (id) => named.get(id) ?? id)))
        .toSorted();
    const all: Record<string, readonly string[]> = {};
    for (const { name } of tables) {
      const rows = await sql<{ row: string }[]>`
        select to_jsonb(t)::text as row from ${sql(name)} t
        where network_id = (select id from networks where slug = ${slug})`;
      all[name] = shown(rows);
    }
    all["networks"] = shown(
      await sql<
        { row: string }[]
      >`select to_jsonb(t)::text as row from networks t where slug = ${slug}`,
    );
    return { ...all, ...(await itsOrganisations(sql, slug, shown)) };
  });
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

async function namesById(sql: postgres.Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, slug as name from organisations
    union all select id, email from people union all select id, slug from networks`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Members with their people, and what they are units of; those who left an organisation only where they signed here. */
async function itsOrganisations(
  sql: postgres.Sql,
  slug: string,
  shown: (rows: readonly { readonly row: string }[]) => readonly string[],
) {
  const members = sql`
    select m.organisation_id from network_members m join networks n on n.id = m.network_id where n.slug = ${slug}`;
  const staff = sql`
    select s.* from organisation_people s where s.organisation_id in (${members}) and (
      s.left_at is null or exists (
        select from member_people p join networks n on n.id = p.network_id
        where n.slug = ${slug} and p.organisation_id = s.organisation_id and p.person_id = s.person_id
      )
    )`;
  return {
    organisations: shown(
      await sql<{ row: string }[]>`
        select to_jsonb(t)::text as row from organisations t
        where id in (${members}) or parent_id in (${members})
          or id in (select parent_id from organisations where id in (${members}))`,
    ),
    organisation_people: shown(
      await sql<{ row: string }[]>`select to_jsonb(t)::text as row from (${staff}) t`,
    ),
    people: shown(
      await sql<{ row: string }[]>`
        select to_jsonb(t)::text as row from people t where id in (select person_id from (${staff}) s)`,
    ),
  };
}

/** A pair stands in the order of its ids, and so may a list of those who are parties or may see something. */
function inOrderOfNames(row: string): string {
  return withPairs(
    row.replaceAll(
      /"(audience|party_ids)": \[([^\]]*)\]/g,
      (_, column: string, names: string) =>
        `"${column}": [${names.split(", ").toSorted().join(", ")}]`,
    ),
  );
}

function withPairs(row: string): string {
  const sides = /"(first|second)_organisation_id": "([^"]*)"/g;
  const pair = [...row.matchAll(sides)].map(([, , name]) => name ?? "").toSorted();
  return row.replaceAll(
    sides,
    (_, side: string) => `"${side}": "${pair[side === "first" ? 0 : 1]}"`,
  );
}
