import { addMonths, monthNumber } from "@/lib/periods/period";
import { seriesKeys } from "../../testing";
import { withoutRules } from "./figure-acts";
import { agreed, coming, owes, seenElsewhere, slaBetween, why } from "./pacts";
import { openMonth, type Case, type Scene } from "./scene";

const next = addMonths(coming, 1);
const last = addMonths(coming, 2);

const slas = ({ network, value }: Scene) =>
  value(`(select jsonb_agg(concat_ws(' ', number, name, first_organisation_id = '${network.brand.id}', coalesce(cardinality(audience)::text, 'all')) order by number)
    from slas where network_id = '${network.id}')`);

const versions = ({ network, value }: Scene) =>
  value(`(select jsonb_agg(concat_ws(' ', sla_number, effective_from - ${monthNumber(coming)}, jsonb_array_length(terms -> 'obligations'), cardinality(audience),
    proposal_number, text_hash = (select p.text_hash from proposals p where p.network_id = v.network_id and p.number = proposal_number)) order by sla_number, effective_from)
    from sla_versions v where network_id = '${network.id}')`);

/** What two owe each other: made by proposals. */
export const casesOfSlas: readonly Case[] = [
  {
    says: "an SLA is numbered once, changed by its later versions, seen by all where it says so, and ended",
    plays: async (scene) => {
      const { network, elsewhere, is, value } = scene;
      await agreed(scene, [slaBetween(network)]);
      await agreed(scene, [slaBetween(network, {}, { name: "Second" })]);
      await agreed(scene, [slaBetween(network, { isVisible: true }, { name: "Third" })]);
      is("three", await slas(scene), ["1 Parcels t 2", "2 Second t 2", "3 Third t all"]);
      const { brand, carrier, desk } = network;
      const turned = slaBetween(
        network,
        { isVisible: true },
        { between: [carrier.slug, brand.slug] },
      );
      await agreed(scene, [turned], next);
      is("one is visible now", await slas(scene), [
        "1 Parcels t all",
        "2 Second t 2",
        "3 Third t all",
      ]);
      await agreed(scene, [{ ...slaBetween(network), terms: null }], last);
      is("and stays so when it ends", await slas(scene), [
        "1 Parcels t all",
        "2 Second t 2",
        "3 Third t all",
      ]);
      const withTheDesk = slaBetween(
        network,
        { obligations: owes(brand.slug, "E1"), oneSidedReason: "A trial." },
        { between: [brand.slug, desk.slug] },
      );
      await agreed(scene, [withTheDesk]);
      await agreed(scene, [slaBetween(network, {}, { name: "Second" })], next);
      is("another's of its name", await slas(scene), [
        "1 Parcels t all",
        "2 Second t 2",
        "3 Third t all",
        "4 Parcels t 2",
      ]);
      is(
        "nothing elsewhere",
        await value(
          `(select count(*)::int from slas where network_id = '${elsewhere.id}' and audience is null)`,
        ),
        2,
      );
      is("its versions", await versions(scene), [
        "1 0 2 2 1 t",
        "1 1 2 2 4 t",
        "1 2 2 5 t",
        "2 0 2 2 2 t",
        "2 1 2 2 7 t",
        "3 0 2 2 3 t",
        "4 0 1 2 6 t",
      ]);
    },
  },
  {
    says: "who may make an SLA, with whom",
    plays: async (scene) => {
      const { network, elsewhere, is } = scene;
      const { brand, desk } = network;
      is("between two", await why(scene, brand.manager, slaBetween(network)), "may");
      is("a third's", await why(scene, desk.manager, slaBetween(network)), "not-party");
      is(
        "with nobody",
        await why(
          scene,
          brand.manager,
          slaBetween(network, {}, { between: [brand.slug, "nobody"] }),
        ),
        "not-member",
      );
      is(
        "with oneself",
        await why(
          scene,
          brand.manager,
          slaBetween(network, {}, { between: [brand.slug, brand.slug] }),
        ),
        "not-member",
      );
      is(
        "with somebody elsewhere",
        await why(
          scene,
          brand.manager,
          slaBetween(
            network,
            { obligations: owes(brand.slug, "E1") },
            { between: [brand.slug, elsewhere.desk.slug] },
          ),
        ),
        "no-series",
      );
    },
  },
  {
    says: "what is owed is what both see, by who is one of the two",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      const owing = (...obligations: ReturnType<typeof owes>[]) =>
        slaBetween(network, { obligations: obligations.flat(), oneSidedReason: "A trial." });
      for (const [metric, obligor, reporter] of [
        ["R1", carrier.slug, carrier.slug],
        ["Q1", brand.slug, desk.slug],
        ["Z9", carrier.slug, carrier.slug],
        ["P1", carrier.slug, brand.slug],
        ["A1", desk.slug, desk.slug],
      ] as const) {
        is(
          `${metric} by ${obligor}`,
          await why(scene, brand.manager, owing(owes(obligor, metric, reporter))),
          "no-series",
        );
      }
      is(
        "one of two",
        await why(scene, brand.manager, owing(owes(brand.slug, "E1"), owes(carrier.slug, "R1"))),
        "no-series",
      );
      is(
        "what another reports",
        await why(scene, brand.manager, owing(owes(brand.slug, "D1", carrier.slug))),
        "may",
      );
      await sql`update series set audience = array[${carrier.id}, ${desk.id}]::uuid[] where network_id = ${id} and metric_code = 'D1'`;
      is(
        "but not what one can't see",
        await why(scene, brand.manager, owing(owes(carrier.slug, "D1"))),
        "no-series",
      );
      await sql`insert into series (network_id, key, metric_code, subject, reporter_id, audience) values (${id}, 300, 'D1', 'x', ${carrier.id}, null)`;
      is(
        "whatever of it else they see",
        await why(scene, brand.manager, owing(owes(carrier.slug, "D1"))),
        "no-series",
      );
      is(
        "elsewhere it may be seen",
        await why(scene, brand.manager, owing(owes(carrier.slug, "X1"))),
        "no-series",
      );
      await seenElsewhere(scene, seriesKeys.R1, carrier.id);
      is(
        "under the same key",
        await why(scene, brand.manager, owing(owes(carrier.slug, "R1"))),
        "no-series",
      );
    },
  },
  {
    says: "obligations that depend on each other in the same month can't be agreed, by whatever way",
    plays: async (scene) => {
      const { network, is } = scene;
      const { brand, carrier } = network;
      const owing = (...obligations: ReturnType<typeof owes>[]) =>
        slaBetween(network, { obligations: obligations.flat(), oneSidedReason: "A trial." });
      const cycle = (lag: number) =>
        owing(
          owes(brand.slug, "E1", brand.slug, { dependsOn: [{ on: "P1", lag, share: "1" }] }),
          owes(carrier.slug, "P1", carrier.slug, { dependsOn: [{ on: "E1", lag: 0, share: "1" }] }),
        );
      is("in a cycle", await why(scene, brand.manager, cycle(0)), "cycle");
      is("over time", await why(scene, brand.manager, cycle(1)), "may");
      const three = (lag: number) =>
        owing(
          owes(brand.slug, "E1", brand.slug, { dependsOn: [{ on: "P1", lag: 0, share: "1" }] }),
          owes(carrier.slug, "P1", carrier.slug, { dependsOn: [{ on: "D1", lag, share: "1" }] }),
          owes(brand.slug, "E1", brand.slug, {
            key: "D1",
            dependsOn: [{ on: "E1", lag: 0, share: "1" }],
          }),
        );
      is("by way of a third", await why(scene, brand.manager, three(0)), "cycle");
      is("by way of a third over time", await why(scene, brand.manager, three(2)), "may");
    },
  },
  {
    says: "a notice is of one's own obligation in force, before its month is over, once",
    plays: async (scene) => {
      const { network, elsewhere, calls, is, value, comesAlone, sql } = scene;
      const { brand, carrier, desk, id } = network;
      await agreed(scene, [slaBetween(network)]);
      await agreed(scene, [slaBetween(network, {}, { name: "Other" })]);
      await agreed(
        scene,
        [
          slaBetween(network, {
            obligations: owes(carrier.slug, "D1"),
            oneSidedReason: "A trial.",
          }),
        ],
        last,
      );
      await sql`insert into sla_versions (network_id, sla_number, effective_from, terms, text_hash, proposal_number, audience)
        select ${elsewhere.id}, 1, ${monthNumber(next)}, '{"obligations": [{"key": "Z9"}]}', 'elsewhere', 1, audience from sla_versions where network_id = ${elsewhere.id} and sla_number = 1`;
      const month = monthNumber(coming);
      const gives = (person: typeof brand.manager, { sla = 1, named = "P1", of = month } = {}) =>
        calls(person, `give_notice('${id}', ${sla}, '${named}', ${of}, 'A van is broken.')`);
      for (const person of [
        brand.manager,
        desk.manager,
        carrier.viewer,
        carrier.admin,
        elsewhere.carrier.manager,
      ]) {
        is("who may not", await gives(person), "gone");
      }
      is("no lock yet", await comesAlone("notices"), false);
      is("the other's", await gives(carrier.manager, { named: "E1" }), "gone");
      is("another's in it", await gives(carrier.manager, { named: "D1" }), "gone");
      is("of none", await gives(carrier.manager, { sla: 9 }), "gone");
      is("before it is in force", await gives(carrier.manager, { of: month - 1 }), "gone");
      is("when it is no more", await gives(carrier.manager, { of: monthNumber(last) }), "gone");
      is("in its last month", await gives(carrier.manager, { of: monthNumber(next) }), null);
      is("one at a time", await comesAlone("notices"), true);
      is("in its first", await gives(carrier.board), null);
      is("again", await gives(carrier.manager), "answered");
      is("of another SLA", await gives(carrier.manager, { sla: 2 }), null);
      is("of another", await gives(carrier.manager, { named: "D1", of: monthNumber(last) }), null);
      is("of another in it", await gives(brand.manager, { named: "E1" }), null);
      await withoutRules(scene, async () => {
        await sql`update sla_versions set effective_from = ${monthNumber(openMonth) - 12} where network_id = ${id} and sla_number = 2`;
      });
      const now = Number(
        await value(`vault.month_of(to_char((now() at time zone 'Europe/London'), 'YYYY-MM'))`),
      );
      is("too late", await gives(carrier.manager, { sla: 2, of: now - 1 }), "past");
      is("in time", await gives(carrier.manager, { sla: 2, of: now }), null);
      const rows =
        await value(`(select jsonb_agg(concat_ws(' ', sla_number, obligation, period - ${month}, organisation_id = '${carrier.id}', says, cardinality(audience)) order by sla_number, obligation, period)
        from early_notices where network_id = '${id}' and period >= ${month})`);
      is("what stands", rows, [
        "1 D1 2 t A van is broken. 2",
        "1 E1 0 f A van is broken. 2",
        "1 P1 0 t A van is broken. 2",
        "1 P1 1 t A van is broken. 2",
        "2 P1 0 t A van is broken. 2",
      ]);
      const trail =
        await value(`(select jsonb_agg(concat_ws(' ', object, payload::jsonb ->> 'obligation', cardinality(audience)) order by seq)
        from audit_entries where network_id = '${id}' and verb = 'give-notice' and (payload::jsonb ->> 'period')::int >= ${month})`);
      is("the trail", trail, [
        "sla 1 P1 2",
        "sla 1 P1 2",
        "sla 2 P1 2",
        "sla 1 D1 2",
        "sla 1 E1 2",
      ]);
    },
  },
];
