import { addMonths, monthNumber } from "@/lib/periods/period";
import { seriesKeys } from "../../testing";
import { withoutRules } from "./figure-acts";
import {
  agreed,
  asked,
  branch,
  chainOf,
  coming,
  seenElsewhere,
  slaBetween,
  stage,
  why,
} from "./pacts";
import type { Case } from "./scene";

const next = addMonths(coming, 1);
const last = addMonths(coming, 2);

/** Who delivers to whom, agreed as versions of a chain. */
export const casesOfChains: readonly Case[] = [
  {
    says: "a version of a chain stands as its parties agreed, and ends with one",
    plays: async (scene) => {
      const { network, is, value } = scene;
      const { brand, carrier, id } = network;
      is(
        "an end of none",
        await why(scene, brand.manager, { ...chainOf(network), terms: null }),
        "changed",
      );
      is(
        "an end of one elsewhere",
        await why(scene, brand.manager, { ...chainOf(network, {}, { name: "Four" }), terms: null }),
        "changed",
      );
      await agreed(scene, [chainOf(network)], next);
      is("at the same time", await why(scene, brand.manager, chainOf(network), next), "not-later");
      is("before it", await why(scene, brand.manager, chainOf(network)), "not-later");
      is("after it", await why(scene, carrier.manager, chainOf(network), last), "may");
      is(
        "another",
        await why(scene, carrier.manager, chainOf(network, {}, { name: "Other" }), next),
        "may",
      );
      await agreed(scene, [{ ...chainOf(network), terms: null }], last);
      const after = addMonths(last, 1);
      is(
        "an end of what ended",
        await why(scene, brand.manager, { ...chainOf(network), terms: null }, after),
        "changed",
      );
      is("what ended", await why(scene, brand.manager, chainOf(network), after), "changed");
      is(
        "what ended, before",
        await why(scene, brand.manager, chainOf(network), last),
        "not-later",
      );
      const pair = `array['${brand.id}', '${carrier.id}']::uuid[]`;
      const rows =
        await value(`(select jsonb_agg(concat_ws(' ', name, effective_from - ${monthNumber(coming)}, jsonb_array_length(terms -> 'stages'), proposal_number, party_ids = audience, audience @> ${pair} and audience <@ ${pair},
        text_hash = (select p.text_hash from proposals p where p.network_id = v.network_id and p.number = proposal_number)) order by effective_from)
        from chain_versions v where network_id = '${id}')`);
      is("what stands", rows, ["Returns 1 2 1 t t t", "Returns 2 4 t t t"]);
    },
  },
  {
    says: "who may make a chain, with whom",
    plays: async (scene) => {
      const { network, is } = scene;
      const { brand, desk } = network;
      const byOne = { stages: [stage(branch(brand.slug, null))] };
      is("two", await why(scene, brand.manager, chainOf(network)), "may");
      is("a third's", await why(scene, desk.manager, chainOf(network)), "not-party");
      is(
        "with nobody",
        await why(scene, brand.manager, chainOf(network, {}, { parties: [brand.slug, "nobody"] })),
        "not-member",
      );
      is(
        "alone",
        await why(scene, brand.manager, chainOf(network, byOne, { parties: [brand.slug] })),
        "not-member",
      );
      is(
        "twice",
        await why(
          scene,
          brand.manager,
          chainOf(network, byOne, { parties: [brand.slug, brand.slug] }),
        ),
        "not-member",
      );
    },
  },
  {
    says: "a chain is of series that its parties report and its proposer sees, and run by its parties",
    plays: async (scene) => {
      const { network, is } = scene;
      const { brand, carrier, desk } = network;
      const of = (...stages: ReturnType<typeof stage>[]) => chainOf(network, { stages });
      is(
        "run by a third",
        await why(scene, brand.manager, of(stage(branch(desk.slug, null)))),
        "no-series",
      );
      is(
        "in any branch",
        await why(
          scene,
          brand.manager,
          of({
            ...stage(branch(brand.slug, null)),
            branches: [branch(brand.slug, null), branch(desk.slug, null)],
          }),
        ),
        "no-series",
      );
      is(
        "reported by a third",
        await why(scene, brand.manager, of(stage(branch(brand.slug, "A1", desk.slug)))),
        "no-series",
      );
      is(
        "of no series",
        await why(scene, brand.manager, of(stage(branch(brand.slug, "Z9")))),
        "no-series",
      );
      is(
        "handed off by none",
        await why(
          scene,
          brand.manager,
          of(stage(branch(brand.slug, null), { metric: "Z9", reporter: brand.slug, subject: "" })),
        ),
        "no-series",
      );
      is(
        "handed off",
        await why(
          scene,
          brand.manager,
          of(
            stage(branch(brand.slug, null), { metric: "P1", reporter: carrier.slug, subject: "" }),
          ),
        ),
        "may",
      );
      is(
        "one's own alone",
        await why(scene, carrier.manager, of(stage(branch(carrier.slug, "R1")))),
        "may",
      );
      const all = { parties: [brand.slug, carrier.slug, desk.slug] };
      const byTheDesk = { ...of(stage(branch(desk.slug, "Q1"))), ...all };
      is("shared with its proposer", await why(scene, brand.manager, byTheDesk), "may");
      is("not shared with its proposer", await why(scene, carrier.manager, byTheDesk), "no-series");
      await seenElsewhere(scene, seriesKeys.Q1, desk.id);
      is("elsewhere it may be seen", await why(scene, carrier.manager, byTheDesk), "no-series");
    },
  },
  {
    says: "a chain leads to an outcome at the customer that all of its parties see",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      const to = (metric: string, reporter: string) =>
        chainOf(network, { outcome: { metric, reporter, subject: "" } });
      const all = { parties: [brand.slug, carrier.slug, desk.slug] };
      is("to no outcome", await why(scene, brand.manager, to("Z9", brand.slug)), "no-series");
      is(
        "to an outcome of a stage",
        await why(scene, brand.manager, to("P1", carrier.slug)),
        "no-series",
      );
      await sql`update metric_versions set measured_at = 'customer' where network_id = ${id} and metric_code in ('P1', 'Q1', 'A1')`;
      is("to an outcome of both", await why(scene, brand.manager, to("P1", carrier.slug)), "may");
      is("to a stranger's", await why(scene, brand.manager, to("A1", desk.slug)), "no-series");
      is(
        "to one that a party doesn't see",
        await why(scene, brand.manager, { ...to("Q1", desk.slug), ...all }),
        "no-series",
      );
    },
  },
  {
    says: "a chain is changed by whoever runs or ran it last",
    plays: async (scene) => {
      const { network, elsewhere, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      const loaded = { name: "Parcel to door" };
      is(
        "the loaded one's end",
        await asked(scene, { ...chainOf(network, {}, loaded), terms: null }),
        3,
      );
      await agreed(scene, [
        chainOf(network, {}, { parties: [brand.slug, carrier.slug, desk.slug] }),
      ]);
      is("a party of before", await asked(scene, chainOf(network)), 3);
      const byOne = { stages: [stage(branch(brand.slug, null))] };
      const brandAndDesk = chainOf(network, byOne, {
        name: "Three",
        parties: [brand.slug, desk.slug],
      });
      await agreed(scene, [brandAndDesk]);
      await agreed(scene, [chainOf(network, {}, { name: "Three" })], next);
      is(
        "who was a party at first is none any more",
        await asked(scene, chainOf(network, {}, { name: "Three" })),
        2,
      );
      is("nor of another", await asked(scene, chainOf(network, {}, { name: "Four" })), 2);
      is("nor is one of another", await asked(scene, chainOf(network)), 3);
      const all = [brand.id, carrier.id, desk.id];
      await withoutRules(scene, async () => {
        await sql`insert into chain_versions select (jsonb_populate_record(v, ${sql.json({ network_id: elsewhere.id, party_ids: all })})).*
          from chain_versions v where network_id = ${id} and name = 'Three'`;
        await sql`insert into chains select (jsonb_populate_record(c, '{"name": "Five", "number": 2}')).* from chains c where network_id = ${id}`;
        await sql`insert into chain_stages select (jsonb_populate_record(g, ${sql.json({ chain_number: 2, organisation_id: brand.id })})).*
          from chain_stages g where network_id = ${id}`;
      });
      is("nor one elsewhere", await asked(scene, chainOf(network, {}, { name: "Three" })), 2);
      is("nor of stages", await asked(scene, chainOf(network, {}, { name: "Five" })), 2);
      for (const name of ["Returns", "Parcel to door"]) {
        is(`nor of an SLA: ${name}`, await asked(scene, slaBetween(network, {}, { name })), 2);
      }
    },
  },
];
