import type { Organisation, Person } from "../../testing";
import {
  idOf,
  issuesOf,
  malformed,
  more,
  sameElsewhere,
  worksForTheCarrierToo,
} from "./issue-story";
import type { Case } from "./scene";

/** What is raised to a go-to person in confidence. */
export const casesOfIssues: readonly Case[] = [
  {
    says: "go-to people are those of members that are there, who are there, with that role, in one's networks",
    plays: async (scene) => {
      const { network, elsewhere, calls, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      const found = (person: Person) =>
        calls(person, `(select coalesce(jsonb_agg(name order by name), '[]') from go_to_people())`);
      const of = (...ones: readonly Organisation[]) => ones.map((one) => one.goto.name).toSorted();
      is("of one's network", await found(brand.viewer), of(brand, carrier, desk));
      is(
        "of another",
        await found(elsewhere.brand.viewer),
        of(elsewhere.brand, elsewhere.carrier, elsewhere.desk),
      );
      is("of none", await found(brand.admin), []);
      await sql`update organisation_people set left_at = now() where organisation_id = ${carrier.id} and person_id = ${carrier.goto.id}`;
      await sql`insert into assignments (network_id, organisation_id, person_id, roles) values (${id}, ${carrier.id}, ${carrier.goto.id}, ${["go-to"]}) on conflict do nothing`;
      await sql`insert into organisation_people (organisation_id, person_id) values (${desk.id}, ${carrier.goto.id})`;
      is("who is there", await found(brand.viewer), of(brand, desk));
      await sql`update network_members set left_at = now() where network_id = ${id} and organisation_id = ${desk.id}`;
      await sql`update network_members set left_at = null where network_id = ${elsewhere.id}`;
      is("of members", await found(brand.viewer), of(brand));
    },
  },
  {
    says: "an issue is raised to a go-to person by anybody of a network, in whole, and stands nowhere else",
    plays: async (scene) => {
      const { network, elsewhere, is, value, sql } = scene;
      const { brand, carrier, desk, id } = network;
      const { raises } = issuesOf(scene);
      for (const person of [brand.admin, elsewhere.brand.manager]) {
        is("who isn't there", await raises(person), { refused: "gone" });
      }
      is("elsewhere", await raises(brand.viewer, { at: elsewhere.id }), { refused: "gone" });
      for (const other of [
        { goTo: carrier.manager },
        { to: brand, goTo: carrier.goto },
        { to: elsewhere.carrier },
      ]) {
        is("no go-to person", await raises(brand.viewer, other), { refused: "nobody" });
      }
      is("oneself", await raises(carrier.goto), { refused: "nobody" });
      for (const other of [
        { says: null },
        { says: "" },
        { says: "x".repeat(2001) },
        { cause: null },
        { cause: "him" },
        { owner: null },
        { owner: "his" },
      ]) {
        is(JSON.stringify(other).slice(0, 40), await raises(brand.viewer, other), malformed);
      }
      await sql`update network_members set left_at = null where network_id = ${elsewhere.id}`;
      await sql`insert into assignments (network_id, organisation_id, person_id, roles) values (${elsewhere.id}, ${brand.id}, ${brand.viewer.id}, ${["viewer"]})`;
      is("one of another network of one's own", await raises(brand.viewer, { at: elsewhere.id }), {
        refused: "nobody",
      });
      const before = await value(
        `(select count(*)::int from audit_entries where network_id = '${id}')`,
      );
      const ids = [
        await raises(brand.viewer),
        await raises(desk.board, { owner: "ours", says: "x".repeat(2000) }),
        await raises(carrier.manager, { owner: "theirs", to: brand }),
        await raises(brand.manager, { to: brand }),
      ].map(idOf);
      const rows =
        await value(`(select jsonb_agg(concat_ws(' ', cause, length(says), person_name, go_to_name, cardinality(owner_ids), owner_ids @> array[organisation_id],
        owner_ids @> array[go_to_organisation_id], audience = '{}', settled_at is null and released_at is null) order by array_position(array['${ids.join("','")}']::uuid[], id))
        from issues where network_id = '${id}')`);
      is("what stands", rows, [
        `capacity 20 ${brand.viewer.name} ${carrier.goto.name} 2 t t t t`,
        `capacity 2000 ${desk.board.name} ${carrier.goto.name} 1 t f t t`,
        `capacity 20 ${carrier.manager.name} ${brand.goto.name} 1 f t t t`,
        `capacity 20 ${brand.manager.name} ${brand.goto.name} 1 t t t t`,
      ]);
      is(
        "no trail",
        await value(`(select count(*)::int from audit_entries where network_id = '${id}')`),
        before,
      );
    },
  },
  {
    says: "what is written in it is whole, and a suggestion or about one",
    plays: async (scene) => {
      const { brand } = scene.network;
      const { raises, adds } = issuesOf(scene);
      const issue = idOf(await raises(brand.viewer));
      for (const [what, facts] of [
        [null, more],
        ["remark", more],
        ["suggestion", {}],
        ["suggestion", { says: "" }],
        ["suggestion", { says: "x".repeat(2001) }],
        ["suggestion", { ...more, about: 1 }],
        ["accepted", {}],
        ["adapted", { about: 1 }],
        ["declined", { about: 1 }],
        ["settled", { about: 1 }],
      ] as const) {
        scene.is(
          `${what} ${JSON.stringify(facts).slice(0, 40)}`,
          await adds(brand.viewer, issue, what, facts),
          "malformed",
        );
      }
    },
  },
  {
    says: "the two alone write in it, each acting for whom they wrote for, and answer each other's suggestions once",
    plays: async (scene) => {
      const { network, elsewhere, is, value, sql } = scene;
      const { brand, carrier, desk, id } = network;
      const { raises, adds } = issuesOf(scene);
      const issue = idOf(await raises(brand.viewer));
      const another = idOf(await raises(brand.viewer));
      const self = idOf(await raises(carrier.manager));
      await sameElsewhere(scene, issue);
      for (const person of [
        brand.manager,
        brand.admin,
        carrier.manager,
        desk.goto,
        elsewhere.brand.viewer,
      ]) {
        is("who has no part in it", await adds(person, issue, "suggestion", more), "gone");
      }
      is(
        "elsewhere",
        await adds(brand.viewer, issue, "suggestion", { ...more, at: elsewhere.id }),
        "gone",
      );
      is("none", await adds(brand.viewer, id, "suggestion", more), "gone");
      is("a suggestion", await adds(carrier.goto, issue, "suggestion", more), null);
      is("in another", await adds(carrier.goto, another, "suggestion", more), null);
      is("in another", await adds(carrier.goto, another, "suggestion", more), null);
      is("one's own", await adds(carrier.goto, issue, "accepted", { about: 1 }), "not-yours");
      is("none", await adds(brand.viewer, issue, "accepted", { about: 2 }), "gone");
      is("accepted in another", await adds(brand.viewer, another, "accepted", { about: 1 }), null);
      is(
        "adapted",
        await adds(brand.viewer, issue, "adapted", { about: 1, says: "For a month." }),
        null,
      );
      is("no suggestion", await adds(carrier.goto, issue, "accepted", { about: 2 }), "gone");
      is(
        "again",
        await adds(brand.viewer, issue, "declined", { about: 1, says: "No." }),
        "answered",
      );
      is("the author's", await adds(brand.viewer, issue, "suggestion", more), null);
      is(
        "its answer",
        await adds(carrier.goto, issue, "accepted", { about: 3, says: "Good." }),
        null,
      );
      is("not settled by the other", await adds(carrier.goto, issue, "settled"), "not-yours");
      is("settled", await adds(brand.viewer, issue, "settled"), null);
      is("no more", await adds(carrier.goto, issue, "suggestion", more), "settled");
      is("but in another", await adds(carrier.goto, self, "suggestion", more), null);
      const rows =
        await value(`(select jsonb_agg(concat_ws(' ', number, kind, coalesce(about::text, '-'), coalesce(says, '-'), case when by_author then 'author' end, audience = '{}',
        organisation_id = '${brand.id}' and person_id = '${brand.viewer.id}' and go_to_organisation_id = '${carrier.id}' and go_to_person_id = '${carrier.goto.id}') order by number)
        from issue_entries where network_id = '${id}' and issue = '${issue}')`);
      is("what stands", rows, [
        "1 suggestion - Ask for one more. t t",
        "2 adapted 1 For a month. author t t",
        "3 suggestion - Ask for one more. author t t",
        "4 accepted 3 Good. t t",
        "5 settled - - author t t",
      ]);
      const settled = `(select count(*)::int from issues where network_id in ('${id}', '${elsewhere.id}') and settled_at > now())`;
      is("one is settled", await value(settled), 1);
      is(
        "an entry stays",
        await sql
          .savepoint((tx) => tx`update issue_entries set says = 'x' where issue = ${issue}`)
          .then(
            () => "changed",
            () => "stays",
          ),
        "stays",
      );
    },
  },
  {
    says: "who wrote it for another organisation has no part in it now",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      const { raises, adds, releases } = issuesOf(scene);
      const [byAuthor, byGoTo] = [
        idOf(await raises(brand.viewer)),
        idOf(await raises(brand.viewer)),
      ];
      await worksForTheCarrierToo(scene, desk.manager);
      const asDesk = [desk.manager.id, desk.id];
      await sql`update issues set organisation_id = ${carrier.id}, person_id = ${asDesk[0] ?? ""}, owner_ids = array[${carrier.id}]::uuid[] where id = ${byAuthor}`;
      await sql`update issues set go_to_organisation_id = ${carrier.id}, go_to_person_id = ${asDesk[0] ?? ""} where id = ${byGoTo}`;
      for (const issue of [byAuthor, byGoTo]) {
        is("as the desk's", await adds(desk.manager, issue, "suggestion", more), "gone");
        is("as the desk's", await releases(desk.manager, issue), "gone");
      }
      is("who else is of the network", id !== "", true);
    },
  },
  {
    says: "its author alone releases it, once, to both organisations, for good",
    plays: async (scene) => {
      const { network, elsewhere, is, value, sql } = scene;
      const { brand, carrier, id } = network;
      const { raises, adds, releases } = issuesOf(scene);
      const [issue, another] = [idOf(await raises(brand.viewer)), idOf(await raises(brand.viewer))];
      await sameElsewhere(scene, issue);
      for (const one of [issue, another]) await adds(carrier.goto, one, "suggestion", more);
      await sql`delete from member_people where network_id = ${id} and person_id = ${brand.viewer.id}`;
      for (const person of [carrier.goto, brand.manager, brand.admin, elsewhere.brand.viewer]) {
        is("who may not", await releases(person, issue), "gone");
      }
      is("elsewhere", await releases(brand.viewer, issue, elsewhere.id), "gone");
      is("released", await releases(brand.viewer, issue), null);
      is("again", await releases(brand.viewer, issue), "released");
      is("its later entries", await adds(brand.viewer, issue, "accepted", { about: 1 }), null);
      const both = `array['${brand.id}', '${carrier.id}']::uuid[]`;
      const readers = (table: string, key: string) =>
        value(`(select jsonb_agg(concat_ws(' ', ${key} = '${issue}', cardinality(audience), audience <@ ${both}) order by ${key} = '${issue}', audience)
          from ${table} where network_id = '${id}')`);
      is("who reads it", await readers("issues", "id"), ["f 0 t", "t 2 t"]);
      is("and its entries", await readers("issue_entries", "issue"), ["f 0 t", "t 2 t", "t 2 t"]);
      is(
        "not elsewhere",
        await value(`(select sum(cardinality(audience))::int from (select audience from issues where network_id = '${elsewhere.id}'
        union all select audience from issue_entries where network_id = '${elsewhere.id}') every)`),
        0,
      );
      is(
        "is named",
        await value(
          `(select name from member_people where network_id = '${id}' and person_id = '${brand.viewer.id}')`,
        ),
        brand.viewer.name,
      );
      is(
        "the trail",
        await value(`(select jsonb_agg(concat_ws(' ', object = 'issue ${issue}', payload::jsonb ->> 'cause', audience <@ ${both}, cardinality(audience), organisation_id = '${brand.id}'))
        from audit_entries where network_id = '${id}' and verb = 'release-issue')`),
        ["t capacity t 2 t"],
      );
      const inside = idOf(await raises(brand.manager, { to: brand }));
      is("of one organisation", await releases(brand.manager, inside), null);
      is(
        "is its own",
        await value(`(select cardinality(audience) from issues where id = '${inside}')`),
        1,
      );
    },
  },
];
