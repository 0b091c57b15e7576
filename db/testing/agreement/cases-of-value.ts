import { monthNumber } from "@/lib/periods/period";
import { seriesKeys } from "../../testing";
import { openMonth, type Case } from "./scene";

const claim = {
  period: String(openMonth),
  kind: "saving",
  amount: "1200.50",
  currency: "EUR",
  says: "Fewer vans.",
};

const claimed = (id: string, other: string, more: object = {}) =>
  `claim_value('${id}', '${other}', '${JSON.stringify({ ...claim, ...more })}')`;
const answered = (id: string, entry: number, recognises: boolean, why: string | null) =>
  `answer_value('${id}', ${entry}, ${recognises}, ${why === null ? "null" : `'${why}'`})`;

/** What one side claims to have had from another. */
export const casesOfValue: readonly Case[] = [
  {
    says: "value is claimed from another member, for a month that there is, by a manager or a board",
    plays: async ({ network, elsewhere, calls, is, value, sql, comesAlone }) => {
      const { brand, carrier, desk, id } = network;
      for (const person of [carrier.viewer, carrier.goto, carrier.admin, elsewhere.brand.manager]) {
        is("who may not", await calls(person, claimed(id, brand.id)), "gone");
      }
      is("oneself", await calls(carrier.manager, claimed(id, carrier.id)), "gone");
      is("nobody", await calls(carrier.manager, claimed(id, elsewhere.desk.id)), "gone");
      is(
        "no month",
        await calls(carrier.manager, claimed(id, brand.id, { period: "2031-01" })),
        "no-month",
      );
      await sql`insert into network_periods (network_id, period, due_on) values (${elsewhere.id}, ${monthNumber(openMonth) + 900}, '2100-01-01')`;
      is(
        "a month of another network",
        await calls(carrier.manager, claimed(id, brand.id, { period: "2100-12" })),
        "no-month",
      );
      is("a claim", await calls(carrier.manager, claimed(id, brand.id)), null);
      is("one at a time", await comesAlone("value"), true);
      is("a board's", await calls(desk.board, claimed(id, carrier.id, { kind: "cost" })), null);
      const rows =
        await value(`select jsonb_agg(jsonb_build_array(number, period, kind, amount::text, currency, says, guard_key,
          audience = array[organisation_id, other_id], other_id = '${brand.id}') order by number) from value_entries where network_id = '${id}'`);
      const month = monthNumber(openMonth);
      is("what stands", rows, [
        [1, month, "saving", "1200.50", "EUR", "Fewer vans.", null, true, true],
        [2, month, "cost", "1200.50", "EUR", "Fewer vans.", null, true, false],
      ]);
      const trail =
        await value(`select jsonb_agg(jsonb_build_array(verb, object, payload::jsonb ->> 'kind', cardinality(audience)) order by seq)
          from audit_entries where network_id = '${id}' and verb = 'claim-value'`);
      is("the trail", trail, [
        ["claim-value", "value 1", "saving", 2],
        ["claim-value", "value 2", "cost", 2],
      ]);
      await sql`update network_members set left_at = now() where network_id = ${id} and organisation_id = ${brand.id}`;
      is("who left", await calls(carrier.manager, claimed(id, brand.id)), "gone");
    },
  },
  {
    says: "what must not worsen is a series that both see",
    plays: async ({ network, calls, is, sql }) => {
      const { brand, carrier, desk, id } = network;
      const { E1, P1, Q1, R1 } = seriesKeys;
      const guarded = (guard: number, other = brand.id) =>
        calls(carrier.manager, claimed(id, other, { guard }));
      is("of the network", await guarded(E1), null);
      is("of the network, with a third", await guarded(E1, desk.id), null);
      is("of both", await guarded(P1), null);
      is("of one alone", await guarded(P1, desk.id), "no-guard");
      is("of others", await guarded(Q1), "no-guard");
      is("of the reporter", await guarded(R1), "no-guard");
      await sql`update metric_versions set party_ids = array[${carrier.id}, ${desk.id}]::uuid[] where network_id = ${id} and metric_code = 'P1'`;
      is("of no party", await guarded(P1), "no-guard");
      await sql`update metric_versions set party_ids = array[${carrier.id}, ${brand.id}]::uuid[] where network_id = ${id} and metric_code = 'P1'`;
      is("of nobody", await guarded(4711), "no-guard");
      is("of none in this network", await guarded(101), "no-guard");
      await sql`update series set audience = array[${carrier.id}]::uuid[] where network_id = ${id} and key in (${E1}, ${P1})`;
      is("whose figures are the network's no more", await guarded(E1), "no-guard");
      is("whose figures are both's no more", await guarded(P1), "no-guard");
    },
  },
  {
    says: "claims are answered one after the other",
    plays: async ({ network, calls, is, comesAlone }) => {
      await calls(network.brand.manager, answered(network.id, 1, true, null));
      is("whoever answers", await comesAlone("value"), true);
    },
  },
  {
    says: "the other side recognises a claim or says why not, once",
    plays: async ({ network, elsewhere, calls, is, value }) => {
      const { brand, carrier, desk, id } = network;
      await calls(carrier.manager, claimed(id, brand.id));
      await calls(carrier.board, claimed(id, brand.id));
      for (const person of [desk.manager, brand.viewer, brand.admin, elsewhere.brand.manager]) {
        is("who may not", await calls(person, answered(id, 1, true, null)), "gone");
      }
      is("no claim", await calls(brand.manager, answered(id, 3, true, null)), "gone");
      is("one's own", await calls(carrier.manager, answered(id, 1, true, null)), "own");
      is("recognised", await calls(brand.board, answered(id, 1, true, null)), null);
      is("again", await calls(brand.manager, answered(id, 1, false, "No.")), "answered");
      is("without why", await calls(brand.manager, answered(id, 2, false, null)), "error 23514");
      is("declined", await calls(brand.manager, answered(id, 2, false, "No.")), null);
      const rows =
        await value(`select jsonb_agg(jsonb_build_array(entry_number, recognised, says, organisation_id = '${brand.id}', cardinality(audience))
          order by entry_number) from value_answers where network_id = '${id}'`);
      is("what stands", rows, [
        [1, true, null, true, 2],
        [2, false, "No.", true, 2],
      ]);
      const trail =
        await value(`select jsonb_agg(jsonb_build_array(verb, object, cardinality(audience)) order by seq)
          from audit_entries where network_id = '${id}' and verb in ('recognise-value', 'decline-value')`);
      is("the trail", trail, [
        ["recognise-value", "value 1", 2],
        ["decline-value", "value 2", 2],
      ]);
    },
  },
];
