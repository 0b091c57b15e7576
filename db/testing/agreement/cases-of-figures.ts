import { monthNumber } from "@/lib/periods/period";
import { seriesKeys } from "../../testing";
import {
  about,
  acts,
  besides,
  closes,
  others,
  revisions,
  trail,
  withoutRules,
} from "./figure-acts";
import { openMonth, type Case } from "./scene";

const month = monthNumber(openMonth);
const { A1, P1, Q1, R1 } = seriesKeys;
const [gone, notAsked, changed, settled, closed] = [
  "gone",
  "not-asked",
  "changed",
  "settled",
  "closed",
].map((refused) => ({ refused }));

/** What happens to a figure that was submitted and one other accepts: accepted, asked about, settled by a rule. */
export const casesOfFigures: readonly Case[] = [
  {
    says: "a figure is accepted at the revision that was seen, by who is asked and sees it, once",
    plays: async (scene) => {
      const { network, elsewhere, is, sql } = scene;
      const { brand, carrier, desk } = network;
      await besides(scene, P1);
      const p1 = about(scene, P1);
      for (const person of [brand.viewer, brand.goto, brand.admin, desk.manager]) {
        is("who doesn't see or act", await p1.accepts(person, 1), gone);
      }
      is("another network's", await p1.accepts(elsewhere.brand.manager, 1), gone);
      is("no figure", await about(scene, 99).accepts(brand.manager, 1), gone);
      is("no month", await about(scene, P1, month + 9).accepts(brand.manager, 1), gone);
      is("a draft", await about(scene, A1).accepts(brand.manager, 1), gone);
      await sql`update figures set status = 'submitted' where network_id = ${elsewhere.id} and series_key = ${A1}`;
      is("a draft, though not elsewhere", await about(scene, A1).accepts(brand.manager, 1), gone);
      const before = await others(scene, P1);
      is("its reporter", await p1.accepts(carrier.manager, 1), notAsked);
      is("another revision", await p1.accepts(brand.manager, 2), changed);
      is("a closed month's", await about(scene, P1, month - 1).accepts(brand.manager, 1), closed);
      is("accepted", await p1.accepts(brand.board, 1), { state: "accepted" });
      is("again", await p1.accepts(brand.manager, 2), settled);
      is("its revisions", await revisions(scene, P1), ["1 submitted 914", "2 accepted 914 now"]);
      is("what was done", await acts(scene, P1), ["1 accept 1 2 2"]);
      is("the trail", await trail(scene), ["accept-figure figure P1/4 2025-12 1 2 2"]);
      is("nothing else", await others(scene, P1), before);
    },
  },
  {
    says: "a question makes it disputed, and who asked settles it by taking it as it stands",
    plays: async (scene) => {
      const { network, elsewhere, is } = scene;
      const { brand, carrier, desk } = network;
      await besides(scene, P1);
      const before = await others(scene, P1);
      const p1 = about(scene, P1);
      is("no dispute", await p1.says(brand.manager), settled);
      is("no rule to take", await p1.takes(carrier.manager, 1), settled);
      for (const person of [brand.viewer, desk.manager, elsewhere.brand.manager]) {
        is("who doesn't see or act", await p1.disputes(person, 1), gone);
      }
      is("its reporter", await p1.disputes(carrier.manager, 1), notAsked);
      is("another revision", await p1.disputes(brand.manager, 2), changed);
      const facts = { says: "Why?", evidence: "A list.", numerator: 1, denominator: 2 };
      is("asked", await p1.disputes(brand.manager, 1, facts), { state: "disputed" });
      is("again", await p1.disputes(brand.board, 2), settled);
      is("another's word", await p1.says(desk.manager), gone);
      is("no word", await p1.says(brand.manager, "accept"), { refused: "malformed" });
      is(
        "a word",
        await p1.says(carrier.manager, "message", {
          says: "So.",
          evidence: "A note.",
          numerator: 3,
          denominator: 4,
        }),
        { state: "said" },
      );
      is("its reporter still", await p1.accepts(carrier.board, 2), notAsked);
      is("taken", await p1.accepts(brand.board, 2), { state: "accepted" });
      is("no more words", await p1.says(brand.manager), settled);
      is("its revisions", await revisions(scene, P1), [
        "1 submitted 914",
        "2 disputed 914",
        "3 accepted 914 now",
      ]);
      is("what was done", await acts(scene, P1), [
        "1 dispute 1 2 Why? A list. 1/2 2",
        "2 message 2 - So. A note. 2",
        "3 accept 2 3 2",
      ]);
      is("the trail", await trail(scene), [
        "dispute-figure figure P1/4 2025-12 1 2 2",
        "message figure P1/4 2025-12 2 2",
        "accept-figure figure P1/4 2025-12 3 3 2",
      ]);
      is("nothing else", await others(scene, P1), before);
    },
  },
  {
    says: "the rule that one side named last settles a dispute when the other takes it",
    plays: async (scene) => {
      const { network, is } = scene;
      const { brand, carrier, desk } = network;
      await besides(scene, P1);
      const p1 = about(scene, P1);
      await p1.disputes(brand.manager, 1);
      is("none is named", await p1.takes(carrier.manager, 1), changed);
      await p1.says(brand.manager, "name-rule", { says: "Version 1." });
      await p1.says(brand.manager, "message");
      is("one's own", await p1.takes(brand.board, 2), notAsked);
      is("a word that is none", await p1.takes(carrier.manager, 3), changed);
      is("another's", await p1.takes(desk.manager, 2), gone);
      is("the other side's", await p1.takes(carrier.manager, 2), { state: "settled" });
      is("as it stands", await revisions(scene, P1), [
        "1 submitted 914",
        "2 disputed 914",
        "3 submitted 914 now",
      ]);
      is("asked again", await p1.disputes(brand.manager, 3), { state: "disputed" });
      is("the rule of before", await p1.takes(carrier.manager, 2), changed);
      await p1.says(carrier.board, "name-rule", { says: "Version 1, again." });
      is("its own", await p1.takes(carrier.manager, 6), notAsked);
      await p1.says(carrier.board, "name-rule", { says: "Version 2." });
      is("an earlier one", await p1.takes(brand.manager, 6), changed);
      is("the last", await p1.takes(brand.manager, 7), { state: "settled" });
      is("is accepted", await revisions(scene, P1), [
        "1 submitted 914",
        "2 disputed 914",
        "3 submitted 914",
        "4 disputed 914",
        "5 accepted 914 now",
      ]);
      is("what was done", await acts(scene, P1), [
        "1 dispute 1 2 Why? 2",
        "2 name-rule 2 - Version 1. 2",
        "3 message 2 - So. 2",
        "4 take-rule 2 3 Version 1. 2",
        "5 dispute 3 4 Why? 2",
        "6 name-rule 4 - Version 1, again. 2",
        "7 name-rule 4 - Version 2. 2",
        "8 take-rule 4 5 Version 2. 2",
      ]);
    },
  },
  {
    says: "what stays disputed when its month closes is final once it is settled",
    plays: async (scene) => {
      const { network, is } = scene;
      const { brand, carrier, desk } = network;
      const [p1, q1, r1] = [about(scene, P1), about(scene, Q1), about(scene, R1)];
      for (const one of [p1, q1]) await one.disputes(brand.manager, 1);
      await q1.says(brand.manager, "name-rule", { says: "Version 1." });
      await closes(scene);
      is("another question", await p1.disputes(brand.manager, 2), closed);
      is("taken as it stands", await p1.accepts(brand.manager, 2), { state: "accepted" });
      is("is final", await revisions(scene, P1), [
        "1 submitted 914",
        "2 disputed 914",
        "3 final 914 now",
      ]);
      is("the rule taken", await q1.takes(desk.manager, 2), { state: "settled" });
      is("is final too", await revisions(scene, Q1), [
        "1 submitted 915",
        "2 disputed 915",
        "3 final 915 now",
      ]);
      is("settled", await p1.accepts(brand.manager, 3), closed);
      is("nobody's to accept", await r1.accepts(carrier.manager, 1), notAsked);
    },
  },
  {
    says: "a question comes too late when silence has accepted",
    plays: async (scene) => {
      const { network, elsewhere, is, sql, value } = scene;
      const { brand, carrier } = network;
      const own = `network_id = '${network.id}' and series_key = ${P1} and period = ${month}`;
      const reported = (ago: string, others: string, revision: number) =>
        withoutRules(scene, async () => {
          await sql`update figure_revisions set reported_at = now() - ${others}::interval`;
          await sql.unsafe(
            `update figure_revisions set reported_at = now() - '${ago}'::interval where ${own} and revision = ${revision}`,
          );
        });
      await besides(scene, P1);
      await sql`update networks set acceptance_days = 1, time_zone = 'UTC' where id <> ${network.id}`;
      await sql`update networks set acceptance_days = 10, time_zone = 'UTC' where id = ${network.id}`;
      await reported("10 days", "40 days", 1);
      await withoutRules(scene, async () => {
        await sql`update figures set reporter_id = ${carrier.id} where network_id = ${elsewhere.id} and series_key = ${P1} and period = ${month}`;
      });
      const ends = (at: string) =>
        value(`(select vault.accepted_after(f) - (now() at time zone 'UTC')::date from figures f
          where network_id = '${at}' and series_key = ${P1} and period = ${month})`);
      is("here and elsewhere", [await ends(network.id), await ends(elsewhere.id)], [0, -39]);
      is("asked on its last day", await about(scene, P1).disputes(brand.manager, 1), {
        state: "disputed",
      });
      await reported("11 days", "1 day", 2);
      await sql.unsafe(`update figures set status = 'submitted' where ${own}`);
      is("the day after", await about(scene, P1).disputes(brand.manager, 2), { refused: "late" });
    },
  },
];
