import { monthNumber } from "@/lib/periods/period";
import { slaOf } from "../settled-sla";
import { comingMonth } from "../proposed";
import { closedMonth, numberOf, openMonth, type Case, type Scene } from "./scene";

const month = monthNumber(openMonth);

/** An SLA in which the carrier owes the brand P1 from the open month on. */
async function withAnSla({ network, proposes, answers }: Scene): Promise<void> {
  const other = { from: openMonth, retroactive: true };
  const number = numberOf(await proposes(network.brand.manager, [slaOf(network)], other));
  await answers(network.carrier.manager, number);
}

const proposal = (id: string, { sla = 1, named = "P1" } = {}) =>
  `propose_plan('${id}', ${sla}, '${named}', ${month}, 'Vans leave earlier.')`;

const entered = (id: string, what: string, facts: object = {}, plan = 1) =>
  `add_to_plan('${id}', ${plan}, '${what}', '${JSON.stringify(facts)}')`;

const says = { says: "So." };

/** What two sides of an SLA plan together. */
export const casesOfPlans: readonly Case[] = [
  {
    says: "a plan is proposed by a side of an SLA in force, about what it obliges to, one at a time",
    plays: async (scene) => {
      const { network, elsewhere, calls, is, value } = scene;
      const { brand, carrier, desk, id } = network;
      is("without an SLA", await calls(brand.manager, proposal(id)), { refused: "gone" });
      await withAnSla(scene);
      for (const person of [brand.viewer, brand.goto, desk.manager, elsewhere.brand.manager]) {
        is("who may not", await calls(person, proposal(id)), { refused: "gone" });
      }
      for (const other of [{ sla: 2 }, { named: "Z9" }]) {
        is("about nothing", await calls(brand.manager, proposal(id, other)), { refused: "gone" });
      }
      is("a plan", await calls(brand.manager, proposal(id)), { number: 1 });
      is("another beside it", await calls(carrier.board, proposal(id)), {
        refused: "open-already",
      });
      is("its end", await calls(carrier.board, entered(id, "decline", says)), null);
      is("another after it", await calls(carrier.board, proposal(id)), { number: 2 });
      const row =
        await value(`select jsonb_agg(jsonb_build_array(sla_number, obligation, period, aim, audience = array['${brand.id}', '${carrier.id}']::uuid[])
        order by number) from plans where network_id = '${id}'`);
      const due = [1, "P1", month, "Vans leave earlier.", true];
      is("what stands", row, [due, due]);
      const trail =
        await value(`select jsonb_agg(jsonb_build_array(verb, object, payload::jsonb, cardinality(audience)) order by seq) from audit_entries
        where network_id = '${id}' and verb like '%-plan'`);
      is("the trail", trail, [
        ["propose-plan", "plan 1", {}, 2],
        ["decline-plan", "plan 1", says, 2],
        ["propose-plan", "plan 2", {}, 2],
      ]);
    },
  },
  {
    says: "plans about other obligations and other SLAs go beside each other, one after the other",
    plays: async (scene) => {
      const { network, calls, is, sql, comesAlone, value } = scene;
      const { brand, carrier, id } = network;
      await withAnSla(scene);
      await sql`insert into slas select network_id, 2, 'Other', first_organisation_id, second_organisation_id, audience from slas where network_id = ${id}`;
      await sql`insert into sla_versions (network_id, sla_number, effective_from, terms, text_hash, proposal_number, audience)
        select network_id, number, effective_from, jsonb_build_object('obligations', '[{"key": "P1"}, {"key": "P2"}]'::jsonb), text_hash, proposal_number, v.audience
        from sla_versions v join generate_series(2, 2) number on true where network_id = ${id}`;
      is("before", await comesAlone("plans"), false);
      is("one", await calls(brand.manager, proposal(id)), { number: 1 });
      is("one at a time", await comesAlone("plans"), true);
      is("of another SLA", await calls(brand.manager, proposal(id, { sla: 2 })), { number: 2 });
      is("about another", await calls(carrier.manager, proposal(id, { sla: 2, named: "P2" })), {
        number: 3,
      });
      for (const plan of [1, 2]) {
        is("accepted", await calls(carrier.manager, entered(id, "accept", {}, plan)), null);
      }
      const facts = { ...says, due: "2199-01-01" };
      const adds = (what: string, more: object, plan: number) =>
        calls(brand.manager, entered(id, what, more, plan));
      is("a milestone", await adds("milestone", facts, 1), null);
      is("of another plan", await adds("reach", { milestone: 3 }, 2), "answered");
      is("another's", await adds("milestone", facts, 2), null);
      is("a note", await adds("note", says, 1), null);
      is("no milestone", await adds("reach", { milestone: 4 }, 1), "answered");
      is("reached", await adds("reach", { milestone: 3 }, 1), null);
      is("so is another's", await adds("reach", { milestone: 3 }, 2), null);
      is("done", await adds("done", {}, 1), null);
      is("so is another's", await adds("done", {}, 2), null);
      is("its own", await calls(brand.manager, entered(id, "accept", {}, 3)), null);
      is("done with it", await calls(carrier.manager, entered(id, "done", {}, 3)), null);
      const rows = await value(`select jsonb_agg(n order by n) from (
        select count(*) || ' of ' || max(number) as n from plan_entries where network_id = '${id}' group by plan_number) each`);
      is("each in its own order", rows, ["3 of 3", "5 of 5", "6 of 6"]);
    },
  },
  {
    says: "what is added to a plan comes one after the other",
    plays: async (scene) => {
      const { network, calls, is, comesAlone } = scene;
      await calls(network.brand.manager, entered(network.id, "note", says));
      is("whoever adds", await comesAlone("plans"), true);
    },
  },
  {
    says: "a plan about an SLA that has ended is about nothing",
    plays: async (scene) => {
      const { network, calls, is, sql } = scene;
      const { brand, id } = network;
      await withAnSla(scene);
      await sql`insert into sla_versions (network_id, sla_number, effective_from, terms, text_hash, proposal_number, audience)
        select network_id, sla_number, ${monthNumber(closedMonth)}, '{"obligations": [{"key": "OLD"}]}', text_hash, proposal_number, audience
        from sla_versions where network_id = ${id}`;
      is("what it obliged to", await calls(brand.manager, proposal(id, { named: "OLD" })), {
        refused: "gone",
      });
      await sql`insert into sla_versions (network_id, sla_number, effective_from, terms, text_hash, proposal_number, audience)
        select network_id, sla_number, ${monthNumber(comingMonth())}, null, text_hash, proposal_number, audience
        from sla_versions where network_id = ${id} and effective_from = ${month}`;
      is("until it ends", await calls(brand.manager, proposal(id)), { number: 1 });
    },
  },
  {
    says: "the other side answers once, both follow it when it is agreed, and both say that it is done",
    plays: async (scene) => {
      const { network, elsewhere, calls, is, value } = scene;
      const { brand, carrier, desk, id } = network;
      await withAnSla(scene);
      await calls(brand.manager, proposal(id));
      const adds = (person: typeof brand.manager, what: string, facts: object = {}, plan = 1) =>
        calls(person, entered(id, what, facts, plan));
      for (const person of [desk.manager, carrier.viewer, carrier.admin, elsewhere.brand.manager]) {
        is("who may not", await adds(person, "note", says), "gone");
      }
      is("of another plan", await adds(carrier.manager, "note", says, 2), "gone");
      is("its own", await adds(brand.board, "accept"), "own");
      is("its own", await adds(brand.board, "decline", says), "own");
      is("too early", await adds(carrier.board, "done"), "not-agreed");
      is("too early", await adds(carrier.board, "reach", { milestone: 1 }), "not-agreed");
      is("another word", await adds(carrier.board, "propose"), "malformed");
      is("no reason", await adds(carrier.board, "decline", { says: "" }), "malformed");
      is("no words", await adds(carrier.board, "note"), "malformed");
      is("a note before it answers", await adds(carrier.board, "note", says), null);
      const due = await value(`(now() at time zone 'Europe/London')::date::text`);
      const yesterday = await value(`((now() at time zone 'Europe/London')::date - 1)::text`);
      is("accepted", await adds(carrier.manager, "accept", { says: "More.", due }), null);
      is("again", await adds(carrier.manager, "accept"), "answered");
      is("taken over", await adds(carrier.board, "take-over", says), null);
      is("no day", await adds(brand.manager, "milestone", { ...says, due: yesterday }), "past");
      is("a milestone", await adds(brand.manager, "milestone", { ...says, due }), null);
      is("another", await adds(brand.manager, "milestone", { ...says, due }), null);
      is("no milestone", await adds(carrier.manager, "reach", { milestone: 4 }), "answered");
      is("reached", await adds(carrier.manager, "reach", { milestone: 5 }), null);
      is("again", await adds(brand.manager, "reach", { milestone: 5 }), "answered");
      is("the other", await adds(brand.manager, "reach", { milestone: 6, says: "x" }), null);
      is(
        "a note",
        await adds(brand.manager, "note", { ...says, due: yesterday, milestone: 4 }),
        null,
      );
      is("done", await adds(brand.manager, "done"), null);
      is("again", await adds(brand.board, "done"), "answered");
      is("though it may say more", await adds(brand.board, "note", says), null);
      is("still open", await calls(carrier.board, proposal(id)), { refused: "open-already" });
      is("done by both", await adds(carrier.board, "done"), null);
      is("ended", await adds(carrier.board, "note", says), "ended");
      const rows =
        await value(`select jsonb_agg(jsonb_build_array(act, says, due_on = '${String(due)}', milestone, organisation_id = '${brand.id}',
          cardinality(audience)) order by number) from plan_entries where network_id = '${id}'`);
      is("what stands", rows, [
        ["propose", null, null, null, true, 2],
        ["note", "So.", null, null, false, 2],
        ["accept", null, null, null, false, 2],
        ["take-over", null, null, null, false, 2],
        ["milestone", "So.", true, null, true, 2],
        ["milestone", "So.", true, null, true, 2],
        ["reach", null, null, 5, false, 2],
        ["reach", null, null, 6, true, 2],
        ["note", "So.", null, null, true, 2],
        ["done", null, null, null, true, 2],
        ["note", "So.", null, null, true, 2],
        ["done", null, null, null, false, 2],
      ]);
    },
  },
  {
    says: "either side stops a plan",
    plays: async (scene) => {
      const { network, calls, is } = scene;
      const { brand, carrier, id } = network;
      await withAnSla(scene);
      await calls(brand.manager, proposal(id));
      is("no words", await calls(brand.manager, entered(id, "stop")), "malformed");
      is("stopped", await calls(brand.manager, entered(id, "stop", says)), null);
      is("ended", await calls(carrier.board, entered(id, "accept")), "ended");
      await calls(carrier.manager, proposal(id));
      await calls(brand.manager, entered(id, "accept", {}, 2));
      is("agreed", await calls(brand.manager, entered(id, "decline", says, 2)), "answered");
      is("stopped when agreed", await calls(brand.board, entered(id, "stop", says, 2)), null);
      is("ended", await calls(carrier.manager, entered(id, "done", {}, 2)), "ended");
    },
  },
];
