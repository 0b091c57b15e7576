import { addMonths, monthNumber } from "@/lib/periods/period";
import { seriesKeys } from "../../testing";
import { bandByVolume, bandInCondition } from "../agreed-by-all";
import { bandChange, comingMonth, versionChange } from "../proposed";
import { withoutRules } from "./figure-acts";
import { agreed, seenElsewhere } from "./pacts";
import { numberOf, openMonth, type Case, type Scene } from "./scene";

const coming = comingMonth();
const next = addMonths(coming, 1);
const { P1, Q1 } = seriesKeys;

const states = ({ network, value }: Scene) =>
  value(
    `(select jsonb_agg(number || ' ' || state order by number) from proposals where network_id = '${network.id}')`,
  );
const statesElsewhere = ({ elsewhere, value }: Scene) =>
  value(
    `(select md5(string_agg(concat_ws(' ', number, state, settled_at), ',' order by number)) from proposals where network_id = '${elsewhere.id}')`,
  );

const forecast = (metric: string, reporter: string, subject = "") => ({
  change: "forecast" as const,
  metric,
  reporter,
  subject,
  part: "denominator" as const,
  amounts: { [coming]: 900 },
});

/** What is done about one leaves others as they are. */
export const casesOfOthers: readonly Case[] = [
  {
    says: "of several proposals one is agreed, declined, withdrawn or countered, and the others stay open",
    plays: async (scene) => {
      const { network, proposes, answers, calls, is, value, comesAlone } = scene;
      const { brand, carrier, desk, id } = network;
      const before = await statesElsewhere(scene);
      const numbers: number[] = [];
      for (const metric of ["E1", "D1", "A1", "P1", "R1"]) {
        numbers.push(numberOf(await proposes(brand.manager, [bandChange(metric, "97", "93")])));
      }
      is("their numbers", numbers, [1, 2, 3, 4, 5]);
      is("one at a time", await comesAlone("proposals"), true);
      is("the second is declined", await answers(desk.manager, 2, { answer: "decline" }), {
        state: "rejected",
      });
      is("the others stay", await states(scene), [
        "1 open",
        "2 rejected",
        "3 open",
        "4 open",
        "5 open",
      ]);
      await answers(carrier.manager, 3);
      is("the third is agreed", await answers(desk.manager, 3), { state: "agreed" });
      is("the others stay", await states(scene), [
        "1 open",
        "2 rejected",
        "3 agreed",
        "4 open",
        "5 open",
      ]);
      is(
        "the fourth is withdrawn",
        await calls(brand.board, `withdraw_proposal('${id}', 4)`),
        true,
      );
      is("the others stay", await states(scene), [
        "1 open",
        "2 rejected",
        "3 agreed",
        "4 withdrawn",
        "5 open",
      ]);
      is(
        "the fifth is countered",
        await proposes(carrier.manager, [bandChange("R1", "96", "93")], { counter: 5 }),
        { number: 6 },
      );
      is("the others stay", await states(scene), [
        "1 open",
        "2 rejected",
        "3 agreed",
        "4 withdrawn",
        "5 superseded",
        "6 open",
      ]);
      const countered =
        await value(`(select a.text_hash = p.text_hash from proposal_answers a join proposals p on p.network_id = a.network_id and p.number = a.proposal_number
        where a.network_id = '${id}' and p.number = 5 and a.answer = 'counter-propose')`);
      is("what was countered is its text", countered, true);
      is(
        "on none",
        await calls(brand.manager, `comment_on_proposal('${id}', 99, '', 'Why?')`),
        null,
      );
      for (const comment of [1, 2, 3]) {
        is(
          "comments",
          await calls(brand.manager, `comment_on_proposal('${id}', 1, '', 'Why?')`),
          comment,
        );
      }
      is("nothing elsewhere", await statesElsewhere(scene), before);
    },
  },
  {
    says: "who agreed to the same text before, or elsewhere, has to agree anew",
    plays: async (scene) => {
      const { network, elsewhere, proposes, answers, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      const band = [bandChange("D1", "97", "93")];
      const first = numberOf(await proposes(brand.manager, band));
      await answers(carrier.manager, first);
      await answers(desk.manager, first, { answer: "decline" });
      const second = numberOf(await proposes(brand.manager, band));
      await withoutRules(scene, async () => {
        await sql`update proposal_answers set text_hash = (select text_hash from proposals where network_id = ${id} and number = ${second}) where network_id = ${elsewhere.id}`;
      });
      is("the one who declined", await answers(desk.manager, second), { state: "open" });
      is("the one who agreed", await answers(carrier.manager, second), { state: "agreed" });
    },
  },
  {
    says: "what one party alone is of holds at once, and who left one network isn't of it by being of another",
    plays: async (scene) => {
      const { network, elsewhere, proposes, is, sql } = scene;
      const { brand, carrier, id } = network;
      const alone = numberOf(await proposes(brand.manager, [versionChange("X1", [brand.slug])]));
      is("at once", await states(scene), [`${alone} agreed`]);
      await sql`update network_members set left_at = null where network_id = ${elsewhere.id}`;
      await sql`update network_members set left_at = now() where network_id = ${id} and organisation_id = ${carrier.id}`;
      is("who left", await proposes(brand.manager, [bandChange("P1", "97", "93")]), {
        refused: "not-member",
      });
    },
  },
  {
    says: "bands are seen by whom the definition says that holds when they do",
    plays: async (scene) => {
      const { network, is, value } = scene;
      const { brand, carrier, desk, id } = network;
      const all = [brand.slug, carrier.slug, desk.slug];
      await agreed(scene, [versionChange("P1", all, { version: 2 })], next);
      await agreed(scene, [bandChange("P1", "96", "93")]);
      await agreed(scene, [bandChange("P1", "97", "93")], addMonths(next, 1));
      const seen = await value(
        `(select jsonb_agg(cardinality(audience) order by effective_from) from band_sets where network_id = '${id}' and metric_code = 'P1')`,
      );
      is("by two, then by three", seen, [2, 2, 3]);
    },
  },
  {
    says: "a version opens the series that all saw of the one before it, and no other",
    plays: async (scene) => {
      const { network, elsewhere, is, value, sql, comesAlone } = scene;
      const { brand, carrier, desk, id } = network;
      const all = [carrier.slug, brand.slug, desk.slug];
      const pair = [brand.id, carrier.id];
      await sql`update series set audience = ${pair}::uuid[] where network_id = ${elsewhere.id} and metric_code in ('P1', 'R1')`;
      await sql`update metric_versions set audience = ${[carrier.id, desk.id]}::uuid[] where network_id = ${elsewhere.id} and metric_code = 'R1' and version = 1`;
      for (const [key, metric, audience] of [
        [401, "R1", [carrier.id]],
        [402, "R1", [carrier.id, brand.id, desk.id]],
        [403, "R1", [brand.id, desk.id]],
        [404, "R1", [carrier.id, desk.id]],
      ] as const) {
        await sql`insert into series (network_id, key, metric_code, subject, reporter_id, audience) values (${id}, ${key}, ${metric}, ${String(key)}, ${carrier.id}, ${[...audience]}::uuid[])`;
      }
      await agreed(scene, [versionChange("R1", all, { version: 2, visibility: "network" })]);
      is("one at a time", await comesAlone("series"), true);
      const audiences = (code: string) =>
        value(
          `(select jsonb_agg(coalesce(cardinality(audience)::text, 'all') order by key) from series where network_id = '${id}' and metric_code = '${code}')`,
        );
      is("those of the version before", await audiences("R1"), ["all", "1", "3", "2", "2"]);
      is("not those of another metric", await audiences("P1"), ["2"]);
      const others = await value(
        `(select count(*)::int from series where network_id = '${elsewhere.id}' and audience <@ '{${pair.join(",")}}'::uuid[])`,
      );
      is("nor those elsewhere", others, 4);
      await agreed(scene, [versionChange("P1", all, { version: 2 })]);
      await agreed(scene, [versionChange("P1", all, { version: 3, visibility: "network" })], next);
      is("nor those of the version before that", await audiences("P1"), ["2"]);
    },
  },
  {
    says: "a version brings the series that aren't there yet, and each parallel run those of its metric once",
    plays: async (scene) => {
      const { network, elsewhere, is, value, sql } = scene;
      const { brand, carrier, id } = network;
      await sql`insert into series (network_id, key, metric_code, subject, reporter_id, audience) values (${elsewhere.id}, 900, 'P1', '', ${brand.id}, null), (${elsewhere.id}, 901, 'P1', 'north', ${carrier.id}, null)`;
      const pair = [carrier.slug, brand.slug];
      const series = [
        { reporter: carrier.slug, subject: "" },
        { reporter: carrier.slug, subject: "north" },
        { reporter: brand.slug, subject: "" },
      ];
      await agreed(scene, [
        versionChange("P1", pair, { version: 2, parallelFrom: openMonth, series }),
      ]);
      await agreed(
        scene,
        [versionChange("P1", pair, { version: 3, parallelFrom: coming, series })],
        next,
      );
      const found =
        await value(`(select jsonb_agg(concat_ws(' ', key, split_part(o.slug, '-', 1), nullif(subject, ''), parallel_version) order by key)
        from series s join organisations o on o.id = s.reporter_id where network_id = '${id}' and metric_code = 'P1')`);
      const three = ["carrier", "carrier north", "brand"];
      const beside = (run: number) => three.map((one) => `${one} ${run}`);
      const all = [...three, ...beside(2), ...beside(3)];
      is(
        "all",
        found,
        all.map((one, index) => `${index === 0 ? P1 : 7 + index} ${one}`),
      );
      await sql`update series set subject = subject where network_id = ${id} and parallel_version is null`;
      await agreed(scene, [forecast("P1", carrier.slug), forecast("P1", carrier.slug, "north")]);
      const forecasts = await value(
        `(select jsonb_agg(concat_ws(' ', subject = '', parallel_version is null) order by subject) from forecasts f join series s on s.network_id = f.network_id and s.key = f.series_key where f.network_id = '${id}')`,
      );
      is("forecasts are of the one that is named", forecasts, ["t t", "f t"]);
    },
  },
  {
    says: "a volume is one that all who are judged by it see, here, and a forecast asks those whom it judges here",
    plays: async (scene) => {
      const { network, elsewhere, proposes, is, sql, value } = scene;
      const { brand, carrier, desk, id } = network;
      const byQ1 = bandByVolume("P1", { metric: "Q1", reporter: desk.slug });
      const refused = { object: "band-set P1", refused: "no-driver" };
      is("not seen by one", await proposes(brand.manager, [byQ1]), refused);
      await seenElsewhere(scene, Q1, desk.id);
      is("though elsewhere", await proposes(brand.manager, [byQ1]), refused);
      await sql`insert into series (network_id, key, metric_code, subject, reporter_id, audience) values (${elsewhere.id}, 900, 'P1', '', ${brand.id}, null)`;
      is("of nobody here", await proposes(brand.manager, [forecast("P1", brand.slug)]), {
        object: `forecast P1 ${brand.slug} denominator`,
        refused: "no-driver",
      });
      await withoutRules(scene, async () => {
        await sql`update band_sets set flex = ${sql.json({ rules: [{ trigger: { kind: "volume", driver: { seriesKey: P1 } } }] })} where network_id = ${elsewhere.id} and metric_code = 'Q1'`;
      });
      const number = numberOf(await proposes(carrier.manager, [forecast("P1", carrier.slug)]));
      is(
        "two",
        await value(
          `(select cardinality(party_ids) from proposals where network_id = '${id}' and number = ${number})`,
        ),
        2,
      );
      const byR1 = bandByVolume("P1", { metric: "R1", reporter: carrier.slug });
      const atCustomer = versionChange("X1", [brand.slug, desk.slug], { measuredAt: "customer" });
      is(
        "with changes of others",
        typeof numberOf(
          await proposes(brand.manager, [byR1, bandChange("Q1", "97", "93"), atCustomer]),
        ),
        "number",
      );
    },
  },
  {
    says: "each condition is confirmed by each of its parties, and seen by whom its metrics are here",
    plays: async (scene) => {
      const { network, elsewhere, calls, is, value, sql, comesAlone } = scene;
      const { brand, carrier, desk, id } = network;
      const month = monthNumber(openMonth);
      await sql`update metrics set audience = null where network_id = ${elsewhere.id}`;
      await agreed(scene, [bandInCondition("D1", "snow"), bandInCondition("P1", "storm")]);
      const declares = (name: string, first: number) =>
        calls(brand.manager, `declare_condition('${id}', '${name}', ${first}, ${first}, 'Wind.')`);
      is("one", await declares("snow", month), { number: 1 });
      is("another", await declares("storm", month), { number: 2 });
      is("one at a time", await comesAlone("conditions"), true);
      is("another month", await declares("snow", month + 1), { number: 3 });
      const seen = await value(
        `(select jsonb_agg(coalesce(cardinality(audience)::text, 'all') order by number) from declared_conditions where network_id = '${id}')`,
      );
      is("seen by", seen, ["all", "2", "all"]);
      const confirms = (person: typeof brand.manager, number: number) =>
        calls(person, `confirm_condition('${id}', ${number})`);
      for (const [person, number] of [
        [carrier.manager, 1],
        [desk.manager, 1],
        [carrier.manager, 2],
        [desk.board, 3],
      ] as const) {
        is("confirmed", await confirms(person, number), null);
      }
      is("again", await confirms(carrier.board, 1), "answered");
    },
  },
];
