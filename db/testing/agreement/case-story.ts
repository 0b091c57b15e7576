import type { Organisation, Person } from "../../testing";
import { withoutRules } from "./figure-acts";
import type { Scene } from "./scene";

/** Makes things happen in case 4711, which the brand opened. */
export function inCase({ network, calls }: Scene, reference = "4711") {
  const { id, brand } = network;
  const adds = (person: Person, entry: object, opener: Organisation = brand, at: string = id) =>
    calls(
      person,
      `add_to_case('${at}', '${reference}', '${opener.id}', '${JSON.stringify(entry)}')`,
    );
  return {
    adds,
    opens: (person: Person, name: string | null = reference, at: string = id) =>
      calls(person, `open_case('${at}', ${name === null ? "null" : `'${name}'`})`),
    promises: (person: Person, more: object = {}) => adds(person, { ...promise, ...more }),
    offers: (person: Person, to: Organisation, handed: readonly number[] | null = []) =>
      adds(person, { kind: "offer", to: to.id, handed }),
  };
}

const promise = { kind: "promise", role: "agent", hand: "A7", says: "A call back.", due: "hour" };

/** What is said of promise 1, if of no other. */
export const of1 = (kind: string, more: object = {}) => ({
  kind,
  promise: 1,
  hand: "B2",
  says: "Done.",
  ...more,
});

/**
 * Cases that would be taken for 4711 of the brand's by whoever forgets to ask which it is: one of another name, another
 * organisation's of this name, and one elsewhere. In each the desk holds three promises that are kept, and hands one over.
 */
export async function casesBeside(scene: Scene): Promise<void> {
  const { network, elsewhere, sql } = scene;
  const { brand, carrier, desk } = network;
  const all = [brand.id, carrier.id, desk.id];
  const entries = [
    ...[1, 2, 3].map((one) => ({
      kind: "promise",
      promise: one,
      role: "agent",
      hand: "A7",
      says: "x",
      due: true,
    })),
    ...[1, 2, 3].map((one) => ({ kind: "kept", promise: one, hand: "A7" })),
    { kind: "offer", to: desk.id, handed: [1, 2, 3] },
    { kind: "acknowledge", handed: [1, 2, 3] },
    { kind: "offer", to: desk.id, handed: [3] },
  ].map((one, index) => ({ nr: index + 40, ...one }));
  await withoutRules(scene, async () => {
    for (const [at, reference, opener] of [
      [network.id, "4712", brand.id],
      [network.id, "4711", carrier.id],
      [elsewhere.id, "4711", brand.id],
    ] as const) {
      await sql`insert into cases (network_id, reference, opened_by_id, accountable_id, offered_to_id, audience)
        values (${at}, ${reference}, ${opener}, ${desk.id}, ${carrier.id}, ${all}::uuid[])`;
      await sql`insert into case_entries (network_id, reference, opened_by_id, number, kind, organisation_id, person_id, recorded_at, promise, role, hand, says, due_at, to_id, handed, audience)
        select ${at}, ${reference}, ${opener}, nr, kind, ${desk.id}, ${desk.manager.id}, now() + interval '1 day', promise, role, hand, says,
          case when due then now() + interval '9 days' end, "to", handed, ${all}::uuid[]
        from jsonb_to_recordset(${sql.json(entries)}) as e (nr integer, kind text, promise integer, role text, hand text, says text, due boolean, "to" uuid, handed integer[])`;
    }
  });
}

/** How the case stands: accountable, offered to, closed, how many read it. */
export const caseStands = ({ network, value }: Scene) =>
  value(`(select concat_ws(' ', (select slug from organisations where id = accountable_id), coalesce((select slug from organisations where id = offered_to_id), '-'),
    case when closed_at is not null then 'closed' end, cardinality(audience))
    from cases where network_id = '${network.id}' and reference = '4711' and opened_by_id = '${network.brand.id}')`);

/** Its entries: number, kind, who wrote it, about which promise, and what belongs to it. */
export const caseEntries = ({ network, value }: Scene) =>
  value(`(select jsonb_agg(concat_ws(' ', number, kind, split_part((select slug from organisations where id = organisation_id), '-', 1), promise, role, hand, says,
    split_part((select slug from organisations where id = to_id), '-', 1), handed::text, cardinality(audience)) order by number)
    from case_entries where network_id = '${network.id}' and reference = '4711' and opened_by_id = '${network.brand.id}')`);

/** All that is in other cases, here and elsewhere. */
export const otherCases = ({ network, elsewhere, value }: Scene) =>
  value(`(select md5(string_agg(c::text, ' ' order by c)) from (
    select (network_id, reference, opened_by_id, accountable_id, offered_to_id, closed_at, audience)::text as c from cases union all
    select (network_id, reference, opened_by_id, number, audience)::text from case_entries) every
    where c ~ '${network.id}|${elsewhere.id}' and c !~ '${network.id},4711,${network.brand.id},')`);
