import { addMonths, monthNumber } from "@/lib/periods/period";
import { bandInCondition } from "../agreed-by-all";
import { bandChange, comingMonth, versionChange } from "../proposed";
import { numberOf, openMonth, type Case, type Scene } from "./scene";

const coming = comingMonth();

async function agreed(
  { network, proposes, answers }: Scene,
  changes: Parameters<Scene["proposes"]>[1],
  other: Parameters<Scene["proposes"]>[2] = {},
): Promise<number> {
  const { brand, carrier, desk } = network;
  const number = numberOf(await proposes(brand.manager, changes, other));
  await answers(carrier.manager, number);
  await answers(desk.manager, number);
  return number;
}

/** What an agreement makes, and conditions. */
export const casesOfMaking: readonly Case[] = [
  {
    says: "a new metric has its version, series and bands, seen by whom it says",
    plays: async (scene) => {
      const { network, is, value } = scene;
      const { brand, carrier } = network;
      const number = await agreed(scene, [
        bandChange("X1", "98", "95"),
        versionChange("X1", [carrier.slug, brand.slug], {
          accepting: brand.slug,
          retainedOwner: brand.slug,
        }),
      ]);
      const own = `network_id = '${network.id}' and metric_code = 'X1'`;
      const parties = `array['${brand.id}', '${carrier.id}']::uuid[]`;
      const version =
        await value(`select jsonb_build_array(version, effective_from, proposal_number, name, unit, decimals,
        accepting_id = '${brand.id}', retained_owner_id = '${brand.id}', owner_ids = array['${carrier.id}']::uuid[],
        party_ids @> ${parties} and party_ids <@ ${parties}, audience @> ${parties} and audience <@ ${parties}, in_aggregate,
        frequency, parallel_from) from metric_versions where ${own}`);
      is("the version", version, [
        1,
        monthNumber(coming),
        number,
        "Came unbroken",
        "%",
        0,
        true,
        true,
        true,
        true,
        true,
        false,
        "monthly",
        null,
      ]);
      const series =
        await value(`select jsonb_agg(jsonb_build_array(reporter_id = '${carrier.id}', subject, cardinality(audience),
        parallel_version, key = (select max(key) from series where network_id = '${network.id}'))) from series where ${own}`);
      is("the series", series, [[true, "", 2, null, true]]);
      is(
        "the metric",
        await value(
          `select cardinality(audience) from metrics where network_id = '${network.id}' and code = 'X1'`,
        ),
        2,
      );
      is("the bands", await value(`select cardinality(audience) from band_sets where ${own}`), 2);
      const signed = await value(
        `select jsonb_agg(jsonb_build_array(subject, number) order by subject, number) from agreements where ${own}`,
      );
      is("its agreements", signed, [
        ["band-set", monthNumber(coming)],
        ["band-set", monthNumber(coming)],
        ["metric-version", 1],
        ["metric-version", 1],
      ]);
    },
  },
  {
    says: "a version that more may see shows its series to them, and a parallel run has series of its own",
    plays: async (scene) => {
      const { network, is, value } = scene;
      const { brand, carrier, desk } = network;
      const all = [carrier.slug, brand.slug, desk.slug];
      await agreed(scene, [
        versionChange("P1", all, { version: 2, parallelFrom: addMonths(coming, -2) }),
      ]);
      const series = (code: string) =>
        value(`select jsonb_agg(jsonb_build_array(cardinality(audience), parallel_version) order by key)
          from series where network_id = '${network.id}' and metric_code = '${code}'`);
      const metric = (code: string) =>
        value(
          `select cardinality(audience) from metrics where network_id = '${network.id}' and code = '${code}'`,
        );
      is("the metric is seen by old and new parties", await metric("P1"), 3);
      is("a series beside", await series("P1"), [
        [2, null],
        [2, 2],
      ]);
      is(
        "from its month",
        await value(
          `select parallel_from from metric_versions where network_id = '${network.id}' and metric_code = 'P1' and version = 2`,
        ),
        monthNumber(addMonths(coming, -2)),
      );
      await agreed(scene, [versionChange("R1", all, { version: 2, visibility: "network" })]);
      is("the whole network", await metric("R1"), null);
      is("of a reporter's own the series is", await series("R1"), [[null, null]]);
      await agreed(scene, [
        versionChange("Q1", [desk.slug, brand.slug, carrier.slug], {
          version: 2,
          visibility: "network",
        }),
      ]);
      is("of the parties' all is", await series("Q1"), [[null, null]]);
      await agreed(scene, [versionChange("D1", all, { version: 2, visibility: "parties" })]);
      is("what all have seen", await metric("D1"), null);
    },
  },
  {
    says: "a condition is declared by a party of what flexes with it, for open months that nobody declared",
    plays: async (scene) => {
      const { network, elsewhere, calls, is, value } = scene;
      const { brand, carrier, desk } = network;
      const month = monthNumber(openMonth);
      const declare = (first = month, last = first, name = "storm") =>
        `declare_condition('${network.id}', '${name}', ${first}, ${last}, 'Wind.')`;
      is("before anything flexes", await calls(brand.manager, declare()), { refused: "unknown" });
      await agreed(scene, [bandInCondition("P1", "storm")]);
      for (const person of [brand.viewer, brand.admin, elsewhere.brand.manager]) {
        is("who may not", await calls(person, declare()), { refused: "gone" });
      }
      is("no party", await calls(desk.manager, declare()), { refused: "unknown" });
      is("another name", await calls(brand.manager, declare(month, month, "flood")), {
        refused: "unknown",
      });
      is("backwards", await calls(brand.manager, declare(month, month - 1)), {
        refused: "malformed",
      });
      is("more than a year", await calls(brand.manager, declare(month, month + 12)), {
        refused: "malformed",
      });
      is("a closed month", await calls(brand.manager, declare(month - 1, month)), {
        refused: "closed",
      });
      is("a year", await calls(brand.board, declare(month + 20, month + 31)), { number: 1 });
      is("a month", await calls(brand.manager, declare()), { number: 2 });
      is("again", await calls(carrier.manager, declare(month, month + 1)), { refused: "overlap" });
      is("ending in it", await calls(carrier.manager, declare(month + 19, month + 20)), {
        refused: "overlap",
      });
      is("beginning in it", await calls(carrier.manager, declare(month + 31, month + 32)), {
        refused: "overlap",
      });
      const row =
        await value(`select jsonb_build_array(condition, first_period, reason, cardinality(audience), organisation_id = '${brand.id}')
        from declared_conditions where network_id = '${network.id}' and number = 2`);
      is("what was declared", row, ["storm", month, "Wind.", 2, true]);
      const trail =
        await value(`select payload::jsonb ->> 'condition' from audit_entries where network_id = '${network.id}'
        and verb = 'declare-condition' and object = 'condition 2' and cardinality(audience) = 2`);
      is("the trail", trail, "storm");
    },
  },
  {
    says: "another party confirms it once, and until then it can be taken back",
    plays: async (scene) => {
      const { network, elsewhere, calls, is, value } = scene;
      const { brand, carrier, desk } = network;
      const [month, id] = [monthNumber(openMonth), network.id];
      await agreed(scene, [bandInCondition("P1", "storm")]);
      const declared = async (first: number) =>
        numberOf(
          await calls(
            brand.manager,
            `declare_condition('${id}', 'storm', ${first}, ${first}, 'Wind.')`,
          ),
        );
      const confirm = (number: number) => `confirm_condition('${id}', ${number})`;
      const withdraw = (number: number) => `withdraw_condition('${id}', ${number})`;
      const one = await declared(month);
      for (const person of [desk.manager, carrier.viewer, elsewhere.brand.manager]) {
        is("who may not confirm", await calls(person, confirm(one)), "gone");
        is("who may not take back", await calls(person, withdraw(one)), false);
      }
      is("none", await calls(carrier.manager, confirm(99)), "gone");
      is("one's own", await calls(brand.board, confirm(one)), "own");
      is("another's to take back", await calls(carrier.manager, withdraw(one)), false);
      is("another party's", await calls(carrier.manager, confirm(one)), null);
      is("again", await calls(carrier.board, confirm(one)), "answered");
      is("too late to take back", await calls(brand.manager, withdraw(one)), false);
      const two = await declared(month + 1);
      is("taken back", await calls(brand.board, withdraw(two)), true);
      is("again", await calls(brand.board, withdraw(two)), false);
      is("withdrawn", await calls(carrier.manager, confirm(two)), "withdrawn");
      is("it may be declared anew", await declared(month + 1), 3);
      is(
        "trail of both",
        await value(
          `select jsonb_agg(verb order by seq) from audit_entries where network_id = '${id}' and object like 'condition %' and cardinality(audience) = 2`,
        ),
        [
          "declare-condition",
          "confirm-condition",
          "declare-condition",
          "withdraw",
          "declare-condition",
        ],
      );
    },
  },
  {
    says: "whoever sees what flexes sees its condition, and its parties confirm it",
    plays: async (scene) => {
      const { network, calls, is, value } = scene;
      const { brand, carrier, desk } = network;
      const month = monthNumber(openMonth);
      const declared = async (name: string) => {
        const came = await calls(
          brand.manager,
          `declare_condition('${network.id}', '${name}', ${month}, ${month}, 'Wind.')`,
        );
        const number = numberOf(came);
        return value(`select jsonb_build_array(cardinality(party_ids), cardinality(audience))
          from declared_conditions where network_id = '${network.id}' and number = ${number}`);
      };
      await agreed(scene, [
        bandInCondition("D1", "snow"),
        bandInCondition("P1", "storm"),
        bandInCondition("Q1", "flood"),
        bandInCondition("R1", "flood"),
      ]);
      is("of what the network sees", await declared("snow"), [3, null]);
      is("of what two see", await declared("storm"), [2, 2]);
      is("of what two see of each", await declared("flood"), [3, 3]);
      const confirm = (number: number) => `confirm_condition('${network.id}', ${number})`;
      is("a party's", await calls(desk.manager, confirm(1)), null);
      is("no party's", await calls(desk.manager, confirm(2)), "gone");
      is("another party's", await calls(carrier.board, confirm(2)), null);
      const seen = await value(`select jsonb_agg(cardinality(audience) order by condition_number)
        from condition_confirmations where network_id = '${network.id}'`);
      is("confirmations are seen alike", seen, [null, 2]);
    },
  },
  {
    says: "nothing is confirmed for a month that is closed",
    plays: async (scene) => {
      const { network, calls, is, sql } = scene;
      const { brand, carrier } = network;
      await agreed(scene, [bandInCondition("P1", "storm")]);
      const month = monthNumber(openMonth);
      const number = numberOf(
        await calls(
          brand.manager,
          `declare_condition('${network.id}', 'storm', ${month}, ${month}, 'Wind.')`,
        ),
      );
      await sql`update network_periods set closed_on = '2026-01-20' where network_id = ${network.id} and period = ${month}`;
      is(
        "closed",
        await calls(carrier.manager, `confirm_condition('${network.id}', ${number})`),
        "closed",
      );
      const next = numberOf(
        await calls(
          brand.manager,
          `declare_condition('${network.id}', 'storm', ${month + 1}, ${month + 1}, 'Wind.')`,
        ),
      );
      is("open", await calls(carrier.manager, `confirm_condition('${network.id}', ${next})`), null);
    },
  },
];
