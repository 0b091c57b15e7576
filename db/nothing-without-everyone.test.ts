import type postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { proposalText } from "@/lib/proposals/proposal-terms";
import { aNetwork, type ParcelNetwork, type Person } from "./testing";
import { onlyTheDeskIsMissing, type OnTheTable } from "./testing/agreement/on-the-table";
import { enters, undone } from "./testing/agreement/undone";
import { proof } from "./testing/proof";
import { asSuperuser } from "./testing/superuser";

let network: ParcelNetwork;
let elsewhere: ParcelNetwork;
let table: OnTheTable;
beforeAll(async () => {
  network = await aNetwork();
  elsewhere = await aNetwork();
  table = await onlyTheDeskIsMissing(network);
});

/** Everybody; what the missing party's managers and board may say is tried apart. */
function people(): Readonly<Record<string, Person>> {
  const { brand, carrier, desk } = network;
  return {
    "the proposer's manager": brand.manager,
    "the proposer's board": brand.board,
    "the proposer's viewer": brand.viewer,
    "the proposer's admin": brand.admin,
    "a party's manager": carrier.manager,
    "a party's go-to": carrier.goto,
    "the missing party's manager": desk.manager,
    "the missing party's board": desk.board,
    "the missing party's viewer": desk.viewer,
    "the missing party's admin": desk.admin,
    "a manager elsewhere": elsewhere.brand.manager,
  };
}

test("no function that the app may call makes anything hold that a party hasn't agreed to", async () => {
  const count = proof("T22 nothing holds without everyone, functions", { floor: 4000 });
  const functions = await undone(({ sql }) => callable(sql));
  expect(functions.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      "propose",
      "answer_proposal",
      "withdraw_proposal",
      "confirm_condition",
    ]),
  );
  for (const [who, person] of Object.entries(people())) {
    const calls = functions.flatMap((one) => callsOf(one));
    const hostile = calls.filter((call) => !(who.startsWith("the missing") && agrees(call)));
    const found = await findingsOf(person, hostile);
    expect(found, who).toEqual([]);
    count.denied(hostile.length);
  }
  const { manager } = network.desk;
  const lawful = `select answer_proposal('${network.id}', ${table.number}, 'agree', null, '${table.hash}')`;
  expect(await findingsOf(manager, [lawful]), "its own manager's does").toEqual([lawful]);
  count.allowed();
  count.conclude();
}, 180_000);

test("a rule that one agreement is enough would be seen", async () => {
  const calls = callsOf({ name: "propose", types: ["uuid", "text", "integer"] });
  const { manager } = network.brand;
  await asSuperuser(async (sql) => {
    const [settle] = await sql`
      select pg_get_functiondef('vault.settle(uuid, integer)'::regprocedure) as text`;
    const text = String(settle?.["text"]);
    const asked = "and a.organisation_id = party";
    expect(text).toContain(asked);
    await sql.unsafe(text.replace(asked, ""));
    expect(await findingsOf(manager, calls)).not.toEqual([]);
    await sql.unsafe(text);
  });
  expect(await findingsOf(manager, calls)).toEqual([]);
});

test("no table that the app may write makes anything hold, nor one that it may not", async () => {
  const count = proof("T22 nothing holds without everyone, tables", { floor: 2000 });
  const statements = await undone(({ sql }) => writes(sql));
  for (const [who, person] of Object.entries(people())) {
    expect(await findingsOf(person, statements), who).toEqual([]);
    count.denied(statements.length);
  }
  const owned = `set local role none; update proposals set state = 'agreed', settled_at = now(), effective_from = 1
    where network_id = '${network.id}' and number = ${table.number}`;
  expect(await findingsOf(network.brand.manager, [owned]), "the superuser's is seen").toEqual([
    owned,
  ]);
  count.allowed();
  count.conclude();
});

type Callable = { readonly name: string; readonly types: readonly string[] };

const callables = z.array(z.object({ name: z.string(), types: z.array(z.string()) }));

/** Every function of ours that the app's role may execute. */
async function callable(sql: postgres.ISql): Promise<readonly Callable[]> {
  return callables.parse(
    await sql`
      select p.proname as name, coalesce((
        select array_agg(format_type(t, null) order by place) from unnest(p.proargtypes) with ordinality a (t, place)
      ), '{}') as types
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'vault') and has_function_privilege('throughline_app', p.oid, 'execute')
        and has_schema_privilege('throughline_app', n.oid, 'usage') and p.prorettype <> 'trigger'::regtype
      order by 1`,
  );
}

/** Each of a function's arguments in turn as every value that fits, the others as they are for the proposal on the table. */
function callsOf({ name, types }: Callable): readonly string[] {
  const first = types.map((type, place) => valuesOf(type, place)[0] ?? "null");
  const calls = types.flatMap((type, place) =>
    valuesOf(type, place).map((value) => first.with(place, value)),
  );
  const pairs = types.flatMap((type, place) =>
    types
      .slice(place + 1)
      .flatMap((other, offset) =>
        valuesOf(type, place).flatMap((value) =>
          valuesOf(other, place + 1 + offset).map((second) =>
            first.with(place, value).with(place + 1 + offset, second),
          ),
        ),
      ),
  );
  const all = [first, ...calls, ...pairs].map((args) => `select ${name}(${args.join(", ")})`);
  return [...new Set(all)].slice(0, mostOfEach);
}

const mostOfEach = 120;

/** Whether it is the missing party's own agreement to the very text. */
function agrees(call: string): boolean {
  const [before, after] = [`'${network.id}', ${table.number}, 'agree', `, `, '${table.hash}')`];
  return call.startsWith(`select answer_proposal(${before}`) && call.endsWith(after);
}

function valuesOf(type: string, place: number): readonly string[] {
  const { desk, carrier } = network;
  const text = proposalText({ ...table.terms, retroactive: true });
  const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`;
  switch (type) {
    case "uuid":
      return [network.id, elsewhere.id, desk.id, desk.manager.id, carrier.id].map(quoted);
    case "integer":
      return [`${table.number}`, "null", "1", "0", "-1", "24311"];
    case "text":
      return place < 2
        ? [quoted(text), quoted(table.hash), "'storm'", "'D1'", quoted(desk.slug), "null"]
        : ["'agree'", quoted(table.hash), "'decline'", "'counter-propose'", "''", "null"];
    case "boolean":
      return ["true", "false", "null"];
    case "bytea":
      return ["'\\x00'", "null"];
    default:
      return ["null"];
  }
}

const relations = z.array(z.object({ name: z.string(), columns: z.array(z.string()) }));

/** Every table of ours written to as a whole: each column set, all rows removed, all added again. */
async function writes(sql: postgres.ISql): Promise<readonly string[]> {
  const tables = relations.parse(
    await sql`
      select format('%I.%I', n.nspname, c.relname) as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and n.nspname in ('public', 'vault') group by 1 order by 1`,
  );
  const forged = [
    `update proposals set state = 'agreed', settled_at = now(), effective_from = first_period`,
    `insert into proposal_answers (network_id, proposal_number, organisation_id, person_id, answer, text_hash, audience)
      values ('${network.id}', ${table.number}, '${network.desk.id}', '${network.desk.manager.id}', 'agree', '${table.hash}', '{}')`,
    `update band_sets set target = 0, floor = 0`,
    `insert into forecasts (network_id, series_key, part, period, proposal_number, amount, agreed_at)
      values ('${network.id}', 2, 'denominator', 24311, ${table.number}, 1, now())`,
  ];
  return [
    ...forged,
    ...tables.flatMap(({ name, columns }) => [
      `delete from ${name}`,
      `truncate ${name} cascade`,
      `insert into ${name} select * from ${name}`,
      ...columns.map((column) => `update ${name} set ${column} = ${column}`),
      ...columns.map((column) => `update ${name} set ${column} = default`),
    ]),
  ];
}

const found = z.array(z.string());

/** Those of the statements after which something else holds than before, each tried as this person and undone. */
async function findingsOf(
  person: Person,
  statements: readonly string[],
): Promise<readonly string[]> {
  return undone(async ({ sql }) => {
    await sql`select set_config('tries.network', ${network.id}, true)`;
    await sql`select set_config('tries.statements', ${JSON.stringify(statements)}, true)`;
    await enters(sql, person);
    await sql`reset role`;
    await sql.unsafe(loop);
    const [row] = await sql`select current_setting('tries.found')::jsonb as found`;
    return found.parse(row?.["found"]);
  });
}

/** Tables in which nothing may change before every party has agreed. */
const heldTables = [
  "metrics",
  "metric_versions",
  "band_sets",
  "agreements",
  "forecasts",
  "series",
  "slas",
  "sla_versions",
  "fees",
  "amounts",
  "pools",
];

/** All that holds, and what of proposals says that it does. */
const digest = `(select md5(string_agg(row, '|' order by row)) from (
  ${heldTables
    .map((name) => `select '${name}' || t::text as row from ${name} t where network_id = network`)
    .join(" union all ")}
  union all select 'proposal ' || number from proposals where network_id = network and state = 'agreed') held)`;

const loop = `do $tries$
declare
  network uuid := current_setting('tries.network');
  before text;
  after text;
  tried text;
  found text[] := '{}';
begin
  before := ${digest};
  for tried in select jsonb_array_elements_text(current_setting('tries.statements')::jsonb) loop
    begin
      set local role throughline_app;
      begin
        execute tried;
      exception when others then null;
      end;
      reset role;
      after := ${digest};
      raise exception using errcode = 'UNDO0';
    exception when sqlstate 'UNDO0' then
      if after is distinct from before then found := found || tried; end if;
    end;
  end loop;
  perform set_config('tries.found', to_jsonb(found)::text, true);
end
$tries$`;
