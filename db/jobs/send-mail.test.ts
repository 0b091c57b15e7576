import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listMail, queueMail } from "../queries/mail";
import { actAs, aNetwork, type Organisation } from "../testing";
import { doJobs, storedJobs, storedMail } from "../testing/jobs";
import { aMailServer, type TestMailServer } from "../testing/mail-server";
import { seenByEach } from "../testing/onlookers";
import { refusalOf } from "../testing/refusal";
import { asSuperuser } from "../testing/superuser";
import { sendMail } from "./send-mail";

const long = `${"Größe über alles – naïve façade № 12, ".repeat(40)}end`;
const letter = {
  to: "new@newcomer.example",
  subject: "Brightwave lädt Newcomer zu „Hafen“ ein",
  body: `Grüß Gott,\n\n.\n.. a line of dots\n${long}\n\nhttp://x.example/invitations/${"a".repeat(43)}\n`,
};

let server: TestMailServer | null = null;

async function serve(options: Parameters<typeof aMailServer>[0] = {}) {
  server = await aMailServer(options);
  vi.stubEnv("SMTP_URL", server.url);
  return server;
}

/** An organisation that has one mail waiting. */
async function aSender(): Promise<{ readonly sender: Organisation; readonly other: Organisation }> {
  const { brand, carrier } = await aNetwork();
  await actAs(brand.manager, (tx, viewer) => queueMail(tx, viewer, letter));
  return { sender: brand, other: carrier };
}

async function mailOf(sender: Organisation) {
  const [found, ...others] = await storedMail(sender);
  if (found === undefined || others.length > 0) throw new Error("not one mail");
  return found;
}

async function jobOf(sender: Organisation) {
  const { id } = await mailOf(sender);
  return (await storedJobs()).find(({ key }) => key === `mail ${id}`) ?? null;
}

beforeEach(async () => {
  vi.stubEnv("SMTP_URL", "");
  vi.stubEnv("MAIL_FROM", "Throughline <scorecard@throughline.example>");
  await asSuperuser((sql) => sql`delete from graphile_worker._private_jobs`);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = null;
});

describe("a mail server", () => {
  test("gets exactly the mail, umlauts, dots and long lines among it; its text is kept no longer", async () => {
    const { received } = await serve();
    const { sender } = await aSender();
    const { id } = await mailOf(sender);
    await doJobs();
    expect(received).toHaveLength(1);
    const [{ envelopeTo, read, raw } = { envelopeTo: [], read: null, raw: "" }] = received;
    expect(envelopeTo).toEqual([letter.to]);
    expect(read).toMatchObject({
      from: { name: "Throughline", address: "scorecard@throughline.example" },
      to: [{ name: "", address: letter.to }],
      subject: letter.subject,
      messageId: `<${id}@throughline.example>`,
    });
    expect(read?.text?.replaceAll("\r\n", "\n")).toBe(letter.body);
    expect(read?.html).toBeUndefined();
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw.split("\r\n").every((line) => line.length <= 78)).toBe(true);
    expect(await mailOf(sender)).toMatchObject({
      status: "sent",
      body: "",
      held_body: null,
      sent_at: expect.any(Date),
      problem: null,
      claimed_until: null,
    });
    expect(await jobOf(sender)).toBeNull();
  });

  test("gets each mail once, however often the job is done", async () => {
    const { received } = await serve();
    const { sender } = await aSender();
    const { id: mailId } = await mailOf(sender);
    await doJobs();
    const again = { isLast: false, stopping: new AbortController().signal };
    await sendMail({ organisationId: sender.id, mailId }, again);
    expect(received).toHaveLength(1);
  });

  test("gets a mail from one worker at a time, and from another once the first renews its claim no more", async () => {
    const { received } = await serve();
    const { sender } = await aSender();
    const { id } = await mailOf(sender);
    const claim = (from: string) =>
      asSuperuser(
        (sql) => sql`update mail set claimed_until = now() + ${from}::interval where id = ${id}`,
      );
    await claim("2 seconds");
    const doing = doJobs();
    await sleep(500);
    await claim("1 hour");
    await doing;
    expect(received).toHaveLength(0);
    expect(await jobOf(sender)).toMatchObject({
      attempts: 1,
      last_error: `mail ${id} is being sent by another worker`,
    });
    await claim("-1 second");
    await doJobs({ now: true });
    expect(received).toHaveLength(1);
    expect(await mailOf(sender)).toMatchObject({ status: "sent" });
  });

  test("gets a mail whose worker was killed as soon as its claim is over, in the same try", async () => {
    const { received } = await serve();
    const { sender } = await aSender();
    const { id } = await mailOf(sender);
    await asSuperuser(
      (sql) => sql`update mail set claimed_until = now() + interval '1 second' where id = ${id}`,
    );
    await doJobs();
    expect(received).toHaveLength(1);
    expect(await jobOf(sender)).toBeNull();
  });
});

describe("what a mail server doesn't take", () => {
  test("for good is given up at once, with what it said but for links", async () => {
    const { received } = await serve({ toRecipient: () => 550 });
    const { sender } = await aSender();
    await doJobs();
    expect(received).toEqual([]);
    expect(await mailOf(sender)).toMatchObject({
      status: "failed",
      body: "",
      held_body: null,
      problem: "the mail server refused this mail: 550 no thanks, see … and others",
    });
    expect(await jobOf(sender)).toBeNull();
  });

  test("for good after it read the text is given up too", async () => {
    await serve({ toMail: () => 554 });
    const { sender } = await aSender();
    await doJobs();
    expect(await mailOf(sender)).toMatchObject({ status: "failed", body: "" });
  });

  test("for now is tried again, until it does", async () => {
    const { received, offered } = await serve({ toMail: (before) => (before < 2 ? 451 : null) });
    const { sender } = await aSender();
    await doJobs();
    expect(await mailOf(sender)).toMatchObject({
      status: "queued",
      body: letter.body,
      claimed_until: null,
      problem: "the mail server refused this mail: 451 no thanks, see … and others",
    });
    const { id } = await mailOf(sender);
    const job = await jobOf(sender);
    expect(job).toMatchObject({ attempts: 1, last_error: `mail ${id} was not taken: 451` });
    expect(job?.due_in).toBeGreaterThan(1);
    await doJobs({ now: true });
    await doJobs({ now: true });
    expect(offered).toHaveLength(3);
    const ids = new Set(received.map(({ read }) => read.messageId));
    expect([...ids]).toEqual([`<${id}@throughline.example>`]);
    expect(await mailOf(sender)).toMatchObject({ status: "sent", body: "", problem: null });
  });

  test("since it isn't there is tried again, later each time, and given up with the last try", async () => {
    const gone = await serve();
    await gone.close();
    const { sender } = await aSender();
    await doJobs();
    expect(await mailOf(sender)).toMatchObject({
      status: "queued",
      problem: expect.stringMatching(/^the mail server could not be reached \(E[A-Z]+\)$/),
    });
    const first = await jobOf(sender);
    await doJobs({ now: true });
    const second = await jobOf(sender);
    expect(second?.due_in).toBeGreaterThan(2 * (first?.due_in ?? 0));
    await asSuperuser(
      (sql) => sql`update graphile_worker._private_jobs set attempts = max_attempts - 1`,
    );
    await doJobs({ now: true });
    expect(await mailOf(sender)).toMatchObject({ status: "failed", body: "" });
    expect(await jobOf(sender)).toBeNull();
  });

  test("when the worker has to stop is tried again by the next", async () => {
    const { received, offered } = await serve({
      toMail: (before) => (before < 1 ? "silence" : null),
    });
    const { sender } = await aSender();
    const { id: mailId } = await mailOf(sender);
    const stop = new AbortController();
    const sending = refusalOf(
      sendMail({ organisationId: sender.id, mailId }, { isLast: false, stopping: stop.signal }),
    );
    await vi.waitUntil(() => offered.length === 1);
    expect(await mailOf(sender)).toMatchObject({ claimed_until: expect.any(Date) });
    stop.abort();
    expect(await sending).toBe(`mail ${mailId} was not taken: EABORT`);
    expect(await mailOf(sender)).toMatchObject({ status: "queued", claimed_until: null });
    await doJobs();
    expect(received).toHaveLength(1);
  });
});

describe("without a mail server", () => {
  test("mail is held for the admins of its organisation, and read by nobody else", async () => {
    const { sender, other } = await aSender();
    await doJobs();
    expect(await mailOf(sender)).toMatchObject({ status: "held", body: "", sent_at: null });
    const seen = await seenByEach(
      {
        "its admin": sender.admin,
        "its manager, who wrote it": sender.manager,
        "the other's admin": other.admin,
      },
      async (tx) => (await listMail(tx)).map(({ heldBody }) => heldBody),
    );
    expect(seen).toEqual({
      nobody: [],
      "its admin": [letter.body],
      "its manager, who wrote it": [],
      "the other's admin": [],
    });
  });

  test("what would open more than the organisation's own is held without its text", async () => {
    const { sender } = await aSender();
    await asSuperuser(
      (sql) => sql`update mail set admins_may_read = false where organisation_id = ${sender.id}`,
    );
    await doJobs();
    expect(await mailOf(sender)).toMatchObject({ status: "held", body: "", held_body: null });
    expect(await actAs(sender.admin, (tx) => listMail(tx))).toEqual([]);
  });

  test("what is held stays held when there is one later", async () => {
    const { sender } = await aSender();
    await doJobs();
    const { id: mailId } = await mailOf(sender);
    const { offered } = await serve();
    const again = { isLast: false, stopping: new AbortController().signal };
    await sendMail({ organisationId: sender.id, mailId }, again);
    expect(offered).toEqual([]);
    expect(await mailOf(sender)).toMatchObject({ status: "held", held_body: letter.body });
  });
});
