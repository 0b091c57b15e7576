import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { asJob } from "../doors";
import { mail } from "../schema/mail";
import { actAs, aNetwork, type Person } from "../testing";
import { seenByEach } from "../testing/onlookers";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { listMail, queueMail } from "./mail";

const letter = { to: "new@newcomer.example", subject: "Grüße", body: "http://x.example/secret" };

function send(person: Person, written: Partial<typeof letter> = {}) {
  return actAs(person, (tx, viewer) => queueMail(tx, viewer, { ...letter, ...written }));
}

async function subjects(tx: Parameters<typeof listMail>[0]) {
  return (await listMail(tx)).map(({ subject }) => subject);
}

describe("mail", () => {
  test("is seen by the admins of the organisation that sends it, and by nobody else", async () => {
    const network = await aNetwork();
    const { brand, carrier } = network;
    await send(brand.manager);
    await send(carrier.admin, { subject: "Theirs" });
    const seen = await seenByEach(
      {
        "its admin": brand.admin,
        "its manager, who wrote it": brand.manager,
        "its board": brand.board,
        "the other's admin": carrier.admin,
      },
      subjects,
    );
    expect(seen).toEqual({
      nobody: [],
      "its admin": ["Grüße"],
      "its manager, who wrote it": [],
      "its board": [],
      "the other's admin": ["Theirs"],
    });
  });

  test("waits with all that its admin may know, its text not among it", async () => {
    const { brand } = await aNetwork();
    await send(brand.manager);
    const [entry] = await actAs(brand.admin, (tx) => listMail(tx));
    expect(entry).toMatchObject({
      toAddress: letter.to,
      status: "queued",
      sentAt: null,
      problem: null,
      heldBody: null,
    });
    const body = actAs(brand.admin, (tx) => tx.select({ body: mail.body }).from(mail));
    expect(await refusalOf(body)).toMatch(/permission denied/);
  });

  test("shows the newest first, as many as are asked for", async () => {
    const { brand } = await aNetwork();
    for (const subject of ["first", "second", "third"]) await send(brand.manager, { subject });
    const latest = await actAs(brand.admin, (tx) => listMail(tx, { limit: 2 }));
    expect(latest.map(({ subject }) => subject)).toEqual(["third", "second"]);
  });

  test("that would open more than the organisation's own isn't shown to its admins", async () => {
    const { brand } = await aNetwork();
    await send(brand.manager);
    await asSuperuser(
      (superuser) => superuser`
        update mail set admins_may_read = false where organisation_id = ${brand.id}`,
    );
    expect(await actAs(brand.admin, subjects)).toEqual([]);
  });

  test("is written in no other organisation's name, and never as sent", async () => {
    const { brand, carrier } = await aNetwork();
    const asAnother = actAs(brand.manager, (tx, viewer) =>
      queueMail(tx, { ...viewer, organisationId: carrier.id }, letter),
    );
    expect(await refusalOf(asAnother)).toMatch(/row-level security/);
    const asSent = actAs(brand.manager, (tx) =>
      tx.execute(sql`
        insert into mail (organisation_id, to_address, subject, body, status)
        values (${brand.id}, 'a@b.example', 's', 'b', 'sent')`),
    );
    expect(await refusalOf(asSent)).toMatch(/permission denied/);
    await send(brand.manager);
  });

  test("is changed and deleted by nobody who is signed in", async () => {
    const { brand } = await aNetwork();
    await send(brand.manager);
    for (const statement of [sql`update mail set status = 'sent'`, sql`delete from mail`]) {
      const attempt = actAs(brand.admin, (tx) => tx.execute(statement));
      expect(await refusalOf(attempt)).toMatch(/permission denied/);
    }
  });

  test.each([
    { to: "a@b.example\r\nBcc: all@b.example" },
    { to: "a@b.example, c@d.example" },
    { to: "Ada <a@b.example>" },
    { to: "a@b.example;c@d.example" },
    { to: '"a b"@b.example' },
    { to: "nobody" },
    { subject: "Hello\r\nBcc: all@b.example" },
    { subject: "Hello\u0000" },
  ])("names one recipient and has one line of subject: not %j", async (odd) => {
    const { brand } = await aNetwork();
    expect(await refusalOf(send(brand.manager, odd))).toMatch(/check constraint|invalid byte/);
  });

  test("reaches the worker one organisation at a time", async () => {
    const { brand, carrier } = await aNetwork();
    await send(brand.manager);
    await send(carrier.manager);
    const organisations = await asJob({ organisation: brand.id }, (tx) =>
      tx.select({ id: mail.organisationId }).from(mail),
    );
    expect(organisations).toEqual([{ id: brand.id }]);
    expect(await asJob(null, (tx) => tx.select().from(mail))).toEqual([]);
  });
});
