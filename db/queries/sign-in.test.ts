import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { asGuest, asViewer } from "../doors";
import { aNetwork } from "../testing";
import { asSuperuser } from "../testing/superuser";
import { endSession, signIn, type SignIn } from "./sign-in";

const password = "a long enough password";
const wrong: SignIn = { refused: "wrong" };
const tooMany: SignIn = { refused: "too-many-attempts" };

/** An address that no other test comes from. */
function anAddress() {
  return crypto.randomUUID();
}

async function anAccount() {
  const { brand } = await aNetwork(password);
  return brand.manager;
}

function guesses(email: string, address: string, count: number) {
  return Promise.all(Array.from({ length: count }, () => signIn(email, "a guess", address)));
}

async function whoseSession(result: SignIn) {
  if ("refused" in result) return result.refused;
  return asViewer(result, (_, viewer) => Promise.resolve(viewer.personId));
}

describe("signing in", () => {
  test("with the right password opens a session of twelve hours", async () => {
    const person = await anAccount();
    const result = await signIn(person.email, password, anAddress());
    expect(await whoseSession(result)).toBe(person.id);
    expect(result).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/), hours: 12 });
    const [session] = await asSuperuser(
      (superuser) => superuser`
        select organisation_id, extract(epoch from expires_at - created_at)::int as seconds, ended_at
        from sessions where person_id = ${person.id}`,
    );
    expect(session).toEqual({
      organisation_id: person.organisationId,
      seconds: 12 * 3600,
      ended_at: null,
    });
  });

  test("keeps nothing of the token but its hash, and gives a new one each time", async () => {
    const person = await anAccount();
    const results = [
      await signIn(person.email, password, anAddress()),
      await signIn(person.email.toUpperCase(), password, anAddress()),
    ];
    const tokens = results.map((one) => ("token" in one ? one.token : ""));
    expect(new Set(tokens).size).toBe(2);
    const kept = await asSuperuser(
      (superuser) => superuser`
        select count(*) filter (where token_hash = sha256(convert_to(${tokens[0] ?? ""}, 'UTF8')))::int as hashes,
          count(*) filter (where to_jsonb(s)::text like ${`%${tokens[0]}%`})::int as tokens
        from sessions s where person_id = ${person.id}`,
    );
    expect(kept[0]).toEqual({ hashes: 1, tokens: 0 });
  });

  test("is refused in the same words for a wrong password, an unknown account and one without password", async () => {
    const person = await anAccount();
    const { brand: withoutPassword } = await aNetwork();
    const [known, unknown, without] = [
      await signIn(person.email, `${password}.`, anAddress()),
      await signIn(`nobody-${person.email}`, password, anAddress()),
      await signIn(withoutPassword.manager.email, password, anAddress()),
    ];
    expect(known).toEqual(wrong);
    expect(unknown).toEqual(known);
    expect(without).toEqual(known);
  });

  test("costs as much for an unknown account as for a wrong password", async () => {
    const person = await anAccount();
    // Processor time, and the least of several tries: neither other work on the machine nor a pause counts.
    const cost = async (email: string) => {
      const before = process.cpuUsage();
      await signIn(email, "a guess", anAddress());
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    let [known, unknown] = [Infinity, Infinity];
    for (let round = 0; round < 9; round += 1) {
      known = Math.min(known, await cost(person.email));
      unknown = Math.min(unknown, await cost(`no-${person.email}`));
    }
    // Without the hash of nobody's password, an unknown account would cost a tenth.
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  test("needs an organisation to sign in to", async () => {
    const person = await anAccount();
    await asSuperuser(async (superuser) => {
      await superuser`delete from assignments where person_id = ${person.id}`;
      await superuser`set session_replication_role = replica`;
      await superuser`delete from organisation_people where person_id = ${person.id}`;
    });
    expect(await signIn(person.email, password, anAddress())).toEqual(wrong);
  });
});

describe("guessing", () => {
  test("is refused after ten failures for an account from one address, then even with the right password", async () => {
    const person = await anAccount();
    const address = anAddress();
    for (let guess = 1; guess <= 10; guess += 1) {
      expect(await signIn(person.email, "a guess", address), `guess ${guess}`).toEqual(wrong);
    }
    expect(await signIn(person.email, "a guess", address)).toEqual(tooMany);
    expect(await signIn(person.email, password, address)).toEqual(tooMany);
    const [answer] = await asGuest((tx) =>
      tx.execute(sql`select * from begin_sign_in(${person.email}, ${address})`),
    );
    expect(answer).toEqual({ attempt_id: null, allowed: false, password_hash: null });
  });

  test("is refused for an account that isn't there just the same", async () => {
    const address = anAddress();
    const email = `nobody@${anAddress()}.example`;
    expect(await guesses(email, address, 10)).toEqual(Array.from({ length: 10 }, () => wrong));
    expect(await signIn(email, "a guess", address)).toEqual(tooMany);
  });

  test("doesn't keep the account's owner out from elsewhere, nor others at the same address", async () => {
    const [person, neighbour] = [await anAccount(), await anAccount()];
    const address = anAddress();
    await guesses(person.email, address, 11);
    expect(await signIn(person.email, password, address)).toEqual(tooMany);
    expect(await whoseSession(await signIn(person.email, password, anAddress()))).toBe(person.id);
    expect(await whoseSession(await signIn(neighbour.email, password, address))).toBe(neighbour.id);
  });

  test("counts in parallel too: of thirty at once ten are tried", async () => {
    const person = await anAccount();
    const results = await guesses(person.email, anAddress(), 30);
    expect(results.filter((one) => "refused" in one && one.refused === "wrong")).toHaveLength(10);
    expect(results.filter((one) => "refused" in one && one.refused !== "wrong")).toHaveLength(20);
  });

  test("counts in parallel over many accounts too: of thirty from an address that failed 95 times, five are tried", async () => {
    const address = anAddress();
    await asSuperuser(
      (superuser) => superuser`
        insert into vault.sign_in_attempts (account_hash, address_hash)
        select sha256(n::text::bytea), sha256(convert_to(${address}, 'UTF8')) from generate_series(1, 95) n`,
    );
    const results = await Promise.all(
      Array.from({ length: 30 }, () => signIn(anAddress(), "a guess", address)),
    );
    expect(results.filter((one) => "refused" in one && one.refused === "wrong")).toHaveLength(5);
  });

  test("is forgiven by a success", async () => {
    const person = await anAccount();
    const address = anAddress();
    await guesses(person.email, address, 9);
    expect(await whoseSession(await signIn(person.email, password, address))).toBe(person.id);
    await guesses(person.email, address, 9);
    expect(await whoseSession(await signIn(person.email, password, address))).toBe(person.id);
  });

  test.each([
    { of: "one address", spread: "accounts", account: anAddress, address: () => "one address" },
    {
      of: "one account",
      spread: "addresses",
      account: () => "one@account.example",
      address: anAddress,
    },
  ])(
    "from $of is refused after a hundred failures over many $spread",
    async ({ account, address }) => {
      const failures = Array.from({ length: 99 }, () => ({
        account: account(),
        address: address(),
      }));
      await asSuperuser(
        (superuser) => superuser`
        insert into vault.sign_in_attempts (account_hash, address_hash)
        select sha256(convert_to(f.account, 'UTF8')), sha256(convert_to(f.address, 'UTF8'))
        from jsonb_to_recordset(${superuser.json(failures)}) f (account text, address text)`,
      );
      expect(await signIn(account(), "a guess", address())).toEqual(wrong);
      expect(await signIn(account(), "a guess", address())).toEqual(tooMany);
    },
  );

  test("counts for a quarter of an hour, and is forgotten after a day", async () => {
    const person = await anAccount();
    const address = anAddress();
    await guesses(person.email, address, 10);
    const earlier = (minutes: number) =>
      asSuperuser(
        (superuser) => superuser`
          update vault.sign_in_attempts set at = at - make_interval(mins => ${minutes})
          where address_hash = sha256(convert_to(${address}, 'UTF8'))`,
      );
    await earlier(14);
    expect(await signIn(person.email, password, address)).toEqual(tooMany);
    await earlier(2);
    expect(await signIn(person.email, "a guess", address)).toEqual(wrong);
    await earlier(24 * 60);
    await signIn(person.email, "a guess", anAddress());
    const [left] = await asSuperuser(
      (superuser) => superuser`
        select count(*)::int as attempts from vault.sign_in_attempts
        where address_hash = sha256(convert_to(${address}, 'UTF8'))`,
    );
    expect(left).toEqual({ attempts: 0 });
  });
});

describe("an attempt opens a session", () => {
  async function anAttempt(email: string) {
    const [row] = await asGuest((tx) =>
      tx.execute<{ attempt_id: string }>(
        sql`select attempt_id from begin_sign_in(${email}, ${anAddress()})`,
      ),
    );
    return row?.attempt_id ?? "";
  }

  async function completed(attempt: string, email: string) {
    const [row] = await asGuest((tx) =>
      tx.execute<{ opened: boolean }>(
        sql`select complete_sign_in(${attempt}, ${email}, sha256(${anAddress()}::bytea), '1 hour') as opened`,
      ),
    );
    return row?.opened;
  }

  test("once", async () => {
    const { email } = await anAccount();
    const attempt = await anAttempt(email);
    expect(await completed(attempt, email)).toBe(true);
    expect(await completed(attempt, email)).toBe(false);
  });

  test("for its own account alone, and only if there was one", async () => {
    const [one, other] = [await anAccount(), await anAccount()];
    expect(await completed(await anAttempt(one.email), other.email)).toBe(false);
    expect(await completed(crypto.randomUUID(), one.email)).toBe(false);
  });

  test("within five minutes", async () => {
    const { email } = await anAccount();
    const attempt = await anAttempt(email);
    await asSuperuser(
      (superuser) => superuser`
        update vault.sign_in_attempts set at = at - interval '5 minutes' where id = ${attempt}`,
    );
    expect(await completed(attempt, email)).toBe(false);
  });
});

describe("a session ends", () => {
  test("when it is ended: the next use of its token is nobody's, other sessions go on", async () => {
    const person = await anAccount();
    const [one, other] = [
      await signIn(person.email, password, anAddress()),
      await signIn(person.email, password, anAddress()),
    ];
    await endSession("token" in one ? one.token : "");
    expect(await whoseSession(one)).toBeNull();
    expect(await whoseSession(other)).toBe(person.id);
  });

  test("and ending what is no session is no error", async () => {
    await expect(endSession("made up")).resolves.toBeUndefined();
  });
});
