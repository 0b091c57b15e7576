import { monthNumber } from "@/lib/periods/period";
import { seriesKeys, type Person } from "../../testing";
import { withoutRules } from "./figure-acts";
import { openMonth, type Case, type Scene } from "./scene";

const month = monthNumber(openMonth);
const { D1, P1, R1 } = seriesKeys;

/** Who is to be reminded of the open month at a moment, and of what. */
const told = ({ network, value }: Scene, moment: string, of: number = month) =>
  value(`(select coalesce(jsonb_agg(p.name || ' ' || reason order by reason, p.name), '[]')
    from vault.to_remind(${moment}) r join people p on p.id = r.person_id where r.network_id = '${network.id}' and r.period = ${of})`);

/** How far an organisation is with a month: owed, entered, submitted. */
const progress = ({ network, value }: Scene, organisation: string, of: number = month) =>
  value(
    `(select concat_ws(' ', due, entered, submitted) from vault.progress('${network.id}', ${of}, '${organisation}'))`,
  );

const owed = ({ network, value }: Scene, of: number = month) =>
  value(
    `(select jsonb_agg(key order by key) from vault.due_series('${network.id}', ${of}, '${network.carrier.id}') key)`,
  );

/** The deadline is the end of 10 January there; the next month is open too. Elsewhere the carrier has other managers, and later deadlines. */
async function inJanuary({ network, elsewhere, sql }: Scene): Promise<void> {
  const { carrier, id } = network;
  await sql`insert into network_periods (network_id, period, due_on) values (${id}, ${month + 1}, '2099-01-01'), (${elsewhere.id}, ${month + 1}, '2099-01-01')`;
  await sql`update network_periods set due_on = '2099-01-01', closed_on = null where network_id = ${elsewhere.id}`;
  await sql`update network_members set left_at = null where network_id = ${elsewhere.id}`;
  await sql`insert into assignments (network_id, organisation_id, person_id, roles) values (${elsewhere.id}, ${carrier.id}, ${carrier.viewer.id}, ${["manager"]})`;
  await sql`update networks set time_zone = 'Pacific/Kiritimati' where id = ${network.id}`;
  await sql`update organisations set time_zone = 'UTC'`;
  await sql`update organisations set time_zone = 'America/New_York' where id = ${network.carrier.id}`;
}

/** Somebody asked the carrier for the open month's figures. */
async function asked({ network, sql }: Scene): Promise<void> {
  const { id, brand, carrier, desk } = network;
  for (const [by, ago] of [
    [brand, "1 hour"],
    [desk, "2 hours"],
  ] as const) {
    await sql`insert into figure_requests (network_id, period, organisation_id, asked_by_id, person_id, asked_at)
      values (${id}, ${month}, ${carrier.id}, ${by.id}, ${by.manager.id}, now() - ${ago}::interval)`;
  }
}

const args = (scene: Scene, person: Person, why: string, of: number = month) =>
  `'${scene.network.id}', ${of}, '${person.id}', '${why}'`;

/** Who is reminded of figures, and what is forgotten after a day. */
export const casesOfDeadlines: readonly Case[] = [
  {
    says: "an organisation owes the series of versions that all their parties agreed to, in force or in their parallel run",
    plays: async (scene) => {
      const { network, elsewhere, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      is("its own", await owed(scene), [D1, P1, R1]);
      is("when they hold", await owed(scene, month - 2), [D1, P1, R1]);
      is("before they hold", await owed(scene, month - 3), null);
      is("another's are another's", await progress(scene, desk.id), "2 2 1");
      await withoutRules(scene, async () => {
        await sql`update agreements set text_hash = 'another' where network_id = ${id} and metric_code = 'D1' and organisation_id = ${desk.id}`;
        await sql`delete from agreements where network_id = ${id} and metric_code = 'R1' and organisation_id = ${brand.id} and subject = 'metric-version'`;
        await sql`insert into agreements select (jsonb_populate_record(a, ${sql.json({ network_id: elsewhere.id })})).* from agreements a
          where network_id = ${id} and metric_code = 'P1' on conflict do nothing`;
        await sql`update agreements a set text_hash = v.text_hash from metric_versions v
          where v.network_id = ${id} and v.metric_code = 'R1' and a.network_id = ${id} and a.organisation_id = ${brand.id} and a.metric_code <> 'P1'`;
      });
      await withoutRules(scene, async () => {
        for (const other of [{ subject: "band-set", number: 1 }, { number: 7 }]) {
          await sql`insert into agreements select (jsonb_populate_record(a, ${sql.json({ ...other, organisation_id: brand.id })})).* from agreements a
            where network_id = ${id} and metric_code = 'R1' and subject = 'metric-version' and number = 1 and organisation_id = ${carrier.id}`;
        }
      });
      is("of what all agreed to", await owed(scene), [P1]);
      await withoutRules(scene, async () => {
        await sql`delete from agreements where network_id = ${id} and metric_code = 'P1' and organisation_id = ${brand.id} and subject = 'metric-version'`;
      });
      is("here", await owed(scene), null);
    },
  },
  {
    says: "a parallel run owes its series beside those in force until it holds, and then no more",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      const { id, carrier } = network;
      await withoutRules(scene, async () => {
        await sql`insert into metric_versions select (jsonb_populate_record(v, ${sql.json({ version: 2, effective_from: month + 2, parallel_from: month })})).*
          from metric_versions v where network_id = ${id} and metric_code = 'P1' and version = 1`;
        await sql`insert into agreements select (jsonb_populate_record(a, '{"number": 2}')).* from agreements a where network_id = ${id} and metric_code = 'P1' and subject = 'metric-version'`;
        await sql`insert into series (network_id, key, metric_code, subject, reporter_id, audience, parallel_version) values (${id}, 300, 'P1', '', ${carrier.id}, null, 2)`;
      });
      is("before it", await owed(scene, month - 1), [D1, P1, R1]);
      is("in it", await owed(scene), [D1, P1, R1, 300]);
      is("in its last month", await owed(scene, month + 1), [D1, P1, R1, 300]);
      is("after it", await owed(scene, month + 2), [D1, P1, R1]);
    },
  },
  {
    says: "progress counts what is entered and what is submitted of what is owed, for its own month",
    plays: async (scene) => {
      const { network, elsewhere, is, sql } = scene;
      const { id, carrier } = network;
      const own = sql`network_id = ${id} and period = ${month}`;
      await withoutRules(scene, async () => {
        await sql`insert into figures select (jsonb_populate_record(f, ${sql.json({ network_id: elsewhere.id })})).* from figures f where ${own}`;
      });
      is("drafts are entered", await progress(scene, carrier.id), "3 3 2");
      is("nothing yet", await progress(scene, carrier.id, month + 1), "3 0 0");
      await sql`update figures set numerator = null, denominator = null where ${own} and series_key = ${D1}`;
      is("an empty draft isn't", await progress(scene, carrier.id), "3 2 2");
      await sql`update figures set not_applicable = true where ${own} and series_key = ${D1}`;
      is("what doesn't apply is", await progress(scene, carrier.id), "3 3 2");
      await sql`update figures set status = 'submitted' where ${own} and series_key = ${D1}`;
      is("all", await progress(scene, carrier.id), "3 3 3");
    },
  },
  {
    says: "managers who owe figures are reminded from nine of the day before where they are, until the deadline where the network is",
    plays: async (scene) => {
      const { network, is, sql } = scene;
      const { brand, carrier, desk, id } = network;
      await inJanuary(scene);
      const names = (...ones: readonly Person[]) =>
        ones.map(({ name }) => `${name} due`).toSorted();
      const early = names(brand.deputy, brand.manager, desk.deputy, desk.manager);
      const all = [...names(carrier.deputy, carrier.manager), ...early].toSorted();
      is("a moment before nine", await told(scene, "'2026-01-09T08:59:59Z'"), []);
      is("at nine", await told(scene, "'2026-01-09T09:00:00Z'"), early);
      is("before nine in New York", await told(scene, "'2026-01-09T13:59:59Z'"), early);
      is("at nine in New York", await told(scene, "'2026-01-09T14:00:00Z'"), all);
      is("a moment before the deadline", await told(scene, "'2026-01-10T09:59:59.999Z'"), all);
      is("after the deadline", await told(scene, "'2026-01-10T10:00:00Z'"), []);
      const moment = "'2026-01-10T00:00:00Z'";
      await sql`update network_periods set due_on = '2026-01-10', closed_on = '2026-01-09' where network_id = ${id} and period = ${month + 1}`;
      is("of a closed month", await told(scene, moment, month + 1), []);
      await sql`update network_members set left_at = now() where network_id = ${id} and organisation_id = ${desk.id}`;
      const there = all.filter((name) => !names(desk.deputy, desk.manager).includes(name));
      is("who left", await told(scene, moment), there);
      await sql`update figures set status = 'submitted' where network_id = ${id} and period = ${month} and series_key = ${D1}`;
      is("who has submitted all", await told(scene, moment), names(brand.deputy, brand.manager));
    },
  },
  {
    says: "who was asked is reminded until the month is closed, once for each reason",
    plays: async (scene) => {
      const { network, elsewhere, is, sql, value } = scene;
      const { carrier, desk, id } = network;
      await inJanuary(scene);
      await asked(scene);
      const later = "'2026-05-01T00:00:00Z'";
      const two = [carrier.deputy, carrier.manager].map(({ name }) => `${name} asked`).toSorted();
      is("who was asked", await told(scene, later), two);
      is("of the month that was asked for", await told(scene, later, month + 1), []);
      const there = await value(
        `(select count(*)::int from vault.to_remind(${later}) where network_id = '${elsewhere.id}')`,
      );
      is("here", there, 0);
      const said = (other: object) =>
        sql`insert into reminders select (jsonb_populate_record(null::reminders, ${sql.json({
          network_id: id,
          period: month,
          organisation_id: carrier.id,
          person_id: carrier.manager.id,
          reason: "asked",
          reminded_at: "2026-01-01T00:00:00Z",
          ...other,
        })})).*`;
      await withoutRules(scene, async () => {
        for (const other of [
          { network_id: elsewhere.id },
          { period: month - 1 },
          { organisation_id: desk.id },
          { person_id: carrier.board.id },
          { reason: "due" },
        ]) {
          await said(other);
        }
      });
      is("of something else", await told(scene, later), two);
      await said({});
      is("once", await told(scene, later), [`${carrier.deputy.name} asked`]);
      await sql`update network_periods set closed_on = '2026-04-01' where network_id = ${id} and period = ${month}`;
      is("no more", await told(scene, later), []);
    },
  },
  {
    says: "a job asks for one reminder of its own organisation, and writes it once",
    plays: async (scene) => {
      const { network, elsewhere, works, is, value, sql } = scene;
      const { brand, carrier, desk, id } = network;
      await inJanuary(scene);
      await asked(scene);
      const jobs =
        await works(`(select jsonb_agg(concat_ws(' ', task, payload ->> 'period', payload ->> 'reason', job_key = concat_ws(' ', 'remind', '${id}', ${month}, '${carrier.id}', payload ->> 'personId', 'asked')))
        from due_reminders() where payload ->> 'networkId' = '${id}' and payload ->> 'organisationId' = '${carrier.id}')`);
      is("its jobs", jobs, [`remind ${month} asked t`, `remind ${month} asked t`]);
      const of = (person: Person, organisationId = person.organisationId) => ({
        asks: (why = "asked", at = month) =>
          works(`reminder(${args(scene, person, why, at)})`, { organisationId }),
        sends: (why = "asked", at = month) =>
          works(`send_reminder(${args(scene, person, why, at)}, 'Figures', 'Are due.')`, {
            organisationId,
          }),
      });
      // Whoever asks for one of several gets the one that was written first.
      await sql`update networks set name = name where id = ${id}`;
      await sql`update network_periods set closed_on = closed_on where network_id = ${id}`;
      await withoutRules(scene, async () => {
        for (const other of [
          { period: month - 1 },
          { organisation_id: desk.id, asked_by_id: carrier.id },
          { network_id: elsewhere.id },
          { network_id: elsewhere.id, period: month + 1 },
        ]) {
          await sql`insert into figure_requests select (jsonb_populate_record(r, ${sql.json(other)})).* from figure_requests r
            where network_id = ${id} and period = ${month} and organisation_id = ${carrier.id} and asked_by_id = ${brand.id}`;
        }
        await sql`insert into assignments (network_id, organisation_id, person_id, roles) values (${elsewhere.id}, ${carrier.id}, ${carrier.manager.id}, ${["manager"]})`;
      });
      is("what it tells", JSON.parse(String(await of(carrier.manager).asks())), {
        network: await value(`(select name from networks where id = '${id}')`),
        slug: network.slug,
        organisation: carrier.name,
        organisationSlug: carrier.slug,
        timeZone: "America/New_York",
        to: carrier.manager.email,
        name: carrier.manager.name,
        due: 3,
        entered: 3,
        submitted: 2,
        deadline: "2026-01-10T10:00:00Z",
        askedBy: [desk.name, brand.name],
      });
      for (const [person, why, at] of [
        [carrier.manager, "due", month],
        [carrier.manager, "asked", month - 1],
        [carrier.manager, "asked", month + 1],
        [carrier.viewer, "asked", month],
        [desk.viewer, "asked", month],
      ] as const) {
        is(
          `${person.name} ${why} ${at}`,
          [await of(person).asks(why, at), await of(person).sends(why, at)],
          [null, false],
        );
      }
      const desks = JSON.parse(String(await of(desk.manager).asks()));
      is("the desk's", [desks.organisation, desks.askedBy], [desk.name, [carrier.name]]);
      const wrong = of(carrier.manager, brand.id);
      is("for another organisation", [await wrong.asks(), await wrong.sends()], [null, false]);
      await sql`update organisations set time_zone = 'Pacific/Kiritimati' where id = ${carrier.id}`;
      await sql`update network_periods set due_on = (now() at time zone 'Pacific/Kiritimati')::date where network_id = ${id} and period = ${month}`;
      const due = JSON.parse(String(await of(carrier.manager).asks("due")));
      is("nobody asked for what is due", due.askedBy, []);
      is("written", await of(carrier.deputy).sends(), true);
      is(
        "once",
        [await of(carrier.deputy).sends(), await of(carrier.deputy).asks()],
        [false, null],
      );
      const mail = await value(
        `(select jsonb_agg(concat_ws(' ', to_address, subject, body)) from mail where organisation_id = '${carrier.id}')`,
      );
      is("the mail", mail, [`${carrier.deputy.email} Figures Are due.`]);
      is("the other's", await of(carrier.manager).sends(), true);
    },
  },
  {
    says: "files that wait are forgotten after a day",
    plays: async ({ network, works, is, sql, value }) => {
      const { brand, id } = network;
      for (const ago of ["23 hours", "1 day", "1 day 1 microsecond"]) {
        await sql`insert into imports (network_id, organisation_id, person_id, file_name, sha256, row_count, header, samples, content, created_at)
          values (${id}, ${brand.id}, ${brand.manager.id}, 'figures.csv', repeat('0', 64), 0, '[]', '[]', '{}', now() - ${ago}::interval)`;
      }
      is("one", await works(`forget_imports()`), 1);
      is(
        "the others wait",
        await value(`(select count(*)::int from imports where network_id = '${id}')`),
        2,
      );
    },
  },
];
