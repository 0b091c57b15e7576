import type { Person } from "../../testing";
import { inCase, of1 } from "./case-story";
import { withoutRules } from "./figure-acts";
import type { Case, Scene } from "./scene";

/**
 * Case 4711 of the brand's with promise 1, held by the carrier, and promise 2, which fell due `ago`; promise 3 is due later. The
 * carrier has a case of that name, the brand another one and one elsewhere, where promise 3 is due: the desk answers for them.
 */
async function overdue(scene: Scene, ago: string): Promise<void> {
  const { network, elsewhere, sql } = scene;
  const { brand, carrier, desk, id } = network;
  for (const reference of ["4712", "4711"]) {
    const { opens, adds, promises, offers } = inCase(scene, reference);
    await opens(brand.manager);
    for (let one = 0; one < 3; one += 1) await promises(brand.manager);
    await offers(brand.manager, carrier, [1]);
    await adds(carrier.manager, { kind: "acknowledge" });
  }
  const own = sql`network_id = ${id} and reference = '4711' and opened_by_id = ${brand.id}`;
  const copies = [{ network_id: elsewhere.id }, { opened_by_id: carrier.id }];
  await withoutRules(scene, async () => {
    await sql`update case_entries set due_at = now() + interval '30 days', recorded_at = now() - interval '20 days' where kind = 'promise'`;
    for (const copy of copies) {
      const answering = sql.json({
        ...copy,
        accountable_id: desk.id,
        audience: [brand.id, carrier.id, desk.id],
      });
      await sql`insert into cases select (jsonb_populate_record(c, ${answering})).* from cases c where ${own}`;
      await sql`insert into case_entries select (jsonb_populate_record(e, ${sql.json(copy)})).* from case_entries e where ${own}`;
    }
    await sql`update cases set accountable_id = ${desk.id}, audience = audience || ${desk.id}::uuid where network_id = ${id} and reference = '4712'`;
    await sql`update case_entries set due_at = now() - ${ago}::interval where network_id = ${elsewhere.id} and promise = 3`;
    await sql`update case_entries set due_at = now() - ${ago}::interval where ${own} and kind = 'promise' and promise = 2`;
    await sql`update network_members set left_at = null where network_id = ${elsewhere.id}`;
    await sql`insert into assignments (network_id, organisation_id, person_id, roles) values
      (${elsewhere.id}, ${carrier.id}, ${carrier.manager.id}, '{manager,go-to}'), (${elsewhere.id}, ${desk.id}, ${desk.manager.id}, '{manager}')`;
    // Whoever asks for one of several gets the one that was written first.
    await sql`update cases set accountable_id = accountable_id where ${own}`;
    await sql`update networks set name = name where id = ${id}`;
    await sql`update organisations set name = name where id in (${brand.id}, ${carrier.id}, ${desk.id})`;
  });
}

const told = ({ network, value }: Scene, moment = "now()") =>
  value(`(select coalesce(jsonb_agg(concat_ws(' ', r.reference, r.promise, p.name, r.step) order by r.step, p.name), '[]')
    from vault.promises_to_remind(${moment}) r join people p on p.id = r.person_id where r.network_id = '${network.id}')`);

const quoted = (text: string) => `'${text}'`;

/** What the worker asks for the mail to somebody, and writes. */
function mails({ network, works }: Scene) {
  const args = (
    person: Person,
    {
      reference = "4711",
      opener = network.brand.id,
      promise = 2,
      step = "overdue",
      at = network.id,
    } = {},
  ) =>
    [quoted(at), quoted(reference), quoted(opener), promise, quoted(person.id), quoted(step)].join(
      ", ",
    );
  type More = Parameters<typeof args>[1];
  return {
    asks: (person: Person, more: More = {}, organisationId = person.organisationId) =>
      works(`promise_reminder(${args(person, more)})`, { organisationId }),
    sends: (person: Person, more: More = {}, organisationId = person.organisationId) =>
      works(`send_promise_reminder(${args(person, more)}, 'A promise', 'Is due.')`, {
        organisationId,
      }),
  };
}

/** Who is told of a promise that is overdue. */
export const casesOfReminding: readonly Case[] = [
  {
    says: "who is accountable is told when a promise falls due, and both a day later, for a week",
    plays: async (scene) => {
      const { network, elsewhere, is, sql } = scene;
      const { brand, carrier, id } = network;
      await overdue(scene, "1 hour");
      await sql`insert into assignments (network_id, organisation_id, person_id, roles) values (${elsewhere.id}, ${carrier.id}, ${carrier.viewer.id}, ${["manager", "go-to"]})`;
      const first = [carrier.deputy, carrier.goto, carrier.manager].map(
        ({ name }) => `4711 2 ${name} overdue`,
      );
      const second = [brand.goto, carrier.goto].map(({ name }) => `4711 2 ${name} still-overdue`);
      is("at first", await told(scene), first);
      is(
        "a moment before it is due",
        await told(scene, "now() - interval '1 hour 1 microsecond'"),
        [],
      );
      is("when it is due", await told(scene, "now() - interval '1 hour'"), first);
      is("before a day", await told(scene, "now() + interval '22 hours 59 minutes'"), first);
      is("after a day", await told(scene, "now() + interval '23 hours'"), [...first, ...second]);
      const week = "now() - interval '1 hour' + interval '7 days'";
      is(
        "for a week",
        await told(scene, `${week} - interval '1 microsecond'`).then(
          (all) => JSON.stringify(all).split("4711 2").length,
        ),
        6,
      );
      is(
        "no longer",
        await told(scene, week).then((all) => JSON.stringify(all).includes("4711 2")),
        false,
      );
      await sql`update network_members set left_at = now() where network_id = ${id} and organisation_id = ${brand.id}`;
      is("nobody who left", await told(scene, "now() + interval '23 hours'"), [
        ...first,
        second[1],
      ]);
      await sql`update network_members set left_at = null where network_id = ${id} and organisation_id = ${brand.id}`;
      await inCase(scene).adds(brand.manager, of1("kept", { promise: 2 }));
      is("nobody of what is kept", await told(scene), []);
    },
  },
  {
    says: "nobody is told of what is closed, or twice",
    plays: async (scene) => {
      const { network, elsewhere, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      await overdue(scene, "1 hour");
      const all = await told(scene);
      const said = (other: object) =>
        sql`insert into promise_reminders select (jsonb_populate_record(null::promise_reminders, ${sql.json(
          {
            network_id: id,
            reference: "4711",
            opened_by_id: brand.id,
            promise: 2,
            organisation_id: carrier.id,
            person_id: carrier.manager.id,
            step: "overdue",
            reminded_at: "2026-01-01T00:00:00Z",
            ...other,
          },
        )})).*`;
      await withoutRules(scene, async () => {
        await sql`delete from case_entries where network_id = ${elsewhere.id}`;
        for (const other of [
          { network_id: elsewhere.id },
          { reference: "4712" },
          { opened_by_id: carrier.id },
          { promise: 1 },
          { organisation_id: desk.id },
          { person_id: carrier.board.id },
          { step: "still-overdue" },
        ]) {
          await said(other);
        }
      });
      is("of something else", await told(scene), all);
      await said({});
      is(
        "once",
        await told(scene),
        [carrier.deputy, carrier.goto].map(({ name }) => `4711 2 ${name} overdue`),
      );
      await sql`update cases set closed_at = now() where network_id = ${id} and reference = '4712'`;
      is("another's end", (await told(scene)) === null, false);
      await sql`update cases set closed_at = now() where network_id = ${id} and reference = '4711'`;
      is("its end", await told(scene), []);
    },
  },
  {
    says: "a job asks for one mail of its own organisation, and writes it once",
    plays: async (scene) => {
      const { network, elsewhere, works, is, value, sql } = scene;
      const { brand, carrier, desk, id } = network;
      await overdue(scene, "25 hours");
      const { asks, sends } = mails(scene);
      const jobs = await works(
        `(select jsonb_agg(concat_ws(' ', task, payload ->> 'reference', payload ->> 'promise', payload ->> 'step', length(job_key)) order by payload ->> 'step', payload ->> 'personId') from due_promise_reminders() where payload ->> 'networkId' = '${id}')`,
      );
      is("its jobs", JSON.stringify(jobs).split("remind-promise 4711 2").length - 1, 5);
      const text = JSON.parse(String(await asks(carrier.manager)));
      const due = await value(
        `(select to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from case_entries where network_id = '${id}' and reference = '4711' and opened_by_id = '${brand.id}' and promise = 2 and kind = 'promise')`,
      );
      is("what it tells", text, {
        network: await value(`(select name from networks where id = '${id}')`),
        slug: network.slug,
        organisation: carrier.name,
        organisationSlug: carrier.slug,
        timeZone: "Europe/London",
        name: carrier.manager.name,
        openedBy: brand.slug,
        accountable: carrier.name,
        holder: brand.name,
        due,
      });
      for (const [person, more] of [
        [carrier.manager, { reference: "4712" }],
        [carrier.manager, { opener: carrier.id }],
        [carrier.manager, { promise: 1 }],
        [carrier.manager, { promise: 3 }],
        [desk.manager, { promise: 3 }],
        [carrier.manager, { step: "still-overdue" }],
        [carrier.viewer, {}],
        [desk.manager, {}],
      ] as const) {
        is(
          `${person.name} ${JSON.stringify(more)}`,
          [await asks(person, more), await sends(person, more)],
          [null, false],
        );
      }
      await withoutRules(scene, async () => {
        await sql`update case_entries set due_at = now() - interval '2 hours' where network_id = ${id} and reference = '4711' and opened_by_id = ${brand.id} and kind = 'promise' and promise = 1`;
      });
      const first = JSON.parse(String(await asks(carrier.manager, { promise: 1 })));
      is(
        "what it tells of the other",
        { ...first, due: null },
        { ...text, due: null, holder: carrier.name },
      );
      is("as before", JSON.parse(String(await asks(carrier.manager))), text);
      const there = { promise: 3, at: elsewhere.id };
      is("elsewhere", JSON.parse(String(await asks(desk.manager, there))).accountable, desk.name);
      is(
        "for another organisation",
        [await asks(carrier.manager, {}, brand.id), await sends(carrier.manager, {}, brand.id)],
        [null, false],
      );
      is("written", await sends(carrier.goto), true);
      is("once", await sends(carrier.goto), false);
      is("the other step", await sends(carrier.goto, { step: "still-overdue" }), true);
      is("the holder's", await sends(brand.goto, { step: "still-overdue" }), true);
      const mail = await value(
        `(select jsonb_agg(concat_ws(' ', to_address, subject, body) order by to_address) from mail where organisation_id in ('${brand.id}', '${carrier.id}', '${desk.id}'))`,
      );
      is(
        "the mail",
        mail,
        [brand.goto, carrier.goto, carrier.goto].map(({ email }) => `${email} A promise Is due.`),
      );
      is("is remembered", await asks(carrier.goto), null);
    },
  },
];
