import { aNetwork } from "@/db/testing";
import { proof } from "@/db/testing/proof";
import { baseUrl } from "../environment";
import { expect, test } from "../fixtures";
import { send } from "../raw-request";
import { actionText } from "./action-call";
import { behindHttps, type Served } from "./behind-https";
import { idOf } from "./build";
import { actions } from "./matrix";
import { headerProblems } from "./safe-headers";

const form = { "content-type": "application/x-www-form-urlencoded" };
const password = "a long enough password";

/** A cookie as it is set: its name, its value and its attributes, names in lower case. */
type SetCookie = {
  readonly name: string;
  readonly value: string;
  readonly attributes: Readonly<Record<string, string>>;
};

test("under an https address cookies are the host's own and go over https alone", async () => {
  test.setTimeout(120_000);
  const count = proof("T20 cookies under https", { floor: 10 });
  const served = await behindHttps("https://score.example");
  try {
    const { slug, brand } = await aNetwork(password);
    const csrf = await served.send({ path: "/api/auth/csrf" });
    const signedIn = await signIn(served, csrf, { email: brand.viewer.email, password });
    expect(signedIn.status).toBe(200);
    const set = [csrf, signedIn].flatMap(({ headers }) => cookiesIn(headers["set-cookie"]));
    expect(new Set(set.map(({ name }) => name))).toEqual(
      new Set(["csrf", "callback", "session"].map((name) => `__Host-throughline.${name}`)),
    );
    for (const { name, attributes } of set) {
      expect(attributes, name).toMatchObject({ secure: "", httponly: "", samesite: "Lax" });
      expect(attributes["path"], name).toBe("/");
      expect(attributes["domain"], name).toBeUndefined();
      count.allowed();
    }
    const session = set.find(({ name }) => name.endsWith(".session"));
    const cookie = `${session?.name}=${session?.value}`;
    const path = `/networks/${slug}`;
    const page = await served.send({ path, headers: { cookie } });
    expect(page.status, "the cookie signs in").toBe(200);
    expect(headerProblems(page, { kept: false })).toEqual([]);
    count.allowed();

    const unsafe = { cookie: cookie.replace("__Host-", "") };
    expect((await served.send({ path, headers: unsafe })).status, "another name").toBe(307);
    const signOut = actions.find(({ name }) => name === "signOut");
    if (signOut === undefined) throw new Error("nobody can sign out");
    const call = actionText(idOf(signOut), []);
    for (const origin of [
      "http://score.example",
      "https://evil.example",
      "https://a.score.example",
    ]) {
      const headers = { ...call.headers, cookie, origin };
      const refused = await served.send({ ...call, path, method: "POST", headers });
      expect(refused.status, origin).toBe(403);
      count.denied();
    }
    const headers = { ...call.headers, cookie, origin: served.origin };
    const out = await served.send({ ...call, path, method: "POST", headers });
    const [ended] = cookiesIn(out.headers["set-cookie"]);
    expect(ended?.name).toBe("__Host-throughline.session");
    expect(ended?.attributes).toMatchObject({
      "max-age": "0",
      secure: "",
      httponly: "",
      path: "/",
    });
    expect((await served.send({ path, headers: { cookie } })).status).toBe(307);
    count.allowed(2);

    const away = await served.send({
      path: "/networks",
      headers: { "x-forwarded-host": "evil.example" },
    });
    expect(new URL(away.headers.location ?? "", served.origin).origin).toBe(served.origin);
    count.denied();
  } finally {
    await served.stop();
  }
  count.conclude();
});

test("under a local address they are named by port, and kept from scripts all the same", async () => {
  const { headers } = await send({ path: "/api/auth/csrf" });
  const set = cookiesIn(headers["set-cookie"]);
  expect(set.map(({ name }) => name).toSorted()).toEqual(
    ["callback", "csrf"].map((name) => `throughline-${new URL(baseUrl).port}.${name}`),
  );
  for (const { attributes } of set) {
    expect(attributes).toMatchObject({ httponly: "", samesite: "Lax", path: "/" });
    expect(attributes["domain"]).toBeUndefined();
  }
});

async function signIn(
  served: Served,
  csrf: Awaited<ReturnType<Served["send"]>>,
  entered: Readonly<Record<string, string>>,
) {
  const { csrfToken } = JSON.parse(csrf.body);
  const cookie = cookiesIn(csrf.headers["set-cookie"])
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
  return served.send({
    path: "/api/auth/callback/credentials",
    method: "POST",
    headers: { ...form, cookie, origin: served.origin },
    body: new URLSearchParams({ ...entered, csrfToken, json: "true" }).toString(),
  });
}

function cookiesIn(set: readonly string[] = []): readonly SetCookie[] {
  return set.map((line) => {
    const [pair = "", ...rest] = line.split("; ");
    const gap = pair.indexOf("=");
    const attributes = rest.map((each) => {
      const [name = "", value = ""] = each.split("=");
      return [name.toLowerCase(), value] as const;
    });
    return {
      name: pair.slice(0, gap),
      value: pair.slice(gap + 1),
      attributes: Object.fromEntries(attributes),
    };
  });
}
