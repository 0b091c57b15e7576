import type { ParcelNetwork } from "../../testing";
import { aNetworkToSettle } from "../settled";
import { asSuperuser } from "../superuser";
import { noise } from "./noise";
import type { Scene } from "./scene";
import { shadowsOfRecords } from "./shadows-of-records";

/** A network to settle and make agreements in, and another one that is its shadow. */
export async function twoNetworks(): Promise<Pick<Scene, "network" | "elsewhere">> {
  const networks = { network: await aNetworkToSettle(), elsewhere: await aNetworkToSettle() };
  await shadowed(networks);
  return networks;
}

/**
 * Fills the network elsewhere with what would be taken for the scene's own by whoever forgets to ask of which network it is: the
 * same organisations as members, the same codes, subjects and numbers, and other answers. What the scene's people may do stays.
 */
async function shadowed({
  network,
  elsewhere,
}: Pick<Scene, "network" | "elsewhere">): Promise<void> {
  const { brand, carrier, desk } = network;
  const own = [brand, carrier, desk];
  const ids = own.map(({ id }) => id);
  await asSuperuser(async (sql) => {
    await sql`update network_periods set closed_on = case when closed_on is null then due_on end where network_id = ${elsewhere.id}`;
    for (const { id, manager } of own) {
      await sql`insert into network_members (network_id, organisation_id, left_at) values (${elsewhere.id}, ${id}, now())`;
      await sql`insert into member_people (network_id, organisation_id, person_id, name)
        values (${elsewhere.id}, ${id}, ${manager.id}, ${manager.name})`;
    }
    await sql`insert into metrics (network_id, code, audience) values (${elsewhere.id}, 'X1', null), (${elsewhere.id}, 'X9', null)`;
    await laterTerms(sql, elsewhere, ids);
    await sql`insert into series (network_id, key, metric_code, subject, reporter_id, audience)
      select ${elsewhere.id}, s.key + 100, s.metric_code, s.subject, s.reporter_id, null
      from series s where s.network_id = ${network.id}`;
    for (let number = 1; number <= 6; number += 1) {
      await sql`insert into proposals (network_id, number, text, text_hash, objects, first_period, organisation_id, person_id,
          party_ids, state, settled_at, audience)
        select ${elsewhere.id}, ${number}, '{}', 'elsewhere',
          array(select kind || ' ' || code from metrics, unnest(array['metric-version', 'band-set']) kind where network_id = ${elsewhere.id}),
          1, ${brand.id}, ${brand.manager.id}, ${ids}::uuid[], ${number % 2 === 0 ? "rejected" : "open"},
          ${number % 2 === 0 ? sql`now()` : null}, ${ids}::uuid[]`;
      for (const { id, manager } of own) {
        await sql`insert into proposal_answers (network_id, proposal_number, organisation_id, person_id, answer, text_hash, audience)
          values (${elsewhere.id}, ${number}, ${id}, ${manager.id}, 'agree', 'elsewhere', ${ids}::uuid[])`;
      }
      await sql`insert into proposal_comments (network_id, proposal_number, number, place, says, organisation_id, person_id, audience)
        values (${elsewhere.id}, ${number}, 40, '', 'Elsewhere.', ${brand.id}, ${brand.manager.id}, ${ids}::uuid[])`;
      await sql`insert into declared_conditions (network_id, number, condition, first_period, last_period, reason,
          organisation_id, person_id, party_ids, audience)
        values (${elsewhere.id}, ${number}, 'storm', 1, 99999, 'Elsewhere.', ${brand.id}, ${brand.manager.id}, ${ids}::uuid[], null)`;
      for (const { id, manager } of own) {
        await sql`insert into condition_confirmations (network_id, condition_number, organisation_id, person_id, audience)
          values (${elsewhere.id}, ${number}, ${id}, ${manager.id}, null)`;
      }
    }
    await noise(sql, elsewhere.id, network);
    await shadowsOfRecords(sql, { network, elsewhere });
  });
}

type Sql = Parameters<Parameters<typeof asSuperuser>[0]>[0];

/** A last version and last bands of every metric, later than any of the scene's, of all its organisations. */
async function laterTerms(
  sql: Sql,
  { id }: ParcelNetwork,
  parties: readonly string[],
): Promise<void> {
  await sql`
    insert into metric_versions (network_id, metric_code, version, effective_from, comparable, name, purpose, kind, unit,
      decimals, direction, measured_at, for_whom, numerator_says, denominator_says, rounding, source_system, owner_ids, party_ids,
      visibility, text_hash, audience)
    select distinct on (m.code) ${id}, m.code, 77, 12, v.comparable, 'Elsewhere', v.purpose, v.kind, v.unit, v.decimals,
      v.direction, 'customer', v.for_whom, v.numerator_says, v.denominator_says, v.rounding, v.source_system, v.owner_ids,
      ${[...parties]}::uuid[], 'parties', 'elsewhere', ${[...parties]}::uuid[]
    from metrics m, metric_versions v where m.network_id = ${id} and v.network_id = ${id} order by m.code, v.version`;
  await sql`
    insert into band_sets (network_id, metric_code, effective_from, direction, target, floor, flex, text_hash, audience)
    select ${id}, code, 99990, 'higher', 3, 2,
      '{"cap": null, "budget": null, "rules": [{"name": "Storm", "from": "2000-01", "to": null, "effect": {"amount": "1"},
        "trigger": {"kind": "condition", "condition": "storm"}}]}', 'elsewhere', null
    from metrics where network_id = ${id}`;
}
