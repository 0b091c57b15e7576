import type { Case } from "./scene";

const quoted = (text: string | null) => (text === null ? "null" : `'${text}'`);

const said = (id: string, kind: string | null, says: string | null, metric: string | null = null) =>
  `propose_expectation('${id}', ${quoted(kind)}, ${quoted(says)}, ${quoted(metric)})`;
const answer = (id: string, number: number, given: string | null, why: string | null = null) =>
  `answer_expectation('${id}', ${number}, ${quoted(given)}, ${quoted(why)})`;

/** What isn't promised to customers, and where they can't leave. */
export const casesOfExpectations: readonly Case[] = [
  {
    says: "an expectation is put to all members that are there, by a manager or a board, whole",
    plays: async ({ network, elsewhere, calls, is, value, sql, comesAlone }) => {
      const { brand, carrier, desk, id } = network;
      for (const person of [brand.viewer, brand.goto, brand.admin, elsewhere.brand.manager]) {
        is("who may not", await calls(person, said(id, "not-promised", "No Sundays.")), {
          refused: "gone",
        });
      }
      const long = "x".repeat(501);
      for (const [kind, says, metric] of [
        ["not-promised", null, null],
        ["not-promised", "", null],
        ["not-promised", long, null],
        [null, "No Sundays.", null],
        ["promised", "No Sundays.", null],
        ["captive", "Nobody leaves.", null],
        ["not-promised", "No Sundays.", "E1"],
      ] as const) {
        is("malformed", await calls(brand.manager, said(id, kind, says, metric)), {
          refused: "malformed",
        });
      }
      for (const metric of ["P1", "X9", "none"]) {
        is(metric, await calls(brand.manager, said(id, "captive", "Nobody leaves.", metric)), {
          refused: "unknown",
        });
      }
      is("one", await calls(brand.manager, said(id, "not-promised", "x".repeat(500))), {
        number: 1,
      });
      is("one at a time", await comesAlone("expectations"), true);
      await sql`update network_members set left_at = now() where network_id = ${id} and organisation_id = ${desk.id}`;
      is("another", await calls(carrier.board, said(id, "captive", "Nobody leaves.", "E1")), {
        number: 2,
      });
      const rows =
        await value(`select jsonb_agg(jsonb_build_array(kind, length(says), metric_code, organisation_id = '${brand.id}', cardinality(party_ids),
          array['${brand.id}', '${carrier.id}']::uuid[] <@ party_ids, '${desk.id}' = any (party_ids)) order by number)
          from expectations where network_id = '${id}'`);
      is("what stands", rows, [
        ["not-promised", 500, null, true, 3, true, true],
        ["captive", 14, "E1", false, 2, true, false],
      ]);
      is("a third", await calls(carrier.board, said(id, "not-promised", "No nights.")), {
        number: 3,
      });
      const answers =
        await value(`select jsonb_agg(jsonb_build_array(expectation, number, answer, organisation_id = '${brand.id}') order by expectation)
          from expectation_answers where network_id = '${id}'`);
      is("who proposes agrees", answers, [
        [1, 1, "agree", true],
        [2, 1, "agree", false],
        [3, 1, "agree", false],
      ]);
      const trail =
        await value(`select jsonb_agg(jsonb_build_array(object, payload::jsonb ->> 'metric', audience is null) order by seq)
          from audit_entries where network_id = '${id}' and verb = 'propose-expectation'`);
      is("the trail", trail, [
        ["expectation 1", null, true],
        ["expectation 2", "E1", true],
        ["expectation 3", null, true],
      ]);
    },
  },
  {
    says: "each member answers, and answers anew",
    plays: async ({ network, elsewhere, calls, is, value }) => {
      const { brand, carrier, desk, id } = network;
      await calls(brand.manager, said(id, "not-promised", "No Sundays."));
      await calls(brand.manager, said(id, "not-promised", "No nights."));
      for (const person of [carrier.viewer, carrier.goto, carrier.admin, elsewhere.brand.manager]) {
        is("who may not", await calls(person, answer(id, 1, "agree")), "gone");
      }
      is("no expectation", await calls(carrier.manager, answer(id, 3, "agree")), "gone");
      for (const [given, why] of [
        [null, null],
        ["perhaps", null],
        ["decline", null],
        ["agree", "Because."],
        ["decline", ""],
        ["decline", "x".repeat(501)],
      ] as const) {
        is("malformed", await calls(carrier.manager, answer(id, 1, given, why)), "malformed");
      }
      is("the proposer's again", await calls(brand.board, answer(id, 1, "agree")), "answered");
      is("the carrier's", await calls(carrier.board, answer(id, 1, "agree")), null);
      is("again", await calls(carrier.manager, answer(id, 1, "agree")), "answered");
      is("to the other", await calls(carrier.manager, answer(id, 2, "decline", "We do.")), null);
      is("the desk's", await calls(desk.manager, answer(id, 1, "agree")), null);
      is("to another", await calls(desk.manager, answer(id, 2, "decline", "Not so.")), null);
      is("anew", await calls(desk.manager, answer(id, 1, "decline", "Not so.")), null);
      is("and back", await calls(desk.manager, answer(id, 1, "agree")), null);
      is("anew", await calls(carrier.manager, answer(id, 1, "decline", "We do.")), null);
      is("again", await calls(carrier.board, answer(id, 1, "decline", "Still.")), "answered");
      is("and back", await calls(carrier.board, answer(id, 1, "agree")), null);
      is("of another", await calls(brand.manager, answer(id, 2, "decline", "So.")), null);
      is("still", await calls(brand.manager, answer(id, 1, "agree")), "answered");
      const rows =
        await value(`select jsonb_agg(jsonb_build_array(expectation, number, answer, reason, organisation_id = '${carrier.id}')
          order by expectation, number) from expectation_answers where network_id = '${id}'`);
      is("what stands", rows, [
        [1, 1, "agree", null, false],
        [1, 2, "agree", null, true],
        [1, 3, "agree", null, false],
        [1, 4, "decline", "Not so.", false],
        [1, 5, "agree", null, false],
        [1, 6, "decline", "We do.", true],
        [1, 7, "agree", null, true],
        [2, 1, "agree", null, false],
        [2, 2, "decline", "We do.", true],
        [2, 3, "decline", "Not so.", false],
        [2, 4, "decline", "So.", false],
      ]);
      const trail = await value(
        `select count(*)::int from audit_entries where network_id = '${id}' and verb = 'answer-expectation' and audience is null`,
      );
      is("the trail", trail, 9);
    },
  },
  {
    says: "answers come one after the other",
    plays: async ({ network, elsewhere, calls, is, comesAlone, sql }) => {
      const { id, desk, brand } = network;
      await sql`insert into expectations (network_id, number, kind, says, organisation_id, person_id, party_ids)
        select ${id}, 1, kind, says, ${brand.id}, ${brand.manager.id}, party_ids from expectations where network_id = ${elsewhere.id} and number = 1`;
      is("one", await calls(desk.manager, answer(id, 1, "agree")), null);
      is("whoever answers", await comesAlone("expectations"), true);
    },
  },
  {
    says: "who wasn't a member when it was said isn't asked",
    plays: async ({ network, calls, is, sql }) => {
      const { brand, desk, id } = network;
      const left = (at: string | null) =>
        sql`update network_members set left_at = ${at} where network_id = ${id} and organisation_id = ${desk.id}`;
      await left("2026-01-01T00:00:00Z");
      is("said", await calls(brand.manager, said(id, "not-promised", "No nights.")), { number: 1 });
      await left(null);
      is("not asked", await calls(desk.manager, answer(id, 1, "agree")), "gone");
    },
  },
];
