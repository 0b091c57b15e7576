import { seriesKeys, type Person } from "../../testing";
import { withoutRules } from "./figure-acts";
import type { Case, Scene } from "./scene";

const hidden = [301, 302, 303];
const visible = 304;
const period = 25_000;

/** A chain of three stages that the desk doesn't see, at 90, 80 and 50 of 100, and one that all see, at 99 of 100. */
async function composed(scene: Scene): Promise<void> {
  const { network, elsewhere, sql } = scene;
  const { brand, carrier, id } = network;
  await withoutRules(scene, async () => {
    await sql`delete from chain_stages where network_id = ${id}`;
    await sql`update metric_versions set in_aggregate = (metric_code = 'P1') where network_id = ${id}`;
    await sql`insert into metric_versions select (jsonb_populate_record(v, '{"version": 2, "in_aggregate": false, "effective_from": 25001}')).* from metric_versions v
      where network_id = ${id} and metric_code = 'P1'`;
    for (const [index, [key, numerator]] of [...hidden, visible]
      .map((one, place) => [one, [90, 80, 50, 99][place] ?? 0] as const)
      .entries()) {
      await sql`insert into chain_stages (network_id, chain_number, position, name, organisation_id, series_key)
        values (${id}, 1, ${index + 1}, 'A stage', ${carrier.id}, ${key})`;
      await sql`insert into figures (network_id, series_key, period, metric_code, metric_version, reporter_id, status, revision, numerator, denominator, audience)
        select ${id}, ${key}, month, ${key === visible ? "D1" : "P1"}, 1, ${carrier.id}, 'submitted', 1, ${numerator}, 100,
          case when ${key !== visible} then ${[brand.id, carrier.id]}::uuid[] end
        from generate_series(${period}::int, ${period}::int + 1) month`;
    }
    const copy = sql.json({ network_id: elsewhere.id, numerator: 1 });
    await sql`insert into figures select (jsonb_populate_record(f, ${copy})).* from figures f where network_id = ${id} and series_key > 300`;
    await sql`insert into chains select (jsonb_populate_record(c, '{"number": 2, "name": "Another"}')).* from chains c where network_id = ${id}`;
    const others = sql.json({ chain_number: 2, series_key: seriesKeys.D1 });
    await sql`insert into chain_stages select (jsonb_populate_record(g, ${others})).* from chain_stages g where network_id = ${id} and position = 1`;
    await sql`insert into chain_stages select (jsonb_populate_record(g, ${sql.json({ network_id: elsewhere.id, position: 90 })})).* from chain_stages g where network_id = ${id} and position = 1`;
    await sql`update metric_versions set in_aggregate = true, kind = 'proportion' where network_id = ${elsewhere.id}`;
  });
}

/** What the app gives a person of what is composed in the scene's network. */
const given = ({ network, calls }: Scene, person: Person) =>
  calls(
    person,
    `(select coalesce(jsonb_agg(period || ' ' || percent order by period), '[]') from chain_aggregates() where network_id = '${network.id}')`,
  );

/** What the stages of a chain compose of which some aren't shared. */
export const casesOfComposing: readonly Case[] = [
  {
    says: "three hidden stages or more are composed, in hundredths of a per cent, for whom they are hidden from",
    plays: async (scene) => {
      const { network, elsewhere, is, sql } = scene;
      const { brand, desk, id } = network;
      await composed(scene);
      is("for whom they are hidden from", await given(scene, desk.viewer), [
        "25000 35.64",
        "25001 35.64",
      ]);
      is("not for who sees them", await given(scene, brand.manager), []);
      is("not for strangers", await given(scene, elsewhere.desk.manager), []);
      const key = (of: number) =>
        sql`network_id = ${id} and series_key = ${of} and period = ${period}`;
      await withoutRules(scene, async () => {
        await sql`update figures set numerator = 0 where ${key(301)}`;
      });
      is("with none right", await given(scene, desk.viewer), ["25000 0", "25001 35.64"]);
      await withoutRules(scene, async () => {
        await sql`update figures set numerator = 100 where ${key(301)}`;
      });
      is("with all right", await given(scene, desk.viewer), ["25000 39.60", "25001 35.64"]);
      for (const [says, change] of [
        ["more than all", sql`numerator = 101`],
        ["less than none", sql`numerator = -1`],
        ["of none", sql`numerator = 0, denominator = 0`],
        ["not yet reported", sql`status = 'draft'`],
        ["not measured", sql`numerator = null`],
        ["shared", sql`audience = null`],
        ["shared with it", sql`audience = audience || ${desk.id}::uuid`],
        ["not agreed to be in it", sql`metric_version = 2`],
        ["of a metric that isn't", sql`metric_code = 'D1'`],
      ] as const) {
        await sql
          .savepoint(async (tx) => {
            await tx`set local session_replication_role = replica`;
            await tx`update figures set ${change} where ${key(302)}`;
            await tx`set local session_replication_role = origin`;
            is(says, await given(scene, desk.viewer), ["25001 35.64"]);
            throw undo;
          })
          .catch((error: unknown) => {
            if (error !== undo) throw error;
          });
      }
    },
  },
  {
    says: "what is loaded is composed for the months before another chain was agreed",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      await composed(scene);
      await withoutRules(scene, async () => {
        await sql`update chains set agreed_from = ${period + 1} where network_id = ${network.id} and number = 1`;
      });
      is("before it", await given(scene, network.desk.viewer), ["25000 35.64"]);
    },
  },
  {
    says: "a stage is composed once for each of its months, of what is a proportion",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      const { desk, id } = network;
      await composed(scene);
      await sql`delete from figures where network_id = ${id} and series_key = ${visible} and period = ${period}`;
      is("without one of its stages", await given(scene, desk.viewer), ["25001 35.64"]);
      await withoutRules(scene, async () => {
        await sql`update chain_stages set series_key = ${302} where network_id = ${id} and series_key = ${301}`;
      });
      is("two hidden ones, one of them twice", await given(scene, desk.viewer), []);
      await withoutRules(scene, async () => {
        await sql`update chain_stages set series_key = ${301} where network_id = ${id} and series_key = ${302} and position = 1`;
        await sql`update metric_versions set kind = 'count' where network_id = ${id} and metric_code = 'D1'`;
      });
      is("no proportion", await given(scene, desk.viewer), []);
    },
  },
];

const undo = new Error("undo");
