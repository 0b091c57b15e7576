import { monthNumber } from "@/lib/periods/period";
import { seriesKeys } from "../../testing";
import { about, acts, besides, others, revisions, submittedD1, trail } from "./figure-acts";
import { openMonth, type Case, type Scene } from "./scene";

const month = monthNumber(openMonth);
const { D1, P1, R1 } = seriesKeys;
const proposed = { state: "proposed" };
const [gone, changed, settled] = ["gone", "changed", "settled"].map((refused) => ({ refused }));

/** Which months wait to be kept, here and elsewhere. */
const waiting = ({ network, elsewhere, value }: Scene) =>
  value(`select coalesce(jsonb_agg((case network_id when '${network.id}' then 'here ' else 'elsewhere ' end) || period - ${month} order by 1), '[]')
    from network_periods where network_id in ('${network.id}', '${elsewhere.id}') and frozen = 'waiting'`);

/** The job that keeps them. */
const job = ({ network, value }: Scene) =>
  value(`exists (select from graphile_worker.jobs where key = 'settle ${network.id}')`);

/** A figure that was reported, as it is to be restated. */
export const casesOfRestating: readonly Case[] = [
  {
    says: "a restatement is proposed by a manager of its reporter, of what stands, to something else",
    plays: async (scene) => {
      const { network, elsewhere, is } = scene;
      const { brand, carrier, desk } = network;
      await besides(scene, P1);
      const before = await others(scene, P1);
      const p1 = about(scene, P1);
      for (const person of [
        carrier.board,
        carrier.viewer,
        brand.manager,
        desk.manager,
        elsewhere.carrier.manager,
      ]) {
        is("who may not", await p1.restates(person, 1), gone);
      }
      is("none", await about(scene, 99).restates(carrier.manager, 1), gone);
      is("another revision", await p1.restates(carrier.manager, 2), changed);
      const words = { says: "Counted twice." };
      is("no figure", await p1.restates(carrier.manager, 1, words), { refused: "malformed" });
      const same = { ...words, numerator: 914, denominator: 1000 };
      is("the same", await p1.restates(carrier.manager, 1, same), { refused: "same" });
      is("proposed", await p1.restates(carrier.manager, 1), proposed);
      is("again", await p1.restates(carrier.deputy, 1), { refused: "open-already" });
      is("nothing holds yet", await revisions(scene, P1), ["1 submitted 914 now"]);
      is("its own", await p1.answers(carrier.manager, 1), gone);
      is("no part in it", await p1.answers(desk.manager, 1), gone);
      is("none", await about(scene, 99).answers(brand.manager, 1), gone);
      is("another word", await p1.answers(brand.manager, 1, "accept"), { refused: "malformed" });
      is("another proposal", await p1.answers(brand.manager, 2), settled);
      is("agreed", await p1.answers(brand.board, 1, "agree", "Right."), { state: "restated" });
      is("again", await p1.answers(brand.manager, 1), settled);
      is("its revisions", await revisions(scene, P1), [
        "1 submitted 914",
        "2 accepted 880 restatement now",
      ]);
      is("what was done", await acts(scene, P1), [
        "1 propose-restatement 1 - Counted twice. 880/1000 2",
        "2 agree-restatement 1 2 Right. 2",
      ]);
      is("the trail", await trail(scene), [
        "propose-restatement figure P1/4 2025-12 1 2",
        "agree-restatement figure P1/4 2025-12 2 2 2",
      ]);
      is("nothing else", await others(scene, P1), before);
      is("nothing waits", [await waiting(scene), await job(scene)], [[], false]);
    },
  },
  {
    says: "a figure that is restated can be restated again, and stand for nothing",
    plays: async (scene) => {
      const { network, is } = scene;
      const { brand, carrier } = network;
      await besides(scene, P1);
      const p1 = about(scene, P1);
      await p1.restates(carrier.manager, 1);
      await p1.answers(brand.manager, 1);
      const none = { says: "None came.", notApplicable: true };
      is("to nothing", await p1.restates(carrier.manager, 2, none), proposed);
      is("agreed", await p1.answers(brand.manager, 3), { state: "restated" });
      is("to nothing again", await p1.restates(carrier.manager, 3, none), { refused: "same" });
      is("its revisions", await revisions(scene, P1), [
        "1 submitted 914",
        "2 accepted 880 restatement",
        "3 accepted restatement now",
      ]);
      is("what was done", await acts(scene, P1), [
        "1 propose-restatement 1 - Counted twice. 880/1000 2",
        "2 agree-restatement 1 2 2",
        "3 propose-restatement 2 - None came. n/a 2",
        "4 agree-restatement 2 3 2",
      ]);
      is("back", await p1.restates(carrier.manager, 3), proposed);
    },
  },
  {
    says: "it holds when each of several agreed, ends with one who declines or who takes it back",
    plays: async (scene) => {
      const { network, is } = scene;
      const { brand, carrier, desk } = network;
      await submittedD1(scene);
      await besides(scene, D1);
      const d1 = about(scene, D1);
      await d1.accepts(brand.manager, 2);
      await d1.restates(carrier.manager, 2);
      is("one", await d1.answers(brand.manager, 2), { state: "agree" });
      is("again", await d1.answers(brand.board, 2), { refused: "answered" });
      is("the other declines", await d1.answers(desk.manager, 2, "decline", "No."), {
        state: "decline",
      });
      is("too late", await d1.answers(brand.manager, 2), settled);
      is("who accepted", await d1.accepts(brand.manager, 2), { refused: "answered" });
      is("what was proposed first", await d1.withdraws(carrier.manager, 2), settled);
      is("anew", await d1.restates(carrier.manager, 2), proposed);
      is("who may not take it back", await d1.withdraws(brand.manager, 5), gone);
      is("who may not take it back", await d1.withdraws(carrier.viewer, 5), gone);
      is("none", await about(scene, 99).withdraws(carrier.manager, 5), gone);
      is("another", await d1.withdraws(carrier.manager, 2), settled);
      is("taken back", await d1.withdraws(carrier.board, 5), { state: "withdrawn" });
      is("again", await d1.withdraws(carrier.manager, 5), settled);
      is("a third time", await d1.restates(carrier.manager, 2), proposed);
      is("who takes it as it stands", await d1.accepts(desk.manager, 2), { state: "accepted" });
      is("who agreed before is asked anew", await d1.answers(brand.manager, 7), { state: "agree" });
      is("and the last", await d1.answers(desk.board, 7), { state: "restated" });
      is("its revisions", await revisions(scene, D1), [
        "1 draft 912",
        "2 submitted 912 grid",
        "3 accepted 912 grid",
        "4 accepted 880 restatement now",
      ]);
      is("what was done", await acts(scene, D1), [
        "1 accept 2 -",
        "2 propose-restatement 2 - Counted twice. 880/1000 3",
        "3 agree-restatement 2 - 3",
        "4 decline-restatement 2 - No. 3",
        "5 propose-restatement 2 - Counted twice. 880/1000 3",
        "6 withdraw-restatement 2 - 3",
        "7 propose-restatement 2 - Counted twice. 880/1000 3",
        "8 accept 2 3",
        "9 agree-restatement 3 - 3",
        "10 agree-restatement 3 4",
      ]);
    },
  },
  {
    says: "what was accepted before it was restated isn't accepted after it",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      const { brand, carrier, desk } = network;
      await submittedD1(scene);
      await besides(scene, D1);
      const d1 = about(scene, D1);
      await d1.accepts(brand.manager, 2);
      await d1.restates(carrier.manager, 2);
      await d1.answers(brand.manager, 2);
      await d1.answers(desk.manager, 2);
      const own = sql`network_id = ${network.id} and series_key = ${D1} and period = ${month}`;
      await sql`update figures set status = 'submitted' where ${own}`;
      is("accepted anew", await d1.accepts(brand.manager, 3), { state: "accepted" });
      is("once", await d1.accepts(brand.manager, 3), { refused: "answered" });
      await d1.restates(carrier.manager, 3, {
        says: "No, 870.",
        numerator: 870,
        denominator: 1000,
      });
      await d1.answers(brand.manager, 6);
      await d1.answers(desk.manager, 6);
      await sql`update figures set status = 'submitted' where ${own}`;
      is("restated again", await d1.accepts(brand.manager, 4), { state: "accepted" });
      is("by the other", await d1.accepts(desk.manager, 4), { state: "accepted" });
    },
  },
  {
    says: "a restatement of what nobody else sees holds at once",
    plays: async (scene) => {
      const { network, is } = scene;
      const { carrier } = network;
      await besides(scene, R1);
      is("restated", await about(scene, R1).restates(carrier.manager, 1), { state: "restated" });
      is("its revisions", await revisions(scene, R1), [
        "1 submitted 916",
        "2 accepted 880 restatement now",
      ]);
      is("what was done", await acts(scene, R1), [
        "1 propose-restatement 1 2 Counted twice. 880/1000 1",
      ]);
      is(
        "again",
        await about(scene, R1).restates(carrier.manager, 2, { says: "None.", notApplicable: true }),
        { state: "restated" },
      );
    },
  },
  {
    says: "nothing of a closed month is restated before what was agreed then is kept, in it and in later ones",
    plays: async (scene) => {
      const { network, elsewhere, is, sql } = scene;
      const { brand, carrier } = network;
      const earlier = month - 1;
      const [p1, r1] = [about(scene, P1, earlier), about(scene, R1, earlier)];
      await sql`update network_periods set frozen = null where network_id in (${network.id}, ${elsewhere.id})`;
      await sql`insert into network_periods (network_id, period, due_on, closed_on) values (${network.id}, ${month + 1}, '2026-02-10', '2026-02-20')`;
      await sql`insert into network_periods (network_id, period, due_on, closed_on, frozen) values (${network.id}, ${month + 2}, '2026-02-10', '2026-02-20', 'done')`;
      is("proposed", await p1.restates(carrier.manager, 1), proposed);
      is("what waits", await waiting(scene), ["here -1", "here 1"]);
      is("its job", await job(scene), true);
      is("while it waits", await p1.answers(brand.manager, 1), { refused: "freezing" });
      is("and of one's own", await r1.restates(carrier.manager, 1), { refused: "freezing" });
      await sql`update network_periods set frozen = 'done' where network_id = ${network.id} and period = ${month + 1}`;
      is("while its own waits alone", await p1.answers(brand.manager, 1), { refused: "freezing" });
      await sql`update network_periods set frozen = 'waiting' where network_id = ${network.id} and period = ${month + 1}`;
      await sql`update network_periods set frozen = 'done' where network_id = ${network.id} and period = ${earlier}`;
      is("while a later one waits", await p1.answers(brand.manager, 1), { refused: "freezing" });
      const one = about(scene, P1);
      await one.restates(carrier.manager, 1);
      is("and in an open month before it", await one.answers(brand.manager, 1), {
        refused: "freezing",
      });
      is("who declines needn't wait", await one.answers(brand.manager, 1, "decline", "No."), {
        state: "decline",
      });
      await sql`update network_periods set frozen = 'done' where network_id = ${network.id} and period = ${month + 1}`;
      await sql`update network_periods set frozen = 'waiting' where network_id = ${network.id} and period = ${month}`;
      await sql`update network_periods set frozen = 'waiting' where network_id = ${network.id} and period = ${earlier - 1}`;
      await sql`update network_periods set frozen = 'waiting', closed_on = '2026-02-20' where network_id = ${elsewhere.id}`;
      is("then", await p1.answers(brand.manager, 1), { state: "restated" });
      is("and of one's own", await r1.restates(carrier.manager, 1), { state: "restated" });
      is("is final", await revisions(scene, P1, earlier), [
        "1 final 909",
        "2 final 880 restatement now",
      ]);
      is(
        "nothing new waits",
        await waiting(scene).then((found) => JSON.stringify(found).includes("here 1")),
        false,
      );
    },
  },
];
