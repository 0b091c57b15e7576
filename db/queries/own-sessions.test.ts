import { describe, expect, test } from "vitest";
import { asViewer } from "../doors";
import { actAs, aNetwork, aViewer, type Person } from "../testing";
import { asSuperuser } from "../testing/superuser";
import { endOtherSessions, endOwnSession, listOwnSessions } from "./own-sessions";
import { endSession, signIn } from "./sign-in";

/** Makes a session as if it had begun, and was last seen, so many minutes ago; it ends twelve hours after it began. */
function aged(token: string, { began, seen }: { readonly began: number; readonly seen: number }) {
  return asSuperuser(
    (superuser) => superuser`
      update sessions set created_at = now() - make_interval(mins => ${began}),
        expires_at = now() - make_interval(mins => ${began}) + interval '12 hours',
        last_seen_at = now() - make_interval(mins => ${seen})
      where token_hash = sha256(convert_to(${token}, 'UTF8'))`,
  );
}

async function isIn(token: string): Promise<boolean> {
  return (await asViewer({ token }, () => Promise.resolve(true))) === true;
}

async function ids(token: string): Promise<readonly string[]> {
  const seen = await asViewer({ token }, (tx) => listOwnSessions(tx, token));
  return (seen ?? []).map(({ id }) => id);
}

async function seenMinutesAgo(token: string): Promise<number> {
  const [row] = await asSuperuser(
    (superuser) => superuser`
      select extract(epoch from now() - last_seen_at)::int / 60 as minutes from sessions
      where token_hash = sha256(convert_to(${token}, 'UTF8'))`,
  );
  return Number(row?.["minutes"]);
}

describe("a session", () => {
  test("ends two hours after it was last used, and goes on as long as it is", async () => {
    const { brand } = await aNetwork();
    const token = await aViewer(brand.manager);
    await aged(token, { began: 300, seen: 119 });
    expect(await isIn(token)).toBe(true);
    expect(await seenMinutesAgo(token)).toBe(0);
    await aged(token, { began: 300, seen: 120 });
    for (const writes of [false, true]) {
      expect(await asViewer({ token, writes }, () => Promise.resolve(true))).toBeNull();
    }
    expect(await seenMinutesAgo(token)).toBe(120);
  });

  test("ends twelve hours after signing in, however much it is used", async () => {
    const { brand } = await aNetwork("a long enough password");
    const signedIn = await signIn(brand.manager.email, "a long enough password", "here");
    const token = "token" in signedIn ? signedIn.token : "";
    await aged(token, { began: 719, seen: 0 });
    expect(await isIn(token)).toBe(true);
    await aged(token, { began: 720, seen: 0 });
    expect(await isIn(token)).toBe(false);
  });

  test("isn't written to by every request: once a minute is enough", async () => {
    const { brand } = await aNetwork();
    const token = await aViewer(brand.manager);
    const version = async () => {
      const [row] = await asSuperuser(
        (superuser) => superuser`
          select xmin::text as version from sessions where token_hash = sha256(convert_to(${token}, 'UTF8'))`,
      );
      return String(row?.["version"]);
    };
    const before = await version();
    for (let request = 1; request <= 5; request += 1) expect(await isIn(token)).toBe(true);
    expect(await version()).toBe(before);
  });
});

describe("one's own sessions", () => {
  test("are listed with their device, this one first, and are nobody else's to see", async () => {
    const { brand } = await aNetwork("a long enough password");
    const phone = await signIn(brand.manager.email, "a long enough password", "x", "A phone");
    const desk = await signIn(brand.manager.email, "a long enough password", "x", "A desk");
    const [phoneToken, deskToken] = [phone, desk].map((one) => ("token" in one ? one.token : ""));
    const seen = await asViewer({ token: phoneToken ?? "" }, (tx) =>
      listOwnSessions(tx, phoneToken ?? ""),
    );
    expect(seen?.map(({ device, isThis }) => [device, isThis])).toEqual([
      ["A phone", true],
      ["A desk", false],
    ]);
    const colleague = await aViewer(brand.deputy);
    expect(await ids(colleague)).toHaveLength(1);
    expect(await ids(deskToken ?? "")).toHaveLength(2);
  });

  test("don't list those that have ended or are over", async () => {
    const { brand } = await aNetwork();
    const [token, ended, idle] = [
      await aViewer(brand.manager),
      await aViewer(brand.manager),
      await aViewer(brand.manager),
    ];
    await aViewer(brand.manager, { expiresAt: new Date(Date.now() - 1000) });
    await endSession(ended);
    await aged(idle, { began: 200, seen: 121 });
    expect(await ids(token)).toHaveLength(1);
  });

  test("are ended one by one, or all but this one, at once", async () => {
    const { brand } = await aNetwork();
    const tokens = await Promise.all([1, 2, 3, 4].map(() => aViewer(brand.manager)));
    const [token = "", second = "", third = "", fourth = ""] = tokens;
    const [, ...others] = await ids(token);
    const end = (by: Person, id: string) => actAs(by, (tx) => endOwnSession(tx, id));
    expect(await end(brand.deputy, others[0] ?? "")).toBe(false);
    expect(await end(brand.admin, others[0] ?? "")).toBe(false);
    const before = await Promise.all([second, third, fourth].map(isIn));
    expect(before).toEqual([true, true, true]);
    const ended = await asViewer({ token, writes: true }, (tx) =>
      endOwnSession(tx, others[0] ?? ""),
    );
    expect(ended).toBe(true);
    const after = await Promise.all([second, third, fourth].map(isIn));
    expect(after.filter(Boolean)).toHaveLength(2);
    const count = await asViewer({ token, writes: true }, (tx) => endOtherSessions(tx, token));
    expect(count).toBe(2);
    expect(await Promise.all(tokens.map(isIn))).toEqual([true, false, false, false]);
  });

  test("of two tabs that end each other's, one stays", async () => {
    for (let round = 1; round <= 10; round += 1) {
      const { brand } = await aNetwork();
      const tokens = await Promise.all([1, 2].map(() => aViewer(brand.manager)));
      await Promise.all(
        tokens.map((token) =>
          asViewer({ token, writes: true }, (tx) => endOtherSessions(tx, token)),
        ),
      );
      const left = await Promise.all(tokens.map(isIn));
      expect(left.filter(Boolean)).toHaveLength(1);
    }
  });
});
