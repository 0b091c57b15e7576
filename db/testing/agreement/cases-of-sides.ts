import { monthNumber } from "@/lib/periods/period";
import { seriesKeys } from "../../testing";
import { about, acts, besides, others, revisions, submittedD1 } from "./figure-acts";
import { openMonth, type Case } from "./scene";

const month = monthNumber(openMonth);
const { D1, P1, R1 } = seriesKeys;
const [gone, notAsked, settled, answered] = ["gone", "not-asked", "settled", "answered"].map(
  (refused) => ({ refused }),
);

/** What happens to a figure that several accept, and who they are. */
export const casesOfSides: readonly Case[] = [
  {
    says: "a figure of several is accepted when the last of them takes it",
    plays: async (scene) => {
      const { network, is } = scene;
      const { brand, carrier, desk } = network;
      await submittedD1(scene);
      await besides(scene, D1);
      const before = await others(scene, D1);
      const d1 = about(scene, D1);
      is("one", await d1.accepts(brand.manager, 2), { state: "accepted" });
      is("again", await d1.accepts(brand.board, 2), answered);
      is("who accepted doesn't ask", await d1.disputes(brand.manager, 2), answered);
      is("the other asks", await d1.disputes(desk.manager, 2), { state: "disputed" });
      is("another's rule", await d1.says(carrier.manager, "name-rule", { says: "Version 1." }), {
        state: "said",
      });
      is("isn't for who didn't ask", await d1.takes(brand.manager, 3), notAsked);
      is("who didn't ask", await d1.accepts(brand.board, 3), answered);
      is("who asked", await d1.accepts(desk.board, 3), { state: "accepted" });
      is("its revisions", await revisions(scene, D1), [
        "1 draft 912",
        "2 submitted 912 grid",
        "3 disputed 912 grid",
        "4 accepted 912 grid now",
      ]);
      is("what was done", await acts(scene, D1), [
        "1 accept 2 -",
        "2 dispute 2 3 Why? 3",
        "3 name-rule 3 - Version 1. 3",
        "4 accept 3 4",
      ]);
      is("nothing else", await others(scene, D1), before);
    },
  },
  {
    says: "who takes a disputed figure that another asked about leaves it disputed",
    plays: async (scene) => {
      const { network, is } = scene;
      const { brand, carrier, desk } = network;
      await submittedD1(scene);
      const d1 = about(scene, D1);
      await d1.disputes(desk.manager, 2);
      is("takes it", await d1.accepts(brand.manager, 3), { state: "accepted" });
      is("again", await d1.accepts(brand.manager, 3), answered);
      await d1.says(carrier.manager, "name-rule", { says: "Version 1." });
      await d1.says(brand.manager, "message");
      is("who asked takes the rule", await d1.takes(desk.manager, 3), { state: "settled" });
      is("accepted by all", await revisions(scene, D1), [
        "1 draft 912",
        "2 submitted 912 grid",
        "3 disputed 912 grid",
        "4 accepted 912 grid now",
      ]);
    },
  },
  {
    says: "who asked takes it back while another has still to accept",
    plays: async (scene) => {
      const { network, is } = scene;
      const { brand, desk } = network;
      await submittedD1(scene);
      const d1 = about(scene, D1);
      await d1.disputes(desk.manager, 2);
      is("takes it as it stands", await d1.accepts(desk.manager, 3), { state: "accepted" });
      is("is submitted", await revisions(scene, D1), [
        "1 draft 912",
        "2 submitted 912 grid",
        "3 disputed 912 grid",
        "4 submitted 912 grid now",
      ]);
      is("the other", await d1.accepts(brand.manager, 4), { state: "accepted" });
      is("is accepted", await d1.accepts(brand.manager, 5), settled);
    },
  },
  {
    says: "a third who sees a figure has no part in its dispute",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      await submittedD1(scene);
      await sql`update metric_versions set accepting_id = ${brand.id} where network_id = ${id} and metric_code = 'D1'`;
      const d1 = about(scene, D1);
      await d1.disputes(brand.manager, 2);
      is("says nothing", await d1.says(desk.manager), gone);
      await d1.says(carrier.manager, "name-rule", { says: "Version 1." });
      is("takes nothing", await d1.takes(desk.manager, 2), gone);
      is("accepts nothing", await d1.accepts(desk.manager, 3), notAsked);
    },
  },
  {
    says: "a month and a figure are held while the figure is settled",
    plays: async (scene) => {
      const { network, elsewhere, is, held } = scene;
      await about(scene, P1).accepts(network.brand.manager, 9);
      const both = `network_id in ('${network.id}', '${elsewhere.id}')`;
      is("its month alone", await held("network_periods", both), 1);
      is(
        "here",
        await held("network_periods", `network_id = '${network.id}' and period = ${month}`),
        1,
      );
      is("the figure alone", await held("figures", both), 1);
    },
  },
  {
    says: "who accepts is whom its definition names, else every other party that sees it and is a member",
    plays: async (scene) => {
      const { network, elsewhere, is, sql, value } = scene;
      const { brand, carrier, desk, id } = network;
      await submittedD1(scene);
      await sql`insert into metric_versions select (jsonb_populate_record(v, jsonb_build_object('version', 2, 'effective_from', 99999,
        'party_ids', array[${carrier.id}]::uuid[]))).* from metric_versions v where network_id = ${id} and metric_code = 'D1' and version = 1`;
      const side = async (key: number) =>
        value(`select jsonb_agg(case party when '${brand.id}' then 'brand' when '${desk.id}' then 'desk' else 'carrier' end order by party = '${desk.id}')
          from figures f, unnest(vault.accepting_side(f)) party where network_id = '${id}' and series_key = ${key} and period = ${month}`);
      const both = (key: number) =>
        value(
          `select cardinality(vault.both_sides(f)) from figures f where network_id = '${id}' and series_key = ${key} and period = ${month}`,
        );
      const named = (who: string | null) =>
        sql`update metric_versions set accepting_id = ${who} where network_id = ${id} and metric_code = 'D1' and version = 1`;
      is("of all", await side(D1), ["brand", "desk"]);
      is("of two", await side(P1), ["brand"]);
      is("of one", await side(R1), null);
      is("with its reporter", await both(D1), 3);
      await sql`update figures set audience = array[${carrier.id}, ${desk.id}]::uuid[] where network_id = ${id} and series_key = ${D1} and period = ${month}`;
      is("who sees it", await side(D1), ["desk"]);
      await named(brand.id);
      is("who doesn't see it isn't asked", await side(D1), ["desk"]);
      await sql`update figures set audience = null where network_id = ${id} and series_key = ${D1} and period = ${month}`;
      is("named", await side(D1), ["brand"]);
      await named(carrier.id);
      is("its reporter isn't asked", await side(D1), ["brand", "desk"]);
      await sql`update metric_versions set party_ids = array[${carrier.id}, ${desk.id}]::uuid[] where network_id = ${id} and metric_code = 'D1' and version = 1`;
      await named(null);
      await sql`update metric_versions set party_ids = array[${carrier.id}, ${desk.id}, ${brand.id}]::uuid[]
        where metric_code = 'D1' and (network_id = ${elsewhere.id} or network_id = ${id} and version = 2)`;
      is("by its own version", await side(D1), ["desk"]);
      await named(brand.id);
      is("named, though no party", await side(D1), ["brand"]);
      await sql`update network_members set left_at = now() where network_id = ${id} and organisation_id = ${brand.id}`;
      is("named, and left", await side(D1), ["desk"]);
      await sql`update network_members set left_at = now() where network_id = ${id} and organisation_id = ${desk.id}`;
      is("all left", await side(D1), null);
      await sql`update network_members set left_at = null where network_id = ${elsewhere.id}`;
      is("though members elsewhere", await side(D1), null);
    },
  },
];
