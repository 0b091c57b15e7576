import type { ParcelNetwork } from "../../testing";
import type { asSuperuser } from "../superuser";
import type { Scene } from "./scene";

type Sql = Parameters<Parameters<typeof asSuperuser>[0]>[0];

/** Plans, claims and expectations elsewhere, under the numbers that the scene's will have, by the scene's organisations. */
export async function shadowsOfRecords(
  sql: Sql,
  { network, elsewhere }: Pick<Scene, "network" | "elsewhere">,
): Promise<void> {
  await slasElsewhere(sql, elsewhere, network);
  await pactsElsewhere(sql, elsewhere, network);
  await plansElsewhere(sql, elsewhere, network);
  await saidElsewhere(sql, elsewhere, network);
}

async function slasElsewhere(
  sql: Sql,
  { id }: ParcelNetwork,
  { brand, carrier }: ParcelNetwork,
): Promise<void> {
  const pair = [brand.id, carrier.id];
  for (const number of [1, 2]) {
    await sql`insert into slas (network_id, number, name, first_organisation_id, second_organisation_id, audience)
      values (${id}, ${number}, ${number === 2 ? "Parcels" : "Other"}, ${brand.id}, ${carrier.id}, null)`;
    await sql`insert into sla_versions (network_id, sla_number, effective_from, terms, text_hash, proposal_number, audience)
      values (${id}, ${number}, 99990, '{"obligations": [{"key": "Z9"}]}', 'elsewhere', 1, ${pair}::uuid[])`;
  }
}

/** A fee, pools, chains and notices as the scene will make them, of all of its organisations. */
async function pactsElsewhere(
  sql: Sql,
  { id }: ParcelNetwork,
  { brand, carrier, desk }: ParcelNetwork,
): Promise<void> {
  const all = [brand.id, carrier.id, desk.id];
  await sql`insert into fees (network_id, payer_id, payee_id, effective_from, amount, text_hash, proposal_number, audience)
    values (${id}, ${brand.id}, ${carrier.id}, 99990, 1, 'elsewhere', 1, ${all}::uuid[])`;
  for (const name of ["Pot", "Other", "Returns", "Two", "Three", "Four"]) {
    await sql`insert into pools (network_id, name, effective_from, party_ids, terms, text_hash, proposal_number, audience)
      values (${id}, ${name}, 99990, ${all}::uuid[], '{}', 'elsewhere', 1, ${all}::uuid[])`;
    await sql`insert into chain_versions (network_id, name, effective_from, party_ids, terms, text_hash, proposal_number, audience)
      values (${id}, ${name}, 99990, ${all}::uuid[], '{}', 'elsewhere', 1, ${all}::uuid[])`;
  }
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`insert into chains select (jsonb_populate_record(c, '{"name": "Four", "number": 2}')).* from chains c where network_id = ${id}`;
    await tx`insert into chain_stages select (jsonb_populate_record(g, jsonb_build_object('chain_number', 2, 'organisation_id', ${desk.id}::uuid))).*
      from chain_stages g where network_id = ${id}`;
    await tx`insert into early_notices (network_id, sla_number, obligation, period, organisation_id, person_id, says, audience)
      select ${id}, sla, named, period, ${carrier.id}, ${carrier.manager.id}, 'Elsewhere.', ${all}::uuid[]
      from generate_series(1, 2) sla, unnest(array['E1', 'P1', 'D1']) named, generate_series(24300, 24400) period`;
  });
}

async function plansElsewhere(
  sql: Sql,
  { id }: ParcelNetwork,
  { brand, carrier, desk }: ParcelNetwork,
): Promise<void> {
  const all = [brand.id, carrier.id, desk.id];
  for (const plan of [1, 2, 3]) {
    await sql`insert into plans (network_id, number, sla_number, obligation, aim, audience)
      values (${id}, ${plan}, 1, 'P1', 'Elsewhere.', ${all}::uuid[])`;
    for (const [index, { act, by }] of [
      { act: "propose", by: carrier },
      { act: "accept", by: brand },
      { act: "milestone", by: brand },
      { act: "reach", by: brand },
      { act: "done", by: brand },
      { act: "done", by: carrier },
    ].entries()) {
      await sql`insert into plan_entries (network_id, plan_number, number, act, says, due_on, milestone, organisation_id, person_id, audience)
        values (${id}, ${plan}, ${index + 1}, ${act}, ${act === "milestone" ? "Elsewhere." : null}, ${act === "milestone" ? "2030-01-01" : null},
          ${act === "reach" ? 3 : null}, ${by.id}, ${by.manager.id}, ${all}::uuid[])`;
    }
  }
}

async function saidElsewhere(
  sql: Sql,
  { id }: ParcelNetwork,
  { brand, carrier, desk }: ParcelNetwork,
): Promise<void> {
  const all = [brand.id, carrier.id, desk.id];
  for (const number of [1, 2, 3]) {
    await sql`insert into value_entries (network_id, number, period, kind, amount, currency, says, organisation_id, other_id, person_id, audience)
      select ${id}, ${number}, max(period), 'cost', 1, 'USD', 'Elsewhere.', ${desk.id}, ${carrier.id}, ${desk.manager.id}, ${all}::uuid[]
      from network_periods where network_id = ${id}`;
    await sql`insert into value_answers (network_id, entry_number, recognised, organisation_id, person_id, audience)
      values (${id}, ${number}, true, ${carrier.id}, ${carrier.manager.id}, ${all}::uuid[])`;
    await sql`insert into expectations (network_id, number, kind, says, organisation_id, person_id, party_ids)
      values (${id}, ${number}, 'not-promised', 'Elsewhere.', ${brand.id}, ${brand.manager.id}, ${all}::uuid[])`;
    for (const [index, { id: by, manager }] of [brand, carrier, desk].entries()) {
      await sql`insert into expectation_answers (network_id, expectation, number, answer, reason, organisation_id, person_id)
        values (${id}, ${number}, ${index + 40}, 'decline', 'Elsewhere.', ${by}, ${manager.id})`;
    }
  }
}
