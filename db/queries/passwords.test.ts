import { describe, expect, test } from "vitest";
import { asGuest, asViewer } from "../doors";
import { aNetwork, aViewer, type Person } from "../testing";
import { asSuperuser } from "../testing/superuser";
import { newToken } from "../token";
import { askReset, changePassword, resetPassword, resetState } from "./passwords";
import { signIn } from "./sign-in";

const old = "a long enough password";
const next = "three geese on ice";

async function isIn(token: string): Promise<boolean> {
  return (await asViewer({ token }, () => Promise.resolve(true))) === true;
}

async function opens(person: Person, password: string): Promise<boolean> {
  return "token" in (await signIn(person.email, password, crypto.randomUUID()));
}

function change(token: string, current: string, wanted = next, address = "here") {
  return asViewer({ token, writes: true }, (tx, viewer) =>
    changePassword(tx, viewer, { current, next: wanted, address, token }),
  );
}

describe("changing one's password", () => {
  test("needs the current one, ends the other sessions and keeps this one", async () => {
    const { brand } = await aNetwork(old);
    const [token, other] = [await aViewer(brand.manager), await aViewer(brand.manager)];
    const colleague = await aViewer(brand.deputy);
    expect(await change(token, "not it")).toBe("wrong");
    expect(await isIn(other)).toBe(true);
    expect(await opens(brand.manager, old)).toBe(true);
    expect(await change(token, old)).toBe("changed");
    expect(await Promise.all([token, other, colleague].map(isIn))).toEqual([true, false, true]);
    expect(await opens(brand.manager, old)).toBe(false);
    expect(await opens(brand.manager, next)).toBe(true);
    expect(await opens(brand.deputy, old)).toBe(true);
  });

  test.each([
    { wanted: "short", says: "too-short" },
    { wanted: "qwertyuiop123", says: "common" },
    { wanted: "x".repeat(300), says: "too-long" },
  ])("to $wanted is refused: $says", async ({ wanted, says }) => {
    const { brand } = await aNetwork(old);
    const token = await aViewer(brand.manager);
    expect(await change(token, old, wanted)).toBe(says);
    expect(await change(token, old, brand.manager.email)).toBe("personal");
    expect(await opens(brand.manager, old)).toBe(true);
  });

  test("can't be used to guess: the eleventh try is refused, the right one too, and signing in from there as well", async () => {
    const { brand } = await aNetwork(old);
    const token = await aViewer(brand.manager);
    for (let guess = 1; guess <= 10; guess += 1) {
      expect(await change(token, `guess ${guess}`, next, "one place")).toBe("wrong");
    }
    expect(await change(token, "guess 11", next, "one place")).toBe("too-many-attempts");
    expect(await change(token, old, next, "one place")).toBe("too-many-attempts");
    expect(await signIn(brand.manager.email, old, "one place")).toEqual({
      refused: "too-many-attempts",
    });
    expect(await change(token, old, next, "another place")).toBe("changed");
  });

  test("forgets the failures before it, and takes an open link for a new one back", async () => {
    const { brand } = await aNetwork(old);
    const token = await aViewer(brand.manager);
    const link = await aResetLink(brand.manager);
    for (let guess = 1; guess <= 9; guess += 1) await change(token, "no", next, "one place");
    expect(await change(token, old, next, "one place")).toBe("changed");
    for (let guess = 1; guess <= 9; guess += 1) {
      expect(await change(token, "no", next, "one place")).toBe("wrong");
    }
    expect(await asGuest((tx) => resetState(tx, link))).toBe("used");
  });
});

/** A link for a new password as the worker makes it. */
async function aResetLink(person: Person): Promise<string> {
  const { token, hash } = newToken();
  await asSuperuser(
    (superuser) => superuser`
      insert into vault.tokens (token_hash, purpose, email, person_id, expires_at)
      values (${hash}, 'reset-password', ${person.email}, ${person.id}, now() + interval '1 hour')`,
  );
  return token;
}

describe("a link for a new password", () => {
  test("sets it once, ends every session, and forgets failures to sign in", async () => {
    const { brand } = await aNetwork(old);
    const sessions = [await aViewer(brand.manager), await aViewer(brand.manager)];
    const { email } = brand.manager;
    for (let guess = 1; guess <= 10; guess += 1) await signIn(email, "no", "one place");
    const link = await aResetLink(brand.manager);
    const set = (password: string) => asGuest((tx) => resetPassword(tx, link, password));
    expect(await set("short")).toBe("too-short");
    expect(await set(next)).toBe("reset");
    expect(await set("another long password")).toBe("closed");
    expect(await Promise.all(sessions.map(isIn))).toEqual([false, false]);
    expect("token" in (await signIn(email, next, "one place"))).toBe(true);
    expect(await opens(brand.manager, old)).toBe(false);
    expect(await opens(brand.deputy, old)).toBe(true);
  });

  test("works for exactly one of twenty at the same time", async () => {
    const { brand } = await aNetwork(old);
    const link = await aResetLink(brand.manager);
    const words = Array.from({ length: 20 }, (_, place) => `${next} ${place}`);
    const results = await Promise.all(
      words.map((password) => asGuest((tx) => resetPassword(tx, link, password))),
    );
    expect(results.filter((one) => one === "reset")).toHaveLength(1);
    expect(results.filter((one) => one === "closed")).toHaveLength(19);
    const winner = words[results.indexOf("reset")] ?? "";
    expect(await opens(brand.manager, winner)).toBe(true);
  });

  test("opens nothing when its time is over, when it was never made, or when it is for something else", async () => {
    const { brand } = await aNetwork(old);
    const link = await aResetLink(brand.manager);
    await asSuperuser(
      (superuser) => superuser`
        update vault.tokens set expires_at = now() where token_hash = sha256(convert_to(${link}, 'UTF8'))`,
    );
    const state = (token: string) => asGuest((tx) => resetState(tx, token));
    expect(await state(link)).toBe("expired");
    expect(await state("none")).toBeNull();
    for (const token of [link, "none", ""]) {
      expect(await asGuest((tx) => resetPassword(tx, token, next))).toBe("closed");
    }
    expect(await opens(brand.manager, old)).toBe(true);
  });
});

describe("asking for a link", () => {
  const asked = async (email: string) => {
    const [row] = await asSuperuser(
      (superuser) => superuser`
        select count(*)::int as count from vault.reset_requests where email = ${email}`,
    );
    return Number(row?.["count"]);
  };

  test("is noted for any address alike, five times an hour at most, in parallel too", async () => {
    const { brand } = await aNetwork(old);
    const nobody = `nobody@${brand.slug}.example`;
    for (const email of [brand.manager.email, nobody]) {
      await Promise.all(
        Array.from({ length: 20 }, () => asGuest((tx) => askReset(tx, email, crypto.randomUUID()))),
      );
      expect(await asked(email)).toBe(5);
    }
  });

  test("is noted twenty times an hour from one place at most", async () => {
    const word = crypto.randomUUID();
    await Promise.all(
      Array.from({ length: 30 }, (_, place) =>
        asGuest((tx) => askReset(tx, `${place}@${word}.example`, word)),
      ),
    );
    const [row] = await asSuperuser(
      (superuser) => superuser`
        select count(*)::int as count from vault.reset_requests where email like ${`%@${word}.example`}`,
    );
    expect(row).toEqual({ count: 20 });
  });
});
