import { caseEntries, casesBeside, caseStands, inCase, of1, otherCases } from "./case-story";
import { withoutRules } from "./figure-acts";
import type { Case } from "./scene";

/** What customers are promised in a case, who holds it, and who takes over. */
export const casesOfPromises: readonly Case[] = [
  {
    says: "a case is opened by a manager, a board or a go-to person, under a reference of their organisation's own",
    plays: async (scene) => {
      const { network, elsewhere, is, value, sql } = scene;
      const { brand, carrier, id } = network;
      const { opens } = inCase(scene);
      for (const person of [brand.viewer, brand.admin, elsewhere.brand.manager]) {
        is("who may not", await opens(person), "gone");
      }
      await sql`insert into assignments (network_id, organisation_id, person_id, roles) select ${elsewhere.id}, ${brand.id}, ${brand.viewer.id}, '{viewer}'
        where exists (select from network_members where network_id = ${elsewhere.id} and organisation_id = ${brand.id})`;
      is("elsewhere", await opens(brand.manager, "4711", elsewhere.id), "gone");
      for (const name of [null, "", "x".repeat(41), "no reference", "../up", "a/"]) {
        is(`${name}`, await opens(brand.manager, name), "malformed");
      }
      await sql`delete from member_people where network_id = ${id} and person_id = ${brand.goto.id}`;
      is("a go-to person's", await opens(brand.goto), null);
      is("again", await opens(brand.manager), "taken");
      is("another's", await opens(carrier.board), null);
      is("the longest", await opens(brand.manager, "x".repeat(40)), null);
      is("the case", await caseStands(scene), `${brand.slug} - 1`);
      is("its entry", await caseEntries(scene), ["1 open brand 1"]);
      const name = `(select name from member_people where network_id = '${id}' and person_id = '${brand.goto.id}')`;
      is("is named", await value(name), brand.goto.name);
      const trail =
        await value(`(select jsonb_agg(concat_ws(' ', verb, length(object), payload, cardinality(audience)) order by seq) from audit_entries
        where network_id = '${id}' and verb like 'case-%')`);
      is("the trail", trail, [
        'case-open 9 {"entry": 1} 1',
        'case-open 9 {"entry": 1} 1',
        'case-open 45 {"entry": 1} 1',
      ]);
    },
  },
  {
    says: "a promise has a role, a hand, words and a time to come; it is kept or withdrawn once, by its holder or who is accountable",
    plays: async (scene) => {
      const { network, elsewhere, is, value } = scene;
      const { brand, carrier, desk, id } = network;
      const { opens, adds, promises } = inCase(scene);
      await casesBeside(scene);
      await opens(brand.manager);
      const before = await otherCases(scene);
      for (const person of [brand.viewer, brand.admin, desk.manager, elsewhere.brand.manager]) {
        is("who may not", await promises(person), "gone");
      }
      is("another's case", await adds(brand.manager, of1("kept"), desk), "gone");
      for (const more of [{ role: null }, { hand: null }, { says: null }, { says: "" }]) {
        is(JSON.stringify(more), await promises(brand.manager, more), "malformed");
      }
      for (const more of [
        { due: null },
        { due: "later" },
        { due: "date", day: "2025-01-01" },
        { due: "date", day: "2125-01-01" },
      ]) {
        is(JSON.stringify(more), await promises(brand.manager, more), "past");
      }
      is("no kind", await adds(brand.manager, { kind: "remark" }), "malformed");
      is("one", await promises(brand.goto), null);
      is("another", await promises(brand.manager, { says: "A visit." }), null);
      is("of none", await adds(brand.manager, of1("kept", { promise: 3 })), "no-promise");
      is("no hand", await adds(brand.manager, of1("kept", { hand: null })), "malformed");
      is("no words", await adds(brand.manager, of1("message", { says: "" })), "malformed");
      is("no words", await adds(brand.manager, of1("withdrawn", { says: null })), "malformed");
      is("a message", await adds(brand.board, of1("message")), null);
      is("kept without words", await adds(brand.board, of1("kept", { says: null })), null);
      is("again", await adds(brand.board, of1("kept")), "settled");
      is("or told of", await adds(brand.board, of1("message")), "settled");
      is("still one to keep", await adds(brand.manager, { kind: "close" }), "still-open");
      is("withdrawn", await adds(brand.manager, of1("withdrawn", { promise: 2 })), null);
      is("closed", await adds(brand.manager, { kind: "close" }), null);
      is("no more", await promises(brand.manager), "closed");
      is("the case", await caseStands(scene), `${brand.slug} - closed 1`);
      is("its entries", await caseEntries(scene), [
        "1 open brand 1",
        "2 promise brand 1 agent A7 A call back. 1",
        "3 promise brand 2 agent A7 A visit. 1",
        "4 message brand 1 Done. 1",
        "5 kept brand 1 B2 1",
        "6 withdrawn brand 2 Done. 1",
        "7 close brand 1",
      ]);
      is("nothing else", await otherCases(scene), before);
      const trail = await value(
        `(select jsonb_agg(payload::jsonb order by seq) from audit_entries where network_id = '${id}' and verb in ('case-message', 'case-kept', 'case-close'))`,
      );
      is("the trail", trail, [{ entry: 4, promise: 1 }, { entry: 5, promise: 1 }, { entry: 7 }]);
      is(
        "of another case",
        await inCase(scene, "4712").adds(carrier.manager, of1("kept")),
        "not-yours",
      );
    },
  },
  {
    says: "a hand-over counts when the receiver acknowledges it, with the promises that go along",
    plays: async (scene) => {
      const { network, elsewhere, is, value, sql } = scene;
      const { brand, carrier, desk, id } = network;
      const { opens, adds, promises, offers } = inCase(scene);
      await casesBeside(scene);
      await opens(brand.manager);
      const before = await otherCases(scene);
      for (let one = 0; one < 3; one += 1) await promises(brand.manager);
      is("nothing is offered", await adds(brand.manager, { kind: "recall" }), "no-offer");
      is("to take", await adds(brand.manager, { kind: "acknowledge" }), "no-offer");
      is("to oneself", await offers(brand.manager, brand), "to-oneself");
      is("to nobody here", await offers(brand.manager, elsewhere.desk), "no-member");
      is("no promise", await offers(brand.manager, carrier, [4]), "no-promise");
      is("one of them is none", await offers(brand.manager, carrier, [1, 4]), "no-promise");
      await adds(brand.manager, of1("kept", { promise: 3 }));
      is("a kept one", await offers(brand.manager, carrier, [3]), "no-promise");
      is("offered", await offers(brand.board, carrier, [2, 1, 2]), null);
      is("twice", await offers(brand.board, desk), "offered");
      is("closed meanwhile", await adds(brand.manager, { kind: "close" }), "offered");
      is("the case", await caseStands(scene), `${brand.slug} ${carrier.slug} 2`);
      is("not yet theirs", await adds(carrier.manager, of1("kept")), "not-yours");
      is("nor to recall", await adds(carrier.manager, { kind: "recall" }), "not-yours");
      is("nor theirs to take", await adds(brand.manager, { kind: "decline" }), "not-yours");
      is("recalled", await adds(brand.goto, { kind: "recall" }), null);
      is("offered anew", await offers(brand.manager, carrier, [1]), null);
      is("declined", await adds(carrier.goto, { kind: "decline" }), null);
      is("and again", await offers(brand.manager, carrier, [1, 2]), null);
      is("told of meanwhile", await adds(brand.manager, of1("message")), null);
      is("taken", await adds(carrier.board, { kind: "acknowledge" }), null);
      is("the case", await caseStands(scene), `${carrier.slug} - 2`);
      is("not to offer any more", await offers(brand.manager, desk), "not-yours");
      is("nor to close", await adds(brand.manager, { kind: "close" }), "not-yours");
      is("nor to keep", await adds(brand.manager, of1("kept")), "not-yours");
      is("a new promise of the giver's", await promises(brand.manager), null);
      is("isn't the taker's to hand over", await offers(carrier.manager, desk, [4]), "no-promise");
      is("but to keep by both", await adds(carrier.manager, of1("message", { promise: 4 })), null);
      is("and its holder", await adds(brand.manager, of1("kept", { promise: 4 })), null);
      is("on to a third", await offers(carrier.manager, desk, [2]), null);
      is("who takes it", await adds(desk.manager, { kind: "acknowledge" }), null);
      is("what didn't go along", await adds(carrier.manager, of1("kept")), null);
      is("what did", await adds(carrier.manager, of1("kept", { promise: 2 })), "not-yours");
      is("is kept by the third", await adds(desk.manager, of1("kept", { promise: 2 })), null);
      is("back to the first", await offers(desk.manager, brand), null);
      is("its entries", await caseEntries(scene), [
        "1 open brand 3",
        "2 promise brand 1 agent A7 A call back. 3",
        "3 promise brand 2 agent A7 A call back. 3",
        "4 promise brand 3 agent A7 A call back. 3",
        "5 kept brand 3 B2 Done. 3",
        "6 offer brand carrier {1,2} 3",
        "7 recall brand 3",
        "8 offer brand carrier {1} 3",
        "9 decline carrier 3",
        "10 offer brand carrier {1,2} 3",
        "11 message brand 1 Done. 3",
        "12 acknowledge carrier {1,2} 3",
        "13 promise brand 4 agent A7 A call back. 3",
        "14 message carrier 4 Done. 3",
        "15 kept brand 4 B2 Done. 3",
        "16 offer carrier desk {2} 3",
        "17 acknowledge desk {2} 3",
        "18 kept carrier 1 B2 Done. 3",
        "19 kept desk 2 B2 Done. 3",
        "20 offer desk brand {} 3",
      ]);
      is("nothing else", await otherCases(scene), before);
      await adds(desk.manager, { kind: "recall" });
      await sql`update network_members set left_at = null where network_id = ${elsewhere.id}`;
      await sql`update network_members set left_at = now() where network_id = ${id} and organisation_id = ${carrier.id}`;
      is("to one who left", await offers(desk.manager, carrier), "no-member");
      is("the end", await adds(desk.manager, { kind: "close" }), null);
      const offered = await value(
        `(select payload::jsonb -> 'to' from audit_entries where network_id = '${id}' and verb = 'case-offer' order by seq limit 1)`,
      );
      is("the trail", offered, carrier.id);
    },
  },
  {
    says: "a promise that is overdue doesn't keep a case open, and entries are never before the last one",
    plays: async (scene) => {
      const { network, is, value, sql } = scene;
      const { brand, id } = network;
      const { opens, adds, promises } = inCase(scene);
      await casesBeside(scene);
      await opens(brand.manager);
      await promises(brand.manager);
      is("due later", await adds(brand.manager, { kind: "close" }), "still-open");
      const own = `network_id = '${id}' and reference = '4711' and opened_by_id = '${brand.id}'`;
      await withoutRules(scene, async () => {
        await sql.unsafe(
          `update case_entries set due_at = date_trunc('milliseconds', now() + interval '3 hours') where kind = 'promise' and ${own}`,
        );
        await sql.unsafe(
          `update case_entries set recorded_at = date_trunc('milliseconds', now() + interval '3 hours') where kind = 'open' and ${own}`,
        );
      });
      is("due in the same instant", await adds(brand.manager, { kind: "close" }), null);
      is(
        "not before it",
        await value(
          `(select closed_at = due_at from cases join case_entries using (network_id, reference, opened_by_id) where kind = 'promise' and ${own})`,
        ),
        true,
      );
    },
  },
  {
    says: "a promise is due within the hour, at the end of today or of a day within a year, where the network is",
    plays: async ({ network, elsewhere, is, value, sql }) => {
      const { id } = network;
      await sql`update networks set time_zone = 'Pacific/Pago_Pago' where id = ${elsewhere.id}`;
      await sql`update networks set time_zone = 'Pacific/Kiritimati' where id = ${id}`;
      const due = (how: string, day = "") =>
        value(
          `(vault.due_instant('${id}', '2026-03-10T12:00:00Z', '${how}', '${day}') at time zone 'UTC')::text`,
        );
      is("within the hour", await due("hour"), "2026-03-10 13:00:00");
      is("today", await due("today"), "2026-03-11 10:00:00");
      is("today, which is tomorrow there", await due("date", "2026-03-11"), "2026-03-11 10:00:00");
      is("yesterday there", await due("date", "2026-03-10"), null);
      is("in a year and a day", await due("date", "2027-03-12"), "2027-03-12 10:00:00");
      is("a day later", await due("date", "2027-03-13"), null);
      is("otherwise", await due("soon"), null);
      const end = (day: string, zone: string) =>
        value(`(end_of_day('${day}', '${zone}') at time zone 'UTC')::text`);
      is("a day's end", await end("2026-01-10", "Europe/London"), "2026-01-11 00:00:00");
      is(
        "where midnight is left out",
        await end("2018-11-03", "America/Sao_Paulo"),
        "2018-11-04 03:00:00",
      );
      is(
        "where it comes twice",
        await end("2018-02-17", "America/Sao_Paulo"),
        "2018-02-18 03:00:00",
      );
    },
  },
  {
    says: "of an entry only its readers change, and none is taken away",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      const { brand, carrier, id } = network;
      await inCase(scene).opens(brand.manager);
      const tried = (change: string) =>
        sql
          .savepoint((tx) =>
            tx.unsafe(`update case_entries set ${change} where network_id = '${id}'`),
          )
          .then(
            () => "changed",
            () => "stays",
          );
      for (const change of [
        "recorded_at = now() + interval '1 day'",
        "audience = '{}'",
        `audience = '{${carrier.id}}'`,
      ]) {
        is(change, await tried(change), "stays");
      }
      is(
        "one more reads it",
        await tried(`audience = audience || '${carrier.id}'::uuid`),
        "changed",
      );
    },
  },
];
