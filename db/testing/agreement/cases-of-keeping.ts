import { monthNumber } from "@/lib/periods/period";
import { seriesKeys } from "../../testing";
import { withoutRules } from "./figure-acts";
import { besides, monthOf, others, standing, trail } from "./month-acts";
import { openMonth, type Case, type Scene } from "./scene";

const month = monthNumber(openMonth);
const { E1, P1 } = seriesKeys;

const text = { text: '{"x":1}' };

const statements = [
  { sla: 1 },
  { sla: 2 },
  { sla: 3 },
  { pool: "Winter" },
  { pool: "Summer" },
  { pool: "Later" },
].map((one) => ({ ...one, ...text }));

/** How two figures of a month were judged. */
function evaluationsOf({ brand, carrier }: Scene["network"]) {
  const nothing = { revision: null, level: "no-data", base: "no-data", audience: null };
  const judged = { revision: 1, level: "watch", base: "breach", audience: [brand.id, carrier.id] };
  return [
    { series: 1, metric: "E1", ...nothing, ...text },
    { series: 4, metric: "P1", ...judged, ...text },
  ];
}

/** Pools of several versions, and two SLAs; statements and evaluations of another month, and elsewhere. */
async function toKeep(scene: Scene): Promise<void> {
  const { network, elsewhere, sql } = scene;
  const { brand, carrier, desk, id } = network;
  const pools = [
    [id, "Winter", month - 2, [brand.id, desk.id]],
    [id, "Winter", month, [brand.id, carrier.id]],
    [id, "Winter", month + 1, [carrier.id, desk.id]],
    [id, "Summer", month - 1, [carrier.id, desk.id]],
    [id, "Later", month + 1, [carrier.id, desk.id]],
    [elsewhere.id, "Winter", month - 1, [desk.id, carrier.id]],
    [elsewhere.id, "Winter", month, [desk.id, carrier.id]],
    [elsewhere.id, "Summer", month, [desk.id, carrier.id]],
    [elsewhere.id, "Summer", month - 1, [desk.id, carrier.id]],
  ] as const;
  await withoutRules(scene, async () => {
    for (const [at, name, from, parties] of pools) {
      await sql`insert into pools (network_id, name, effective_from, party_ids, text_hash, proposal_number, audience)
        values (${at}, ${name}, ${from}, ${[...parties]}::uuid[], 'x', 1, ${[...parties]}::uuid[])`;
    }
    await sql`insert into slas values (${id}, 1, 'One', ${brand.id}, ${carrier.id}, null), (${id}, 2, 'Two', ${desk.id}, ${carrier.id}, null)`;
    await sql`insert into frozen_statements (network_id, object, period, text, text_hash, audience)
      values (${id}, 'sla 1', ${month - 1}, '{}', 'before', ${[brand.id, carrier.id]}::uuid[]), (${elsewhere.id}, 'sla 1', ${month}, '{}', 'elsewhere', ${[brand.id, carrier.id]}::uuid[])`;
    await sql`insert into frozen_evaluations (network_id, series_key, period, metric_code, level, base_level, text, text_hash)
      values (${id}, 1, ${month - 1}, 'E1', 'watch', 'watch', '{}', 'before'), (${elsewhere.id}, 1, ${month}, 'E1', 'watch', 'watch', '{}', 'elsewhere')`;
  });
}

/** What the calendar closes, what the app writes, and what is kept of a month. */
export const casesOfKeeping: readonly Case[] = [
  {
    says: "what is disputed stays so when its month closes by itself, with its day passed and no earlier",
    plays: async (scene) => {
      const { network, elsewhere, works, is, sql } = scene;
      const { id } = network;
      await besides(scene);
      const passes = (scope = {}) => works(`close_passed('${id}')`, scope);
      const asked = (of: string) =>
        works(
          `(select count(*)::int from waiting_periods() where task = 'settle-periods' and payload ->> 'networkId' = '${of}' and job_key = 'settle ${of}')`,
        );
      is("nothing waits", await asked(id), 0);
      await sql`update networks set closing_days = 300`;
      await sql`update network_periods set due_on = (now() at time zone 'Europe/London')::date - 20 where network_id = ${id} and period = ${month}`;
      await sql`update networks set closing_days = 1 where id <> ${id}`;
      is("by no day", [await passes(), await asked(id), await asked(elsewhere.id)], [0, 0, 1]);
      await sql`update networks set closing_days = 20 where id = ${id}`;
      is("on its day", [await passes(), await asked(id)], [0, 0]);
      await sql`update networks set closing_days = 19 where id = ${id}`;
      await sql`update figures set status = 'disputed' where network_id = ${id} and series_key = ${P1} and period = ${month}`;
      await sql`insert into network_periods (network_id, period, due_on) values (${id}, ${month + 1}, '2026-02-10')`;
      is("for another network's job", await passes({ networkId: elsewhere.id }), 0);
      const before = await others(scene);
      is("what waits", await asked(id), 1);
      is("the day after", await passes(), 2);
      is("once", await passes(), 0);
      is("its evaluations wait", await asked(id), 1);
      is("what counts is final", await standing(scene), [
        "D1 1 draft draft 912",
        "A1 1 draft draft 913",
        "P1 1 disputed submitted 914",
        "Q1 2 final final 915",
        "R1 2 final final 916",
      ]);
      is("closed", await monthOf(scene), "today waiting");
      is("the trail", await trail(scene), [
        "close-period period 2025-12 closing-day all",
        "close-period period 2026-01 closing-day all",
      ]);
      await sql`update network_periods set closed_on = null, frozen = null where network_id = ${id} and period = ${month + 1}`;
      is("only these", (await others(scene)) === before, true);
      await sql`update network_periods set frozen = 'done' where network_id = ${id}`;
      await sql`update network_periods set closed_on = '2026-03-01' where network_id = ${id}`;
      is("nothing waits", await asked(id), 0);
    },
  },
  {
    says: "what the app writes lands in open months of its networks alone",
    plays: async (scene) => {
      const { network, elsewhere, calls, is, sql } = scene;
      const { brand, id } = network;
      const open = (months: readonly number[], person = brand.manager, at = id) =>
        calls(person, `take_open('${at}', '{${months.join(", ")}}')`);
      await sql`insert into network_periods (network_id, period, due_on, closed_on) values (${id}, ${month + 1}, '2026-02-10', '2026-02-20'),
        (${id}, ${month + 2}, '2026-02-10', null), (${elsewhere.id}, ${month + 1}, '2026-02-10', null)`;
      is("one", await open([month]), true);
      is("both", await open([month, month + 2]), true);
      is("one that is closed", await open([month, month + 1]), false);
      is("closed", await open([month + 1]), false);
      is("none", await open([month + 9]), false);
      is("no stranger's", await open([month], elsewhere.brand.manager), false);
      is("open elsewhere", await open([month + 1], brand.manager, elsewhere.id), false);
      const drafts = (of: number) =>
        calls(
          brand.manager,
          `insert into figures (network_id, series_key, period, metric_code, metric_version, reporter_id, status, revision)
          values ('${id}', ${E1}, ${of}, 'E1', 1, '${brand.id}', 'draft', 1)`,
        );
      is("a draft", await drafts(month), 1);
      is("of a closed month", await drafts(month + 1), "error 55000");
      const changes = `update figures set numerator = 1 where network_id = '${id}' and series_key = ${E1} and period = ${month}`;
      is("changed", await calls(brand.manager, changes), 1);
      await sql`update network_periods set closed_on = '2026-02-20' where network_id = ${id} and period = ${month}`;
      is("no more", await calls(brand.manager, changes), "error 55000");
      is("but the operator", (await sql.unsafe(changes)).count, 1);
    },
  },
  {
    says: "a closed month is kept once, wholly, by its own network's job",
    plays: async (scene) => {
      const { network, elsewhere, works, is, sql, value } = scene;
      const { brand, carrier, id } = network;
      await toKeep(scene);
      const judged = evaluationsOf(network);
      const keeps = (
        scope = {},
        of: number = month,
        said: readonly object[] = statements,
        figures: readonly object[] = judged,
      ) =>
        works(
          `keep_month('${id}', ${of}, '${JSON.stringify(figures)}', '${JSON.stringify(said)}')`,
          scope,
        );
      const waits = (how: string | null, on: string | null = "2026-02-20") =>
        sql`update network_periods set frozen = ${how}, closed_on = ${on} where network_id = ${id} and period = ${month}`;
      await sql`update network_periods set frozen = 'waiting', closed_on = '2026-02-20' where network_id = ${elsewhere.id}`;
      is("nobody waits", await keeps(), false);
      await waits("done");
      is("kept already", await keeps(), false);
      await waits("waiting", null);
      is("not closed", await keeps(), false);
      await waits("waiting");
      is("another network's job", await keeps({ networkId: elsewhere.id }), false);
      is("another month", await keeps({}, month - 1), false);
      is("kept", await keeps(), true);
      is("once", await keeps(), false);
      const parties = (column: string) =>
        `(select string_agg(case when one = '${brand.id}' then 'brand' when one = '${carrier.id}' then 'carrier' else 'desk' end, '+') from unnest(${column}) one)`;
      const kept =
        await value(`(select jsonb_agg(concat_ws(' ', object, ${parties("audience")}, length(text_hash)) order by object) from frozen_statements
        where network_id = '${id}' and period = ${month})`);
      is("statements", kept, [
        "pool Summer carrier+desk 64",
        "pool Winter brand+carrier 64",
        "sla 1 brand+carrier 64",
        "sla 2 desk+carrier 64",
      ]);
      const evaluations =
        await value(`(select jsonb_agg(concat_ws(' ', series_key, metric_code, revision, level, base_level, text, length(text_hash), ${parties("audience")}) order by series_key)
        from frozen_evaluations where network_id = '${id}' and period = ${month})`);
      is("evaluations", evaluations, [
        '1 E1 no-data no-data {"x":1} 64',
        '4 P1 1 watch breach {"x":1} 64 brand+carrier',
      ]);
      is("the month", await monthOf(scene), "2026-02-20 done");
      is(
        "nothing elsewhere",
        await value(
          `(select count(*)::int from network_periods where frozen = 'done' and network_id in ('${id}', '${elsewhere.id}'))`,
        ),
        1,
      );
      is("the trail", await trail(scene), [
        "freeze-statements period 2025-12 all",
        "freeze-period period 2025-12 all",
      ]);
      const hash = (of: string) => `encode(sha256(convert_to(${of}, 'UTF8')), 'hex')`;
      const one = hash(`'{"x":1}'`);
      const hashes =
        await value(`(select jsonb_agg(payload::jsonb ->> 'hash' = case verb when 'freeze-period' then ${hash(`${one} || ',' || ${one}`)}
        else ${hash(`concat_ws(',', ${one}, ${one}, ${one}, ${one})`)} end order by seq) from audit_entries where network_id = '${id}' and object like 'period %')`);
      is("its hashes", hashes, [true, true]);
    },
  },
  {
    says: "a month without statements says nothing of them, and evaluations ask for themselves",
    plays: async (scene) => {
      const { network, elsewhere, works, is, sql, value } = scene;
      const { brand, id } = network;
      await withoutRules(scene, async () => {
        await sql`insert into frozen_statements (network_id, object, period, text, text_hash, audience)
          values (${id}, 'sla 1', ${month - 1}, '{}', 'before', ${[brand.id]}::uuid[])`;
      });
      await sql`update network_periods set frozen = 'waiting', closed_on = '2026-02-20' where network_id = ${id} and period >= ${month - 1}`;
      is("the worker's", await works(`keep_evaluations('${id}', ${month}, '[]')`), "error 42501");
      const directly = async (at: string, of: number = month) => {
        await sql`select set_config('app.network_ids', ${`{${at}}`}, true)`;
        return value(`keep_evaluations('${id}', ${of}, '[]')`);
      };
      await sql`update network_periods set frozen = 'done' where network_id = ${id} and period = ${month - 1}`;
      is("another network's", await directly(elsewhere.id), false);
      is("a month that is kept", await directly(id, month - 1), false);
      await sql`update network_periods set closed_on = null where network_id = ${id} and period = ${month}`;
      await sql`update network_periods set frozen = 'waiting', closed_on = '2026-02-20' where network_id = ${elsewhere.id}`;
      await sql`select set_config('app.network_ids', ${`{${id},${elsewhere.id}}`}, true)`;
      is("an open month", await value(`keep_evaluations('${id}', ${month}, '[]')`), false);
      await sql`update network_periods set closed_on = '2026-02-20' where network_id = ${id} and period = ${month}`;
      is("kept", await works(`keep_month('${id}', ${month}, '[]', '[]')`), true);
      is("the trail", await trail(scene), ["freeze-period period 2025-12 all"]);
    },
  },
  {
    says: "a job knows the members of its own network by slug, those who left among them",
    plays: async ({ network, elsewhere, works, is, sql }) => {
      const { brand, carrier, desk, id } = network;
      await sql`update network_members set left_at = now() where network_id = ${id} and organisation_id = ${desk.id}`;
      const due = Object.fromEntries(
        [brand, carrier, desk].map(({ slug, id: one }) => [slug, one]).toSorted(),
      );
      const found = await works(`members_by_slug('${id}')`);
      is("its members", Object.fromEntries(Object.entries(Object(found)).toSorted()), due);
      is("another's", await works(`members_by_slug('${id}')`, { networkId: elsewhere.id }), {});
    },
  },
];
