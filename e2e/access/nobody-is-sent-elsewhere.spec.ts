import { aNetwork } from "@/db/testing";
import { proof } from "@/db/testing/proof";
import { ownPath } from "@/lib/access/own-path";
import { baseUrl } from "../environment";
import { expect, test } from "../fixtures";
import { send, type Answer, type RawRequest } from "../raw-request";
import { addressOf } from "./addresses";
import { inParallel } from "./in-parallel";
import { leavingPayloads } from "./leaving-payloads";
import { routes } from "./matrix";
import { signInTo } from "./sign-in-to";
import { aWorld } from "./world";

const { origin, port } = new URL(baseUrl);
const parameters = ["next", "callbackUrl", "returnTo", "redirect", "url", "period", "as"];

test("no parameter and no path of an address sends anybody elsewhere", async () => {
  const count = proof("T19 redirects, addresses", { floor: 1000 });
  const world = await aWorld();
  const cookie = await world.cookieOf("manager");
  const signing = ["signin", "signout", "error", "verify-request", "callback/credentials"];
  const paths = [
    ...routes.filter((row) => row.answers !== 500).map((row) => addressOf(row, world.told("ours"))),
    ...signing.map((name) => `/api/auth/${name}`),
  ];
  const query = (payload: string) =>
    parameters.map((name) => `${name}=${encodeURIComponent(payload)}`).join("&");
  const asked = leavingPayloads.flatMap((payload) => [
    ...paths.map((path) => ({ path: `${path}?${query(payload)}` })),
    ...paths.slice(0, 3).map((path) => ({ path: `${path}?${query(payload)}`, headers: cookie })),
    ...asPaths(payload).map((path) => ({ path })),
  ]);
  const wrong = await inParallel(asked, async (request) => {
    const answer = await send(request);
    count.denied();
    return leadsElsewhere(answer).map((where) => `${JSON.stringify(request)}: ${where}`);
  });
  expect(wrong.flat()).toEqual([]);
  const { headers } = await send({ path: "/networks" });
  expect(headers.location, "redirects within the site are seen").toBe("/sign-in?next=%2Fnetworks");
  count.allowed();
  count.conclude();
});

test("whoever signs in or out stays on the site, wherever they wanted to go", async () => {
  const count = proof("T19 redirects, signing in and out", { floor: 100 });
  const password = "a long enough password";
  const { brand, slug } = await aNetwork(password);
  const entered = { email: brand.viewer.email, password };
  for (const payload of leavingPayloads) {
    const path = ownPath(payload, origin);
    expect(new URL(path, origin).origin, `after signing in: ${payload}`).toBe(origin);
    const signedIn = await signInTo(entered, payload);
    expect(signedIn.status, payload).toBe(200);
    const { url } = JSON.parse(signedIn.body);
    expect(new URL(String(url), origin).origin, `as next-auth says: ${payload}`).toBe(origin);
    expect(leadsElsewhere(signedIn)).toEqual([]);
    count.denied(2);
  }
  const own = `/networks/${slug}?period=2025-11`;
  expect(ownPath(own, origin)).toBe(own);
  const home = await signInTo(entered, `${origin}${own}`);
  expect(JSON.parse(home.body).url, "a path of ours is kept").toBe(`${origin}${own}`);
  count.allowed(2);
  count.conclude();
});

test("a host that is only claimed sends nobody there", async () => {
  const count = proof("T19 redirects, hosts", { floor: 30 });
  const claims: readonly Readonly<Record<string, string>>[] = [
    { host: "evil.example" },
    { host: `evil.example:${port}` },
    { host: `localhost:${port}@evil.example` },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    { forwarded: "host=evil.example;proto=https" },
    { "x-original-host": "evil.example", "x-host": "evil.example" },
  ];
  const paths = [
    "/",
    "/networks",
    "/networks/",
    "/sign-in/",
    "/api/auth/signin",
    "/api/auth/error",
  ];
  for (const headers of claims) {
    for (const path of paths) {
      const answer = await send({ path, headers });
      expect(leadsElsewhere(answer), `${path} ${JSON.stringify(headers)}`).toEqual([]);
      expect(answer.body, path).not.toContain("evil.example");
      count.denied();
    }
  }
  expect((await send({ path: "/networks" })).status).toBe(307);
  count.allowed();
  count.conclude();
});

/** A payload as the path itself, as far as a request line can carry it. */
function asPaths(payload: string): readonly RawRequest["path"][] {
  const path = payload.replaceAll(/[^\x21-\x7e]/g, (odd) => encodeURIComponent(odd));
  const rooted = path.startsWith("/") ? path : `/${path}`;
  return [rooted, `${rooted}/`, `/networks/..${rooted}/`];
}

/** Where an answer leads that isn't this site: by redirect, refresh, cookie or the start of its page. */
function leadsElsewhere({ status, headers, body }: Answer): readonly string[] {
  const refresh = /;\s*url=(.*)/i.exec(String(headers["refresh"]))?.[1];
  const inPage = /http-equiv="refresh"[^>]*url=([^"]*)"/i.exec(body)?.[1];
  const kept = (headers["set-cookie"] ?? []).map((each) =>
    decodeURIComponent(/\.callback=([^;]*)/.exec(each)?.[1] ?? "/"),
  );
  const targets = [headers.location, refresh, inPage, ...kept].filter((one) => one !== undefined);
  return [...targets.filter(isElsewhere), ...(status >= 500 ? [`status ${status}`] : [])];
}

function isElsewhere(target: string): boolean {
  // As a browser reads it: relative to the page, with what it takes for slashes.
  return !URL.canParse(target, origin) || new URL(target, origin).origin !== origin;
}
